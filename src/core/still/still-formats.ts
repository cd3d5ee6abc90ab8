// A picture as a file of each still format. PNG is ours, the others are sharp's.

import { encodePng, type Picture } from '../codec/png/png.js';
import { CastError, UsageError } from '../errors.js';
import { number } from '../options/option.js';
import { type ImageEncoding, platform } from '../platform.js';

const stillFormats = ['png', 'webp', 'avif', 'jpeg'] as const;
/**
 * The formats of a single picture.
 * @example
 * const format: StillFormat = 'avif';
 */
export type StillFormat = (typeof stillFormats)[number];

/** Pixels a side. */
const LONGEST: Record<StillFormat, number> = { png: 0x7fff_ffff, webp: 16_383, avif: 16_384, jpeg: 65_535 };

const JPEG_QUALITY = 90;
const AVIF_QUALITY = 80;

const quality = (defaultText: string) =>
  number({
    flag: 'quality',
    group: 'Output',
    help: '1 is small, 100 is good',
    min: 1,
    max: 100,
    integer: true,
    default: undefined,
    defaultText,
  });

/** What each format's encoder can be told. */
export const qualityOptions = {
  png: {},
  webp: { quality: quality('no loss at all') },
  avif: { quality: quality(String(AVIF_QUALITY)) },
  jpeg: { quality: quality(String(JPEG_QUALITY)) },
};

const EXTENSIONS: Record<string, StillFormat> = {
  '.png': 'png',
  '.webp': 'webp',
  '.avif': 'avif',
  '.jpg': 'jpeg',
  '.jpeg': 'jpeg',
};

/**
 * The format that an extension, with its dot, stands for.
 * @throws UsageError for an extension that no still format has
 * @example
 * formatOfExtension('.jpg'); // => 'jpeg'
 */
export function formatOfExtension(extension: string): StillFormat {
  const format = EXTENSIONS[extension.toLowerCase()];
  if (format) return format;
  const expected = `a name ending in ${Object.keys(EXTENSIONS).join(', ')}`;
  throw new UsageError('output', { expected, received: JSON.stringify(extension) });
}

/** @throws CastError for a side that the format cannot have, or where its encoder is not installed */
export async function encodeStill(format: StillFormat, picture: Picture, quality?: number): Promise<Uint8Array> {
  checkSides(format, picture);
  if (format === 'png') return encodePng(picture);
  return platform().encodeImage(picture, encodingOf(format, picture, quality));
}

function encodingOf(format: Exclude<StillFormat, 'png'>, picture: Picture, quality: number | undefined): ImageEncoding {
  switch (format) {
    case 'webp':
      return { format, quality };
    case 'avif':
      return { format, quality: quality ?? AVIF_QUALITY, opaque: isOpaque(picture) };
    case 'jpeg':
      return { format, quality: quality ?? JPEG_QUALITY, opaque: true };
  }
}

function isOpaque({ pixels }: Picture): boolean {
  for (let alpha = 3; alpha < pixels.length; alpha += 4) if (pixels[alpha] !== 255) return false;
  return true;
}

export function checkSides(format: StillFormat, { width, height }: Pick<Picture, 'width' | 'height'>): void {
  const longest = LONGEST[format];
  if (width <= longest && height <= longest) return;
  throw new CastError({ file: format }, `expected at most ${longest} pixels a side, found ${width}x${height}`);
}
