// Images of the user's inside of an SVG, as data: nothing is fetched. PNG and JPEG stay as their files have them, for all viewers
// know these; other kinds, and photographs that lie on their side, become PNG.

import { encodePng } from '../codec/png/png.js';
import type { DecorGiven } from '../layout/decor.js';
import { parseFill } from '../layout/fill.js';
import { optionName } from '../options/option-name.js';
import { isImageName, loadImage } from '../picture/images.js';
import { platform } from '../platform.js';

export interface EmbeddedImage {
  /** A data URI. */
  readonly href: string;
  readonly width: number;
  readonly height: number;
}

export interface EmbeddedImages {
  readonly fill: EmbeddedImage | undefined;
  readonly watermark: EmbeddedImage | undefined;
}

const MOST_BYTES = 50_000_000;
const SIGNATURES = { png: [0x89, 0x50, 0x4e, 0x47], jpeg: [0xff, 0xd8, 0xff] };

/** @throws CastError for a file that cannot be read as an image, or where sharp is not installed */
export async function embedImages({ marginFill, watermark }: DecorGiven): Promise<EmbeddedImages> {
  const fill = marginFill === undefined ? undefined : parseFill(marginFill, optionName('marginFill'));
  return {
    fill: fill?.kind === 'image' ? await embed(fill.file) : undefined,
    watermark: watermark !== undefined && isImageName(watermark) ? await embed(watermark) : undefined,
  };
}

async function embed(file: string): Promise<EmbeddedImage> {
  const { width, height, rgba, turned } = await loadImage(file);
  const bytes = platform().files.read(file, MOST_BYTES);
  const known = turned ? undefined : kindOf(bytes);
  const data = known ? bytes : encodePng({ pixels: rgba, width, height });
  return { width, height, href: `data:image/${known ?? 'png'};base64,${platform().toBase64(data)}` };
}

function kindOf(bytes: Uint8Array): 'png' | 'jpeg' | undefined {
  const begins = (signature: readonly number[]): boolean => signature.every((byte, i) => bytes[i] === byte);
  return begins(SIGNATURES.png) ? 'png' : begins(SIGNATURES.jpeg) ? 'jpeg' : undefined;
}
