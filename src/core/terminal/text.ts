// A screen as plain text.
import { BLANK, type Screen } from './screen.js';

const [UPPER_HALF, LOWER_HALF] = [2, 3];

/** Whether a row is the lower half of the letters whose upper half (DECDHL) is in the row above: one line, told once. */
export function repeatsUpperHalf({ cols, lineSizes, glyphs }: Screen, row: number): boolean {
  if (lineSizes[row] !== LOWER_HALF || lineSizes[row - 1] !== UPPER_HALF) return false;
  const [above, start] = [(row - 1) * cols, row * cols];
  for (let col = 0; col < cols; col++) if (glyphs[above + col] !== glyphs[start + col]) return false;
  return true;
}

/** One row as text, without the blanks at its end. A line of double height is in the upper of its two rows. */
export function rowText(screen: Screen, row: number): string {
  if (repeatsUpperHalf(screen, row)) return '';
  const start = row * screen.cols;
  let end = start + screen.cols;
  while (end > start && screen.glyphs[end - 1] === BLANK) end--;
  let text = '';
  for (let cell = start; cell < end; cell++) text += screen.text(screen.glyphs[cell]!);
  return text;
}

/**
 * All rows of a screen from the top, each without the blanks at its end. A line of double height is in the upper of its two rows.
 * @example
 * screenText(await screenAt(cast, Infinity))[0]; // => '~/tides main ❯ ./tides'
 */
export function screenText(screen: Screen): string[] {
  return Array.from({ length: screen.rows }, (_, row) => rowText(screen, row));
}
