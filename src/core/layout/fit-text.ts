// A line of text beside the terminal's own, cut to the cells there are for it: titles, captions, clocks, keys, watermarks.
import { graphemes, type WideGrapheme } from '../terminal/widths/text-width.js';

const ELLIPSIS = '…';
/** More of a text than any line can show. */
const LONGEST = 4000;

/** Control characters and lone marks have no place in a line of a picture. */
export const printable = (text: string): WideGrapheme[] =>
  graphemes(text.slice(0, LONGEST)).filter(({ width }) => width > 0);

export const cellsOf = (list: readonly WideGrapheme[]): number => list.reduce((sum, { width }) => sum + width, 0);

const joined = (list: readonly WideGrapheme[]): string => list.map(({ text }) => text).join('');

/** The text, shortened with an ellipsis to so many cells. */
export function fitText(text: string, room: number): string {
  const list = printable(text);
  if (cellsOf(list) <= room) return joined(list);
  let shown = '';
  let cells = 1;
  for (const grapheme of list) {
    cells += grapheme.width;
    if (cells > room) break;
    shown += grapheme.text;
  }
  return room < 1 ? '' : shown.trimEnd() + ELLIPSIS;
}

/** The end of the text, shortened with an ellipsis to so many cells. */
export function fitTextEnd(text: string, room: number): string {
  const list = printable(text.slice(-LONGEST));
  if (cellsOf(list) <= room) return joined(list);
  let from = list.length;
  for (let cells = 1; from > 0 && cells + list[from - 1]!.width <= room; from--) cells += list[from - 1]!.width;
  return room < 1 ? '' : ELLIPSIS + joined(list.slice(from));
}
