// The one Screen of an emulator: brought up to date from xterm's lines, converting only the cells that changed.

import { type Cover, SHADE_GLYPH } from '../cover.js';
import type { Changes, Cursor, LineSize, RuntimeColours, Screen } from '../screen.js';
import { BLANK } from '../screen.js';
import type { Style } from '../style.js';
import { HAS_EXTENDED, Styles } from '../styles.js';
import { Clusters } from '../widths/clusters.js';
import { glyphAt } from './cell-glyph.js';
import type { RawExtended, RawLine } from './internals.js';

// Content word, see cell-glyph.ts.
const COMBINED = 0x20_0000;
const WIDTH_SHIFT = 22;
/** Words of one cell. */
const WORDS = 3;
/** No cell's content word: the cell has never been read. */
const UNREAD = 0xffff_ffff;

/** Where the live screen reads from. Lines are valid until the next call. */
export interface TerminalState {
  readonly cols: number;
  readonly rows: number;
  line(row: number): RawLine;
  lineSize(line: RawLine): LineSize;
  /** Target of a link id, or ''. */
  link(id: number): string;
  readonly cursor: Cursor;
  readonly title: string;
  readonly colours: RuntimeColours;
  /** XTPUSHCOLORS. */
  readonly colourStack: { readonly places: readonly (RuntimeColours | undefined)[]; readonly pushed: number };
  readonly reverse: boolean;
  readonly alternate: boolean;
}

const NO_COLOURS: RuntimeColours = {
  foreground: undefined,
  background: undefined,
  cursor: undefined,
  palette: new Map(),
};

export class LiveScreen implements Screen {
  cols = 0;
  rows = 0;
  glyphs = new Uint32Array(0);
  styles = new Uint32Array(0);
  lineSizes = new Uint8Array(0);
  wraps = new Uint8Array(0);
  cursor: Cursor = { col: 0, row: 0, visible: true, shape: 'block', blink: false };
  title = '';
  colours: RuntimeColours = NO_COLOURS;
  reverse = false;
  alternate = false;
  readonly changes: Changes = { all: true, from: new Int32Array(0), to: new Int32Array(0), cursor: true, title: true };

  readonly #clusters = new Clusters();
  readonly #styles = new Styles();
  /** The words of every cell as they were read last. */
  #words = new Uint32Array(0);
  /** Rows with cells whose words do not say everything: clusters, extended attributes. They are always read anew. */
  #intricate = new Uint8Array(0);
  #fg = 0;
  #bg = 0;
  #styleId = 0;

  readonly #cover: Cover | undefined;

  constructor(cover?: Cover) {
    this.#cover = cover;
  }

  text(glyph: number): string {
    return this.#clusters.text(glyph);
  }

  style(id: number): Style {
    return this.#styles.style(id);
  }

  /** Reads what changed since the last call into the screen and `changes`. True if any of it can be seen. */
  update(state: TerminalState): boolean {
    const resized = state.cols !== this.cols || state.rows !== this.rows;
    if (resized) this.#allocate(state.cols, state.rows);
    const { changes } = this;
    let cells = false;
    changes.all = resized;
    for (let row = 0; row < this.rows; row++) {
      const line = state.line(row);
      const size = state.lineSize(line);
      if (this.lineSizes[row] !== size) {
        this.lineSizes[row] = size;
        changes.all = true;
        // Other cells of it are covered.
        if (this.#cover) this.#words.fill(UNREAD, row * this.cols * WORDS, (row + 1) * this.cols * WORDS);
      }
      if (this.#readRow(row, line, state)) cells = true;
      this.wraps[row] = line.isWrapped ? 1 : 0;
    }
    this.#readFacts(state);
    if (changes.all) {
      changes.from.fill(0);
      changes.to.fill(this.cols);
    }
    return cells || changes.all || changes.cursor || changes.title;
  }

  #allocate(cols: number, rows: number): void {
    this.cols = cols;
    this.rows = rows;
    this.glyphs = new Uint32Array(cols * rows);
    this.styles = new Uint32Array(cols * rows);
    this.lineSizes = new Uint8Array(rows);
    this.wraps = new Uint8Array(rows);
    this.#words = new Uint32Array(cols * rows * WORDS).fill(UNREAD);
    this.#intricate = new Uint8Array(rows);
    this.changes.from = new Int32Array(rows);
    this.changes.to = new Int32Array(rows);
  }

  #readFacts(state: TerminalState): void {
    const { changes, cursor: before } = this;
    const { cursor } = state;
    const after = this.#covers(cursor.row, cursor.col, 1) ? { ...cursor, visible: false } : cursor;
    changes.cursor =
      (before.visible || after.visible) &&
      (before.visible !== after.visible ||
        before.col !== after.col ||
        before.row !== after.row ||
        before.shape !== after.shape ||
        before.blink !== after.blink);
    changes.title = this.title !== state.title;
    if (this.colours !== state.colours || this.reverse !== state.reverse) changes.all = true;
    this.cursor = after;
    this.title = state.title;
    this.colours = state.colours;
    this.reverse = state.reverse;
    this.alternate = state.alternate;
  }

