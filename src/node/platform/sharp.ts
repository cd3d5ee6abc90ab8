// sharp, loaded when something needs it: WebP, AVIF and JPEG are its work, and the reading of images. What is not installed is
// told in a sentence.
import type { Sharp } from 'sharp';
import { CastError } from '../../core/errors.js';
import type { ImageEncoding, PlatformFiles, PlatformImage } from '../../core/platform.js';
import { drawSvg, isVector } from './svg-image.js';
import { readUserBytes } from './user-file.js';

const MOST_PIXELS = 100_000_000;
const MOST_BYTES = 100_000_000;

/** @param advice how to get it, after "cannot be loaded: " */
async function loadSharp(file: string, need: string, advice: string): Promise<typeof import('sharp').default> {
  try {
    return (await import('sharp')).default;
  } catch (cause) {
    const sentence = `${need} the package sharp, which cannot be loaded: ${advice}`;
    throw new CastError({ file }, sentence, undefined, { cause });
  }
}

const firstLine = (cause: unknown): string =>
  cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);

/** As Platform has it. */
export async function encodeImage(image: PlatformImage, encoding: ImageEncoding): Promise<Uint8Array> {
  const { pixels, width, height } = image;
  const { format } = encoding;
  const sharp = await loadSharp(format, 'needs', '"npm install sharp" installs it for this machine');
  const raw = sharp(pixels, { raw: { width, height, channels: 4 }, limitInputPixels: false });
  try {
    return await coded(encoding.opaque ? raw.removeAlpha() : raw, encoding).toBuffer();
  } catch (cause) {
    const sentence = `the encoder refused the picture: ${firstLine(cause)}`;
    throw new CastError({ file: format }, sentence, undefined, { cause });
  }
}

/** Colours at full resolution: halved ones smear the edges of coloured text. */
const chromaSubsampling = '4:4:4';

function coded(raw: Sharp, { format, quality, effort }: ImageEncoding): Sharp {
  switch (format) {
    case 'webp':
      return raw.webp({
        ...(quality === undefined ? { lossless: true } : { quality, smartSubsample: true }),
        ...(effort !== undefined && { effort }),
      });
    case 'avif':
      return raw.avif({ ...(quality !== undefined && { quality }), chromaSubsampling });
    case 'jpeg':
      return raw.jpeg({ ...(quality !== undefined && { quality }), chromaSubsampling, mozjpeg: true });
  }
}

/** As PlatformFiles has it. */
export const readImage: PlatformFiles['readImage'] = async (file) => {
  const sharp = await loadSharp(file, 'reading images needs', '"npm install sharp" installs it');
  const bytes = readUserBytes(file, MOST_BYTES);
  if (isVector(bytes)) return { ...(await drawSvg(file, bytes, MOST_PIXELS)), turned: false };
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS });
    const { orientation = 1 } = await image.metadata();
    const pixels = image.rotate().toColourspace('srgb').ensureAlpha().raw();
    const { data, info } = await pixels.toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, pixels: new Uint8Array(data), turned: orientation !== 1 };
  } catch (cause) {
    const sentence = `expected an image, found one that cannot be read: ${firstLine(cause).replace(/:$/, '')}`;
    throw new CastError({ file }, sentence, undefined, { cause });
  }
};
