// Images that decorate a picture: the margin's and the watermark's. Sized by us, so that the same file
// gives the same pixels everywhere.

import { CastError } from '../errors.js';
import type { DecorGiven } from '../layout/decor.js';
import { parseFill } from '../layout/fill.js';
import { optionName } from '../options/option-name.js';
import type { Rgba } from '../paint/surface.js';
import { platform } from '../platform.js';

/** As their files have them. */
export interface DecorImages {
  readonly fill?: Rgba | undefined;
  readonly watermark?: Rgba | undefined;
}

/**
 * Whether a watermark is a file: by the ending of its name; any other is a text.
 * @throws CastError for the name of a pipe or a device, or the path of a folder: nobody wants to read that in a picture
 */
export function isImageName(text: string): boolean {
  if (/\.(png|jpe?g|webp|avif|gif|tiff?|svg)$/i.test(text)) return true;
  const kind = platform().files.kindOf(text);
  if (kind === undefined || kind === 'file' || (kind === 'folder' && !/[\\/]/.test(text))) return false;
  throw new CastError({ file: text }, `expected a text or an image file, found a ${kind}`);
}

/** @throws CastError for a file that cannot be read as an image, or where sharp is not installed */
export async function loadImages({ marginFill, watermark }: DecorGiven): Promise<DecorImages> {
  const fill = marginFill === undefined ? undefined : parseFill(marginFill, optionName('marginFill'));
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
  const { pixels, ...image } = await platform().files.readImage(file);
  return { ...image, rgba: pixels };
}
