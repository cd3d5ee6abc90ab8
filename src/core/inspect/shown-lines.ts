// What can be read on a screen: its logical lines, rows that wrapped joined, kept up to date from frame to frame.

import type { Changes, Screen } from '../terminal/screen.js';
import { rowText } from '../terminal/text.js';
import { wholeRow } from '../text/text.js';

/** A line and the row, from 0, on which it begins. */
export interface ShownLine {
  row: number;
  text: string;
}

/** The lines of one screen, right-trimmed. */
export function shownLines(screen: Screen): ShownLine[] {
  return joined(
    screen,
    Array.from({ length: screen.rows }, (_, row) => rowText(screen, row)),
  );
}

/** Owns the text of each row, so that only rows that changed are read again. */
export class LineReader {
  readonly #rows: string[] = [];

  read(screen: Screen, { all, from, to }: Changes): ShownLine[] {
    this.#rows.length = screen.rows;
    for (let row = 0; row < screen.rows; row++) {
      if (all || from[row]! < to[row]!) this.#rows[row] = rowText(screen, row);
    }
    return joined(screen, this.#rows);
  }
}

function joined(screen: Screen, rows: readonly string[]): ShownLine[] {
  const lines: ShownLine[] = [];
  for (let row = 0; row < screen.rows; row++) {
    const text = screen.wraps[row + 1] === 1 ? wholeRow(screen, row) : rows[row]!;
    const line = screen.wraps[row] === 1 ? lines.at(-1) : undefined;
    if (line) line.text += text;
    else lines.push({ row, text });
  }
  return lines;
}
