// Lines of UTF-8 text, decoded block by block as they are asked for.
import { decodeUtf8 } from '../bytes.js';
import { CastError, type SourcePlace } from '../errors.js';
import { LONGEST_STRING, tooLong, tooLongEvent } from './reading.js';
import type { RecordingText } from './text.js';

const BLOCK = 65_536;
const NEWLINE = 10;
const HASH = 35;
const OPEN_BRACKET = 91;
const MAX_COMMENTS = 100_000;
const NO_COMMENTS: readonly string[] = [];

export interface LinesStart {
  /** Byte offset and 1-based number of the first line. */
  offset: number;
  line: number;
  /** Whether lines that open with `#` are comments (asciicast v3). */
  comments: boolean;
  /** Most bytes of a line. */
  longest?: number;
}

/** Keeps the text of a comment line. @throws CastError where so many come in a row that they fill the memory */
export function addComment(comments: string[], text: string, place: SourcePlace): void {
  if (comments.length === MAX_COMMENTS) {
    throw new CastError({ ...place, column: 1 }, `expected at most ${MAX_COMMENTS} comment lines in a row, found more`);
  }
  comments.push(text.trimEnd());
}

/** A place between two lines: where the block that it is in begins, and the number of the last line passed. */
export interface LinesPlace {
  offset: number;
  line: number;
  passed: number;
}

export class Lines {
  /** 1-based number of the line that `next` gave last. */
  number: number;
  readonly #name: string;
  readonly #text: RecordingText;
  readonly #withComments: boolean;
  readonly #longest: number;
  #offset: number;
  #block = '';
  #at = 0;
  /** Where the block begins, and the number of its first line. */
  #blockOffset: number;
  #blockLine: number;

  constructor(name: string, text: RecordingText, start: LinesStart) {
    this.#name = name;
    this.#text = text;
    this.#offset = start.offset;
    this.number = start.line - 1;
    this.#blockOffset = start.offset;
    this.#blockLine = start.line;
    this.#withComments = start.comments;
    this.#longest = start.longest ?? LONGEST_STRING;
  }

  /** Where these lines stand. */
  get place(): LinesPlace {
    return { offset: this.#blockOffset, line: this.#blockLine, passed: this.number };
  }

  /** Goes forward to the line after the one that `passed` says, from the beginning of its block. */
  skipTo({ passed }: LinesPlace): void {
    while (this.number < passed && this.#fill()) this.#take();
  }

  /** The next line that is neither blank nor a comment, or undefined at the end of the text. */
  next(): string | undefined {
    this.comments();
    if (!this.#fill()) return undefined;
    const line = this.#take();
    // What it is parsed to stands in memory next: of a huge line the block is not kept beside that.
    if (this.#at >= this.#block.length) [this.#block, this.#at] = ['', 0];
    return line;
  }

  /** Goes to the next line that is neither blank nor a comment and gives the comments in between, without `#`. */
  comments(): readonly string[] {
    let comments: string[] | undefined;
    while (this.#fill()) {
      const start = this.#at;
      const first = this.#block.charCodeAt(start);
      if (first === OPEN_BRACKET) break;
      if (first === NEWLINE) {
        this.#at++;
        this.number++;
        continue;
      }
      const line = this.#take();
      if (this.#withComments && first === HASH) {
        comments ??= [];
        addComment(comments, line.slice(1), { file: this.#name, line: this.number });
      } else if (line.trim() !== '') {
        this.#at = start;
        this.number--;
        break;
      }
    }
    return comments ?? NO_COMMENTS;
  }

  /** Whether nothing but blank lines and comments is left; passes over them. */
  atEnd(): boolean {
    this.comments();
    return !this.#fill();
  }

  #take(): string {
    const start = this.#at;
    const newline = this.#block.indexOf('\n', start);
    const end = newline === -1 ? this.#block.length : newline;
    this.#at = end + 1;
    this.number++;
    return this.#block.slice(start, end);
  }

  /** Decodes whole lines, at least a block of them, when the last block is used up. False at the end. */
  #fill(): boolean {
    if (this.#at < this.#block.length) return true;
    if (this.#offset >= this.#text.length) return false;
    const most = this.#longest + BLOCK;
    const block = this.#text.block(this.#offset, BLOCK, most);
    if (block.length > most) throw tooLongEvent(this.#name, this.#longest, this.number + 1 + newlinesWithin(block));
    if (block.length > LONGEST_STRING) throw tooLong(this.#name, this.number + 1, 'lines');
    this.#block = decodeUtf8(block);
    this.#at = 0;
    this.#blockOffset = this.#offset;
    this.#blockLine = this.number + 1;
    this.#offset += block.length;
    return true;
  }
}

/** But for one at its end. */
function newlinesWithin(block: Uint8Array): number {
  let count = 0;
  for (let at = block.indexOf(NEWLINE); at !== -1 && at < block.length - 1; at = block.indexOf(NEWLINE, at + 1))
    count++;
  return count;
}
