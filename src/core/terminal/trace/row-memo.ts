// What was made of the text of each row, kept with the row's line for as long as its text stays: rows that only scroll are not
// read again. Who tells that a line may have changed is traced.ts.

import { BLANK } from '../screen.js';
import { Clusters } from '../widths/clusters.js';
import { glyphAt } from '../xterm/cell-glyph.js';
import type { RawLine } from '../xterm/internals.js';

const WORDS = 3;
// Content words, see cell-glyph.ts: most cells are ASCII or empty.
const NOT_ASCII = ~0x7f;
const ONE_WIDE = 1 << 22;
const SPACE = 0x20;
/** As many arguments as a call surely takes. */
const ARGUMENTS = 8192;

interface Memo<T> {
  text: string;
  value: T;
  /** How often all had been forgotten when it was read; -1 when it is to be read again. */
  era: number;
}

export class RowMemo<T> {
  readonly #read: (text: string) => T;
  readonly #clusters = new Clusters();
  /** Stands in the line itself: a WeakMap takes ten times as long to ask, and it is asked of each row at each event. */
  readonly #key = Symbol('memo');
  #units = new Uint16Array(256);
  #cols: number;
  #era = 0;

  /** `read` makes of a row's text, without the blanks at its end, what `of` gives. */
  constructor(cols: number, read: (text: string) => T) {
    this.#read = read;
    this.#cols = cols;
  }

  /** Lines are laid out anew: all are to be read again. */
  resize(cols: number): void {
    this.#cols = cols;
    this.#era++;
  }

  /** The line may have other text now. */
  touch(line: RawLine): void {
    const memo = (line as MemoLine<T>)[this.#key];
    if (memo) memo.era = -1;
  }

  /** What was made of the line's text: the same object while it is the same text. */
  of(line: RawLine): T {
    const memo = (line as MemoLine<T>)[this.#key];
    if (memo?.era === this.#era) return memo.value;
    const text = this.#textOf(line);
    const value = memo?.text === text ? memo.value : this.#read(text);
    (line as MemoLine<T>)[this.#key] = { text, value, era: this.#era };
    return value;
  }

  #textOf(line: RawLine): string {
    const data = line._data;
    let end = this.#cols;
    while (end > 0 && isBlank(data[(end - 1) * WORDS]!)) end--;
    if (end > ARGUMENTS) return this.#anyText(line);
    if (this.#units.length < end) this.#units = new Uint16Array(end);
    const units = this.#units;
    for (let col = 0; col < end; col++) {
      const content = data[col * WORDS]!;
      if (content !== 0 && (content & NOT_ASCII) !== ONE_WIDE) return this.#anyText(line);
      units[col] = content & 0x7f || SPACE;
    }
    return String.fromCharCode.apply(null, units.subarray(0, end) as unknown as number[]);
  }

  #anyText(line: RawLine): string {
    let text = '';
    let end = 0;
    let left = BLANK;
    for (let col = 0; col < this.#cols; col++) {
      left = glyphAt(this.#clusters, line, col, left);
      text += this.#clusters.text(left);
      if (left !== BLANK) end = text.length;
    }
    return text.slice(0, end);
  }
}

type MemoLine<T> = RawLine & { [key: symbol]: Memo<T> | undefined };

const isBlank = (content: number): boolean => content === ONE_WIDE || content === (ONE_WIDE | SPACE) || content === 0;
