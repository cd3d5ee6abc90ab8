// sharp, loaded when a format needs it: WebP, AVIF and JPEG are its work. What is not installed is told in a sentence.
import type { Sharp } from 'sharp';
import type { Picture } from '../codec/png/png.js';
import { CastError } from '../errors.js';

/** @throws CastError where sharp is not there or does not run on this machine */
export async function openPicture({ pixels, width, height }: Picture, format: string): Promise<Sharp> {
  const { default: sharp } = await import('sharp').catch((cause: unknown) => {
    const sentence = `needs the package sharp, which cannot be loaded: "npm install sharp" installs it for this machine`;
    throw new CastError({ file: format }, sentence, undefined, { cause });
  });
  return sharp(pixels, { raw: { width, height, channels: 4 }, limitInputPixels: false });
}

/** The bytes, or sharp's own words on why there are none. */
export async function bytesOf(picture: Sharp, format: string): Promise<Uint8Array> {
  try {
    return await picture.toBuffer();
  } catch (cause) {
    const words = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new CastError({ file: format }, `the encoder refused the picture: ${words}`, undefined, { cause });
  }
}
