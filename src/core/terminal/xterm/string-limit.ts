// Drops escape strings (OSC, DCS, APC, PM, SOS, titles of GNU screen) that are too long, before the emulator sees them whole.
// Strings may be split over writes at any place. Those that carry images pass: image-strings.ts takes what it needs of them.

import { carriesImage, LONGEST_INTRODUCER } from '../images/image-strings.js';

/** Longest escape string that is let through, in UTF-16 code units. */
export const MAX_STRING = 1_000_000;

/** Opens a string (ECMA-48 5.6), or is an ESC whose next character is still to come. */
const OPENING = /\x1b[\]PX^_k]|\x1b$/g;
const OPENS = /^[\]PX^_k]/;
/** Ends a string: CAN, SUB, any ESC; in OSC also BEL. */
const CLOSING = /[\x18\x1a\x1b]/g;
const OSC_CLOSING = /[\x07\x18\x1a\x1b]/g;
/** Makes a terminal forget the string it is in the middle of. */
const CAN = '\x18';

export class StringLimit {
  /** Length so far of the string that is open; undefined outside of strings. */
  #length: number | undefined;
  #closing = CLOSING;
  #dropping = false;
  /** Its introducer and beginning, which tell whether it is an image. */
  #head = '';
  #endedInEscape = false;
  readonly #tooLong: () => void;

  /** `tooLong` is called once for every string that is dropped. */
  constructor(tooLong: () => void) {
    this.#tooLong = tooLong;
  }

  /** Whether the output so far ends within a string, or may. */
  get isOpen(): boolean {
    return this.#length !== undefined || this.#endedInEscape;
  }

  /** What of the next piece of output may go to the terminal. */
  pass(data: string): string {
    if (this.#length === undefined && !this.#endedInEscape && data.search(OPENING) < 0) return data;
    if (this.#endedInEscape && OPENS.test(data)) this.#open(data[0]!);
    if (data !== '') this.#endedInEscape = false;
    let passed = '';
    for (let at = 0; at < data.length; ) {
      const open = this.#length !== undefined;
      const end = open ? this.#endOfString(data, at) : this.#endOfText(data, at);
      const part = data.slice(at, end);
      passed += open ? this.#count(part) : part;
      if (open && end < data.length) this.#close();
      at = end;
    }
    return passed;
  }

  /** The place behind the next opening of a string. */
  #endOfText(data: string, at: number): number {
    OPENING.lastIndex = at;
    const found = OPENING.exec(data);
    if (!found) return data.length;
    if (found[0] === '\x1b') this.#endedInEscape = true;
    else this.#open(found[0].at(-1)!);
    return OPENING.lastIndex;
  }

  /** The place of what closes the open string. */
  #endOfString(data: string, at: number): number {
    this.#closing.lastIndex = at;
    return this.#closing.exec(data)?.index ?? data.length;
  }

  #open(kind: string): void {
    this.#length = 0;
    this.#head = kind;
    this.#closing = kind === ']' || kind === 'k' ? OSC_CLOSING : CLOSING;
  }

  #close(): void {
    this.#length = undefined;
    this.#dropping = false;
  }

  /** What may pass of a part of the open string: all, or nothing but, once, the order to forget what went before. */
  #count(part: string): string {
    this.#length = (this.#length ?? 0) + part.length;
    if (this.#head.length < LONGEST_INTRODUCER) this.#head += part.slice(0, LONGEST_INTRODUCER);
    if (this.#length <= MAX_STRING || carriesImage(this.#head)) return part;
    if (this.#dropping) return '';
    this.#dropping = true;
    this.#tooLong();
    return CAN;
  }
}
