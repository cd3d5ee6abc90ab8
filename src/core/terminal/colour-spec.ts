// Colours as programs write them in OSC 4, 10, 11 and 12: `#RGB` to `#RRRRGGGGBBBB`, `rgb:R/G/B` to `rgb:RRRR/GGGG/BBBB`
// (XParseColor), and the names of X11. Colour spaces other than RGB are not known.
import { COLOUR_NAMES } from './colour-names.js';

let names: ReadonlyMap<string, number> | undefined;

/** 0xRRGGBB, or undefined where the text is no such colour. */
export function parseColourSpec(spec: string): number | undefined {
  const hash = /^#((?:[\da-f]{3}){1,4})$/i.exec(spec)?.[1];
  if (hash !== undefined) return pack(thirds(hash).map(leading));
  const rgb = /^rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})(?:\/[\da-f]{1,4})?$/i.exec(spec);
  return rgb ? pack(rgb.slice(1, 4).map(scaled)) : namedColour(spec);
}

/** Case, spaces and the spelling of grey do not matter; `gray37` is 37 % of white (of 50 and 90 the product comes out just under the half, in X's table too). */
export function namedColour(spec: string): number | undefined {
  if (spec.length > 30) return undefined;
  const name = spec.toLowerCase().replaceAll(' ', '').replace('grey', 'gray');
  const share = /^gray(\d{1,3})$/.exec(name)?.[1];
  if (share !== undefined && Number(share) <= 100) return Math.floor(Number(share) * 2.55 + 0.5) * 0x01_01_01;
  names ??= new Map(readNames());
  return names.get(name);
}

function* readNames(): Generator<[string, number]> {
  for (const entry of COLOUR_NAMES.replaceAll('\n', '').split(';')) {
    const [name = '', ...colours] = entry.split(' ');
    for (const [shade, hex] of colours.entries()) yield [`${name}${shade || ''}`, Number.parseInt(hex, 16)];
  }
}

/** Of `#` specs X takes the digits as the most significant ones: `#F00` is F00000. */
const leading = (digits: string): number => Number.parseInt(digits.padEnd(2, '0').slice(0, 2), 16);
/** Of `rgb:` specs X scales: F of one digit and FFFF of four are both the brightest. */
const scaled = (digits: string): number => Math.round((Number.parseInt(digits, 16) * 255) / (16 ** digits.length - 1));

function thirds(digits: string): string[] {
  const size = digits.length / 3;
  return [0, 1, 2].map((part) => digits.slice(part * size, (part + 1) * size));
}

const pack = ([red = 0, green = 0, blue = 0]: number[]): number => (red << 16) | (green << 8) | blue;
