// Which output put each character on the screen: the position in the output stands in every cell where the foreground
// colour would be, so that it scrolls, wraps and moves with the cell whatever the program does. Colours are not kept.
import type { Internals, RawLine } from '../xterm/internals.js';
import { marginsOf } from '../xterm/margins.js';

/** What tracing needs of xterm.js beyond what internals.ts has checked. */
interface ParsingHandler {
  readonly _parseBuffer?: Uint32Array;
  readonly _dirtyRowTracker?: { readonly start: number; readonly end: number };
}

const WORDS = 3;
const WIDTH_SHIFT = 22;
const BYTE_ORDER_MARK = 0xfeff;
/** No more code units at a time, for xterm parses longer texts in parts. */
export const LONGEST_PIECE = 65_536;

/** Sequences that leave all text where it is: moves of the cursor, attributes, titles, a few modes. */
const HARMLESS = String.raw`\[[\d;:]*[A-Hdfmsu]|\[\?(?:1|7|12|25|2004|2026)[hl]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[78=>]|\([0AB]|\\`;
const MAY_EDIT = new RegExp(String.raw`\x1b(?!${HARMLESS})|[\x84-\x9f]`);
/** What a sequence that is cut by the border of two pieces may leave at the end of the first. */
const CUT = /^(?:\x1b[ -/]*|(?:\x1b\[|\x9b)[0-?]*[ -/]*)$/;
const LONGEST_CUT = 256;

/** Sequences that may show other lines: the other screen, or a new one (RIS). */
const MAY_SWITCH = /\x1b(?:\[\?[\d;]*[hl]|c)|\x9b\?[\d;]*[hl]/;

/** Stands in a line: the number of the piece that was last printed on it. */
const PRINTED = Symbol('printed');
type PrintedLine = RawLine & { [PRINTED]?: number };

const isHigh = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
const isLow = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

export class Origins {
  /** Where further code points of a cell's grapheme came from, by the origin of its first. */
  readonly joined = new Map<number, number[]>();
  readonly #core: Internals;
  readonly #tellJoined: (position: number, base: number) => void;
  readonly #handler: ParsingHandler;
  /** Origin of the first code unit of the piece that is being parsed. */
  #base = 1;
  /** Code unit of each code point of the piece; undefined where they are the same. */
  #units: Uint32Array | undefined;
  /** The piece before ended in half a surrogate pair. */
  #half = false;
  #last = 0;
  #turn = 0;
  /** The sequence that the piece before ended in the midst of. */
  #cut = '';
  /** What is printed comes from nowhere in the output. */
  #drawing = false;
  /** Whether text may have changed other than by printing since the turn began. */
  edited = false;
  /** Whether the screen may have other lines than when the turn began. */
  switched = false;
  /** How many lines were printed on since the turn began. */
  printedLines = 0;

  /** @param tellJoined is told the position of each code point that joins what stands before it, and where that began */
  constructor(core: Internals, tellJoined: (position: number, base: number) => void = () => {}) {
    this.#core = core;
    this.#tellJoined = tellJoined;
    this.#handler = core._inputHandler as unknown as ParsingHandler;
    core.registerCsiHandler({ final: 'm' }, () => true);
    const print = core._inputHandler.print.bind(core._inputHandler);
    core._inputHandler.print = (data, start, end) => this.#print(print, data, start, end);
  }

  /** Whether this version of xterm.js is built as tracing needs it. */
  static canTrace(core: Internals): boolean {
    const { _parseBuffer, _dirtyRowTracker } = core._inputHandler as unknown as ParsingHandler;
    return _parseBuffer instanceof Uint32Array && typeof _dirtyRowTracker?.start === 'number';
  }

  /** Rows of the screen that the last piece may have changed, both ends included. */
  get dirtyRows(): { start: number; end: number } {
    return this.#handler._dirtyRowTracker ?? { start: 0, end: Infinity };
  }

  /** Whether the output so far ends in half a character. */
  get isOpen(): boolean {
    return this.#half;
  }

  /** Whether something was printed on the line since the turn began. */
  isPrinted(line: PrintedLine): boolean {
    return line[PRINTED] === this.#turn;
  }

  beginTurn(): void {
    this.#turn++;
    this.printedLines = 0;
    this.edited = false;
    this.switched = false;
  }

  /** Parses what is no output of the program, but stands for it. */
  draw(text: string): void {
    this.#drawing = true;
    this.edited = true;
    this.#core._inputHandler.parse(text);
    this.#drawing = false;
  }

  /** Parses a piece of output; `position` counts code units from the start of the output. */
  parse(piece: string, position: number): void {
    this.#base = position + 1;
    this.#units = this.#half || /[\ud800-\udfff\ufeff]/.test(piece) ? this.#mapUnits(piece) : undefined;
    if (piece !== '') this.#half = isHigh(piece.charCodeAt(piece.length - 1));
    const whole = this.#cut + piece;
    if (MAY_EDIT.test(whole)) this.#noteEdits(whole);
    // Within margins LF moves text, and so does text that wraps.
    this.edited ||= marginsOf(this.#core)?.active === true;
    const opening = Math.max(whole.lastIndexOf('\x1b'), whole.lastIndexOf('\x9b'));
    this.#cut = opening < 0 ? '' : (CUT.exec(whole.slice(opening, opening + LONGEST_CUT + 1))?.[0] ?? '');
    this.#core._inputHandler.parse(piece);
  }

  #noteEdits(piece: string): void {
    this.edited = true;
    this.switched ||= MAY_SWITCH.test(piece);
  }

  /** Goes as xterm's decoder does: pairs are joined, over borders too, and byte order marks are left out. */
  #mapUnits(piece: string): Uint32Array {
    const units = new Uint32Array(piece.length + 1);
    let count = 0;
    let at = 0;
    if (this.#half && piece !== '') {
      if (!isLow(piece.charCodeAt(0))) units[count++] = 0;
      units[count++] = 0;
      at = 1;
    }
    for (; at < piece.length; at++) {
      const unit = piece.charCodeAt(at);
      if (unit === BYTE_ORDER_MARK) continue;
      units[count++] = at;
      if (!isHigh(unit) || at + 1 === piece.length) continue;
      at++;
      if (!isLow(piece.charCodeAt(at))) units[count++] = at;
    }
    return units;
  }

  #print(
    print: (data: Uint32Array, start: number, end: number) => void,
    data: Uint32Array,
    start: number,
    end: number,
  ): void {
    const { buffer } = this.#core;
    // REP prints from a list of its own: more of the character that came last.
    const repeated = data !== this.#handler._parseBuffer;
    for (let at = start; at < end; ) {
      const line = buffer.lines.get(buffer.ybase + buffer.y);
      const cols = (line?._data.length ?? 0) / WORDS;
      const room = Math.max(1, cols - buffer.x);
      let count = 0;
      while (count < room && at + count < end && isPlain(data[at + count]!)) count++;
      const first = repeated ? this.#last : this.#originAt(at);
      if (count > 0) {
        print(data, at, at + count);
        this.#stamp(count, repeated ? 0 : at, repeated);
        at += count;
      } else {
        this.#printedLine(); // what is wide may leave its last column, and go on in the next
        print(data, at, at + 1);
        this.#stampGrapheme(first);
        at++;
      }
      if (!repeated) this.#last = this.#originAt(at - 1);
    }
  }

  #originAt(index: number): number {
    if (this.#drawing) return 0;
    return this.#base + (this.#units ? this.#units[index]! : index);
  }

  /** Marks the `count` cells left of the cursor, one code point each. */
  #stamp(count: number, from: number, repeated: boolean): void {
    const { buffer } = this.#core;
    const data = this.#printedLine()?._data;
    if (!data) return;
    const col = buffer.x - count;
    for (let at = Math.max(0, -col); at < count; at++) {
      data[(col + at) * WORDS + 1] = repeated ? this.#last : this.#originAt(from + at);
    }
  }

  /** Marks the cell left of the cursor, or where the code point joined what stood there, notes that. */
  #stampGrapheme(origin: number): void {
    const { buffer } = this.#core;
    const data = this.#printedLine()?._data;
    if (!data || buffer.x === 0) return;
    const last = buffer.x - 1;
    const cell = data[last * WORDS]! >>> WIDTH_SHIFT === 0 && last > 0 ? last - 1 : last;
    const before = data[cell * WORDS + 1]!;
    if (this.#drawing) data[cell * WORDS + 1] = 0;
    else if (before === 0) data[cell * WORDS + 1] = origin;
    else if (before !== origin) this.#join(before, origin);
  }

  #printedLine(): RawLine | undefined {
    const { buffer } = this.#core;
    const line: PrintedLine | undefined = buffer.lines.get(buffer.ybase + buffer.y);
    if (line && line[PRINTED] !== this.#turn) {
      line[PRINTED] = this.#turn;
      this.printedLines++;
    }
    return line;
  }

  #join(first: number, origin: number): void {
    this.#tellJoined(origin - 1, first - 1);
    const others = this.joined.get(first);
    if (others) others.push(origin);
    else this.joined.set(first, [origin]);
  }
}

/** One cell wide and never joined to what stands before it. */
const isPlain = (codePoint: number): boolean => codePoint >= 0x20 && codePoint < 0x7f;
