// How the pixels of a PNG are stored: as indexes into a palette where there are at most 256 colours, else as R, G and B, with A where
// some of it is neither opaque nor gone.
// Pixels come in as words: R, G, B from the lowest byte up, as RgbaCanvas holds them.
import { THROUGH } from '../gif/patches.js';
import { chunk, fields } from './chunks.js';

const MOST_INDEXES = 256;
const RGB_BITS = 0xff_ffff;

export interface PixelFormat {
  /** IHDR's bit depth and colour type. */
  readonly depth: 1 | 2 | 4 | 8;
  readonly colourType: 2 | 3 | 6;
  /** Bytes from a pixel to the one left of it, for filters. */
  readonly stride: number;
  /** PLTE and tRNS, as needed. */
  readonly chunks: readonly Uint8Array[];
  rowBytes(width: number): number;
  /** Writes `width` pixels from `from` on. */
  writeRow(pixels: Uint32Array, from: number, width: number, into: Uint8Array, at: number): void;
}

/**
 * The smallest format that holds all `colours` (0xRRGGBB, no two equal).
 * @param through whether some pixels are THROUGH
 */
export function chooseFormat(colours: readonly number[], through: boolean): PixelFormat {
  return colours.length + (through ? 1 : 0) <= MOST_INDEXES ? indexed(colours, through) : trueColour(colours, through);
}

/** Every pixel with an alpha of its own. */
export const trueColourAlpha: PixelFormat = {
  depth: 8,
  colourType: 6,
  stride: 4,
  chunks: [],
  rowBytes: (width) => 4 * width,
  writeRow(pixels, from, width, into, at) {
    for (let x = 0, to = at; x < width; x++) {
      const word = pixels[from + x]!;
      into[to++] = word & 255;
      into[to++] = (word >> 8) & 255;
      into[to++] = (word >> 16) & 255;
      into[to++] = word >>> 24;
    }
  },
};

/** As RgbaCanvas stores 0xRRGGBB. */
export const wordOf = (colour: number): number =>
  (0xff00_0000 | ((colour & 255) << 16) | (colour & 0xff00) | (colour >> 16)) >>> 0;

function indexed(colours: readonly number[], through: boolean): PixelFormat {
  const indexOf = new Map(colours.map((colour, i) => [wordOf(colour), i + (through ? 1 : 0)]));
  if (through) indexOf.set(THROUGH, 0);
  // ffmpeg 5 composes frames of packed pixels wrongly.
  const depth = through ? 8 : depthFor(indexOf.size);
  const entries = through ? [0, ...colours] : colours;
  const perByte = 8 / depth;
  return {
    depth,
    colourType: 3,
    stride: 1,
    chunks: [
      chunk('PLTE', Uint8Array.from(entries.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
      ...(through ? [chunk('tRNS', Uint8Array.of(0))] : []),
    ],
    rowBytes: (width) => Math.ceil(width / perByte),
    writeRow(pixels, from, width, into, at) {
      into.fill(0, at, at + Math.ceil(width / perByte));
      let last = -1;
      let index = 0;
      for (let x = 0; x < width; x++) {
        const word = pixels[from + x]!;
        if (word !== last) index = indexOf.get(word) ?? 0;
        last = word;
        const shift = 8 - depth * ((x % perByte) + 1);
        into[at + Math.floor(x / perByte)]! |= index << shift;
      }
    },
  };
}

function depthFor(count: number): 1 | 2 | 4 | 8 {
  if (count <= 2) return 1;
  return count <= 4 ? 2 : count <= 16 ? 4 : 8;
}

function trueColour(colours: readonly number[], through: boolean): PixelFormat {
  const key = through ? unusedColour(colours) : 0;
  const keyWord = wordOf(key);
  return {
    depth: 8,
    colourType: 2,
    stride: 3,
    chunks: through ? [chunk('tRNS', fields([key >> 16, 2], [(key >> 8) & 255, 2], [key & 255, 2]))] : [],
    rowBytes: (width) => 3 * width,
    writeRow(pixels, from, width, into, at) {
      for (let x = 0, to = at; x < width; x++) {
        const word = pixels[from + x]! === THROUGH ? keyWord : pixels[from + x]!;
        into[to++] = word & 255;
        into[to++] = (word >> 8) & 255;
        into[to++] = (word >> 16) & 255;
      }
    },
  };
}

/** The first colour from black on that is not among these. With all 16.7 million in use there is none: then black. */
function unusedColour(colours: readonly number[]): number {
  const used = new Set(colours);
  let colour = 0;
  while (colour < RGB_BITS && used.has(colour)) colour++;
  return used.has(colour) ? 0 : colour;
}
