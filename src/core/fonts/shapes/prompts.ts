// The signs U+276E and U+276F that prompts end in. Fonts draw them as round as a parenthesis, or not at all.
import { type Layer, polygon, type ShapeCell, solid } from './polygon.js';

const LEFT = 0x276e;
const RIGHT = 0x276f;

export function promptSign(codePoint: number, cell: ShapeCell): Layer[] | undefined {
  if (codePoint !== LEFT && codePoint !== RIGHT) return undefined;
  return solid([angle(cell, codePoint === LEFT)]);
}

/** A heavy angle about as high as a capital letter, in the middle of where lines of text have their ink. */
function angle({ width, height, light }: ShapeCell, mirrored: boolean) {
  const [top, bottom] = [0.27 * height, 0.77 * height];
  const [blunt, tip] = [0.13 * width, 0.9 * width];
  const thick = Math.max(1.5 * light, 0.07 * height);
  const half = (bottom - top) / 2;
  // Of the stroke, measured along the row.
  const across = (thick * Math.sqrt((tip - blunt) ** 2 + half ** 2)) / half;
  const inner = Math.max(blunt, tip - across);
  const place = (x: number) => (mirrored ? width - x : x);
  return polygon([
    [place(blunt), top],
    [place(blunt + across), top],
    [place(tip), top + half],
    [place(blunt + across), bottom],
    [place(blunt), bottom],
    [place(inner), top + half],
  ]);
}
