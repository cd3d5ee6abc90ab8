// Braille patterns U+2800-28FF: dots of whole-pixel diameter on whole pixels, round only where there is room.
import { disc, type Layer, rect, type ShapeCell, solid } from './polygon.js';

/** Field of the 2 by 4 grid, in reading order, of dots 1 to 8. */
const FIELDS = [0, 2, 4, 1, 3, 5, 6, 7];

export function braille(codePoint: number, { width, height }: ShapeCell): Layer[] | undefined {
  if (codePoint < 0x2800 || codePoint > 0x28ff) return undefined;
  const diameter = Math.max(1, Math.round(Math.min(width / 4, height / 8) * 1.25));
  const dots = FIELDS.filter((_, dot) => ((codePoint - 0x2800) >> dot) & 1).map((field) => {
    const x = Math.round((width * (1 + 2 * (field % 2))) / 4 - diameter / 2);
    const y = Math.round((height * (1 + 2 * (field >> 1))) / 8 - diameter / 2);
    if (diameter < 3) return rect(x, y, x + diameter, y + diameter);
    return disc(x + diameter / 2, y + diameter / 2, diameter / 2 + 0.1);
  });
  return solid(dots);
}