  /** Reads one row. True if a cell of it looks different. */
  #readRow(row: number, line: RawLine, state: TerminalState): boolean {
    const words = this.#words;
    const data = line._data;
    const base = row * this.cols * WORDS;
    const end = this.cols * WORDS;
    const { from, to } = this.changes;
    from[row] = to[row] = 0;
    let first = 0;
    let last = end;
    if (this.#intricate[row] === 0) {
      while (first < end && data[first] === words[base + first]) first++;
      if (first === end) return false;
      while (data[last - 1] === words[base + last - 1]) last--;
    }
    // One cell more each way: the halves of wide graphemes depend on each other.
    const fromCol = Math.max(Math.floor(first / WORDS) - 1, 0);
    const toCol = Math.min(Math.ceil(last / WORDS) + 1, this.cols);
    return this.#readCells(row, line, state, fromCol, toCol);
  }

  #readCells(row: number, line: RawLine, state: TerminalState, fromCol: number, toCol: number): boolean {
    const { glyphs, styles } = this;
    const words = this.#words;
    const data = line._data;
    let from = this.cols;
    let to = 0;
    let intricate = 0;
    let leftChanged = false;
    for (let col = fromCol; col < toCol; col++) {
      const at = col * WORDS;
      const cell = row * this.cols + col;
      const kept = cell * WORDS;
      const content = data[at]!;
      const fg = data[at + 1]!;
      const bg = data[at + 2]!;
      const hidden = (content & COMBINED) | (bg & HAS_EXTENDED);
      const same = content === words[kept] && fg === words[kept + 1] && bg === words[kept + 2];
      if (same && hidden === 0 && !leftChanged && content >>> WIDTH_SHIFT !== 2) continue;
      leftChanged = !same;
      words[kept] = content;
      words[kept + 1] = fg;
      words[kept + 2] = bg;
      if (hidden !== 0) intricate = 1;
      const covered = this.#cover && this.#coversGrapheme(row, col, data);
      const glyph = covered ? SHADE_GLYPH : glyphAt(this.#clusters, line, col, col > 0 ? glyphs[cell - 1]! : BLANK);
      const style = covered ? 0 : this.#style(fg, bg, bg & HAS_EXTENDED ? line._extendedAttrs[col] : undefined, state);
      if (glyphs[cell] === glyph && styles[cell] === style) continue;
      glyphs[cell] = glyph;
      styles[cell] = style;
      if (from > col) from = col;
      to = col + 1;
    }
    // A row that was read in part can only gain intricate cells; one that was read whole tells for certain.
    if (intricate === 1 || (fromCol === 0 && toCol === this.cols)) this.#intricate[row] = intricate;
    if (to === 0) return false;
    this.changes.from[row] = from;
    this.changes.to[row] = to;
    return true;
  }

  #covers(row: number, col: number, width: number): boolean {
    return this.#cover?.covers(row, col, width, this.lineSizes[row] !== 0) === true;
  }

  /** A grapheme is covered whole, or not at all. */
  #coversGrapheme(row: number, col: number, data: Uint32Array): boolean {
    const left = data[(col - 1) * WORDS] ?? 0;
    const isTail = data[col * WORDS]! >>> WIDTH_SHIFT === 0 && left >>> WIDTH_SHIFT === 2;
    const content = isTail ? left : data[col * WORDS]!;
    if (this.#cover?.isMask(content)) return true;
    return this.#covers(row, isTail ? col - 1 : col, Math.max(1, content >>> WIDTH_SHIFT));
  }

  #style(fg: number, bg: number, extended: RawExtended | undefined, state: TerminalState): number {
    if (extended) {
      const link = extended.urlId ? state.link(extended.urlId) : '';
      return this.#styles.intern(fg, bg, this.#styles.extra(fg, extended._ext, link));
    }
    if (fg !== this.#fg || bg !== this.#bg) {
      this.#styleId = this.#styles.intern(fg, bg);
      this.#fg = fg;
      this.#bg = bg;
    }
    return this.#styleId;
  }
}
