// A screen as plain text.
import { BLANK, type Screen } from './screen.js';

/** One row as text, without the blanks at its end. */
export function rowText(screen: Screen, row: number): string {
  const start = row * screen.cols;
  let end = start + screen.cols;
  while (end > start && screen.glyphs[end - 1] === BLANK) end--;
  let text = '';
  for (let cell = start; cell < end; cell++) text += screen.text(screen.glyphs[cell]!);
  return text;
}

/**
 * All rows of a screen from the top, each without the blanks at its end.
 * @example
 * screenText(await screenAt(cast, Infinity))[0]; // => '~/tides main ❯ ./tides'
 */
export function screenText(screen: Screen): string[] {
  return Array.from({ length: screen.rows }, (_, row) => rowText(screen, row));
}
