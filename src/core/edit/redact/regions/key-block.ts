// The lines of a private key within a region of the screen: in a pane, a box, behind a gutter, broken anew at its edge.
import { NO_CELL } from '../../../search/trace.js';
import { gutterOf, leftOf, type Rows, rightOf } from './rows.js';

const BEGIN = /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY/;
const END = /-----END/;
const KEY_TEXT = /^[A-Za-z0-9+/=]{4,}$/;
const MOST_ROWS = 200;

/** Columns [from, to) of the rows that hold key material below the row with its beginning. */
export function keyRows(screen: Rows, row: number): { at: number; from: number; to: number }[] {
  const begin = BEGIN.exec(screen.text(row));
  if (!begin) return [];
  const cells = screen.text(row);
  const [left, right] = [leftOf(cells, begin.index), rightOf(cells, begin.index)];
  const found: { at: number; from: number; to: number }[] = [];
  for (let at = row + 1; at < screen.rows && at < row + MOST_ROWS; at++) {
    const part = screen.text(at).slice(left, right).replaceAll(NO_CELL, ' ');
    if (END.test(part)) break;
    const start = gutterOf(part, 0, part.length);
    const words = part
      .slice(start)
      .trim()
      .split(/[^A-Za-z0-9+/=]+/);
    const word = words.find((text) => KEY_TEXT.test(text));
    if (word === undefined) continue;
    const from = left + part.indexOf(word, start);
    found.push({ at, from, to: from + word.length });
  }
  return found;
}
