// Images that decorate a picture: the margin's and the watermark's. Read and decoded by sharp, sized by us, so that the same file
// gives the same pixels everywhere.
import { CastError } from '../errors.js';
import type { DecorGiven } from '../layout/decor.js';
import { parseFill } from '../layout/fill.js';
import type { Rgba } from '../paint/surface.js';

/** As their files have them. */
export interface DecorImages {
  readonly fill?: Rgba | undefined;
  readonly watermark?: Rgba | undefined;
}

const MOST_PIXELS = 100_000_000;

/** Names of files that a watermark may be; any other is a text. */
export const isImageName = (text: string): boolean => /\.(png|jpe?g|webp|avif|gif|tiff?|svg)$/i.test(text);

/** @throws CastError for a file that cannot be read as an image, or where sharp is not installed */
export async function loadImages({ marginFill, watermark }: DecorGiven): Promise<DecorImages> {
  const fill = marginFill === undefined ? undefined : parseFill(marginFill, '--margin-fill');
  return {
    fill: fill?.kind === 'image' ? await loadImage(fill.file) : undefined,
    watermark: watermark !== undefined && isImageName(watermark) ? await loadImage(watermark) : undefined,
  };
}

export interface UserImage extends Rgba {
  /** Its file says that it is to be turned or mirrored: the pixels are already. */
  readonly turned: boolean;
}

/** Throws as loadImages. */
export async function loadImage(file: string): Promise<UserImage> {
  const { default: sharp } = await import('sharp').catch((cause: unknown) => {
    const sentence = 'reading images needs the package sharp, which cannot be loaded: "npm install sharp" installs it';
    throw new CastError({ file }, sentence, undefined, { cause });
  });
  try {
    const image = sharp(file, { limitInputPixels: MOST_PIXELS });
    const { orientation = 1 } = await image.metadata();
    const pixels = image.rotate().toColourspace('srgb').ensureAlpha().raw();
    const { data, info } = await pixels.toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, rgba: new Uint8Array(data), turned: orientation !== 1 };
  } catch (cause) {
    const words = cause instanceof Error ? cause.message.split('\n')[0]?.replace(/:$/, '') : String(cause);
    throw new CastError({ file }, `expected an image, found one that cannot be read: ${words}`, undefined, { cause });
  }
}
