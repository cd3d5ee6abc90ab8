// The part of a screen that fits a terminal, drawn into it: only rows that changed, with the colours of the terminal or of a theme.

import { safeLink } from '../core/terminal/safe-link.js';
import { BLANK, type CursorShape, type RuntimeColours, type Screen, TAIL } from '../core/terminal/screen.js';
import { sgrOf } from '../core/text/sgr.js';
import type { Theme } from '../core/theme/theme.js';

export interface ViewSize {
  cols: number;
  rows: number;
}

const SHAPES: Readonly<Record<CursorShape, number>> = { block: 1, underline: 3, bar: 5 };

/** Owns what the terminal shows. */
export class View {
  readonly #theme: Theme | undefined;
  #size: ViewSize;
  #drawn: string[] = [];
  /** The part of the screen that shows begins here. */
  #top = 0;
  #left = 0;

  constructor(size: ViewSize, theme?: Theme) {
    this.#size = size;
    this.#theme = theme;
  }

  resize(size: ViewSize): void {
    this.#size = size;
    this.#drawn = [];
  }

  /** The output that makes the terminal show the screen, and a line of words over its last row if there are any. */
  draw(screen: Screen, words = ''): string {
    const { cols, rows } = this.#size;
    this.#follow(screen);
    const colours = this.#theme ? themeColours(screen.colours, this.#theme) : screen.colours;
    let output = '';
    for (let row = 0; row < rows; row++) {
      const at = this.#top + row;
      const text = at < screen.rows ? rowText({ screen, colours, row: at }, this.#left, cols) : '';
      const shown = words !== '' && row === rows - 1 ? overlaid(text, words, cols) : text;
      if (shown === this.#drawn[row]) continue;
      this.#drawn[row] = shown;
      output += `\x1b[${row + 1};1H\x1b[0m${shown}\x1b[0m\x1b[K`;
    }
    return `\x1b[?2026h\x1b[?25l${output}${this.#cursor(screen)}\x1b[?2026l`;
  }

  /** Moves the part that shows no further than it takes to have the cursor in it. */
  #follow({ cols, rows, cursor }: Screen): void {
    this.#top = within(this.#top, cursor.row, this.#size.rows, rows);
    this.#left = within(this.#left, cursor.col, this.#size.cols, cols);
  }

  #cursor({ cursor: { row, col, visible, shape, blink } }: Screen): string {
    const [y, x] = [row - this.#top, col - this.#left];
    if (!visible || y < 0 || x < 0 || y >= this.#size.rows || x >= this.#size.cols) return '';
    return `\x1b[${SHAPES[shape] + (blink ? 0 : 1)} q\x1b[${y + 1};${x + 1}H\x1b[?25h`;
  }
}

/** Where a window of `size` on `all` begins, so that `at` is in it. */
function within(begin: number, at: number, size: number, all: number): number {
  const most = Math.max(0, all - size);
  return Math.max(0, Math.min(most, at < begin ? at : at >= begin + size ? at - size + 1 : begin));
}

/** Colours that a program set itself come before those of the theme. */
function themeColours(runtime: RuntimeColours, { foreground, background, palette }: Theme): RuntimeColours {
  const all = new Map(Array.from(palette, (colour, index): [number, number] => [index, colour]));
  for (const [index, colour] of runtime.palette) all.set(index, colour);
  return {
    foreground: runtime.foreground ?? foreground,
    background: runtime.background ?? background,
    cursor: runtime.cursor,
    palette: all,
  };
}

interface Row {
  screen: Screen;
  colours: RuntimeColours;
  row: number;
}

/** `cols` columns of a row from `left` on, blanks at its end left out where nothing shows of them. */
function rowText({ screen, colours, row }: Row, left: number, cols: number): string {
  const start = row * screen.cols;
  let end = Math.min(screen.cols, left + cols);
  const plain = colours.background === undefined;
  while (plain && end > left && screen.glyphs[start + end - 1] === BLANK && screen.styles[start + end - 1] === 0) end--;
  let text = '';
  let pen = '';
  let link = '';
  for (let col = left; col < end; col++) {
    const glyph = screen.glyphs[start + col]!;
    const style = screen.style(screen.styles[start + col]!);
    const wanted = sgrOf(style, { colours });
    const target = safeLink(style.link) ?? '';
    if (target !== link) text += `\x1b]8;;${target}\x1b\\`;
    if (wanted !== pen) text += wanted === '' ? '\x1b[0m' : `\x1b[0;${wanted}m`;
    [pen, link] = [wanted, target];
    // Half of a wide character is a blank.
    const isWide = col + 1 < screen.cols && screen.glyphs[start + col + 1] === TAIL;
    if (glyph === TAIL || (isWide && col + 1 >= left + cols)) text += glyph === TAIL && col > left ? '' : ' ';
    else text += screen.text(glyph);
  }
  return link === '' ? text : `${text}\x1b]8;;\x1b\\`;
}

/** The words at the right end of a row, inverse. */
function overlaid(text: string, words: string, cols: number): string {
  const shown = ` ${words} `.slice(0, cols);
  return `${text}\x1b[0m\x1b[${Math.max(1, cols - shown.length + 1)}G\x1b[7m${shown}`;
}

/** The rows of a screen for a terminal to keep, each with its line feed, down to the last that has something on it. */
export function printedRows(screen: Screen, cols: number): string {
  const rows = Array.from({ length: screen.rows }, (_, row) =>
    rowText({ screen, colours: screen.colours, row }, 0, cols),
  );
  while (rows.at(-1) === '') rows.pop();
  return rows.map((row) => `${row}\x1b[0m\r\n`).join('');
}
