// Takes the escape strings that carry images out of the output: sixel (DCS q), iTerm2's files (OSC 1337) and kitty's graphics
// (APC G). What is in them is image-size.ts's to say. Strings may be split over writes at any place.

import type { PixelSize } from './picture-header.js';
import { SixelSize } from './sixel-size.js';

export interface ImageString {
  readonly protocol: 'sixel' | 'iterm2' | 'kitty';
  /** What stands between the introducer and the terminator. Of long ones the beginning: see SixelSize for what sixel needs. */
  readonly body: string;
  /** Of a sixel image whose beginning does not tell it. */
  readonly drawn?: PixelSize | undefined;
}

const INTRODUCER = /\x1bP[\d;]{0,40}q|\x1b\]1337;|\x1b_G/g;
/** What may become one with the next piece. */
const BEGINNING = /\x1b(?:P[\d;]{0,40}|\](?:1(?:3(?:37?)?)?)?|_)?$/;
const LONGEST_BEGINNING = 42;
/** Ends a string, see string-limit.ts; of CAN and SUB terminals forget it. */
const CLOSING = /[\x18\x1a\x1b]/g;
const OSC_CLOSING = /[\x07\x18\x1a\x1b]/g;
const FORGET = /[\x18\x1a]/;
/** No more of a body is kept: what tells the size stands at its beginning. */
const MOST_KEPT = 1_000_000;

/** Code units after ESC that tell whether a string carries an image. */
export const LONGEST_INTRODUCER = 42;

/** Whether a string that begins so, after ESC, carries an image or a part of one. */
export const carriesImage = (head: string): boolean =>
  /^(?:P[\d;]{0,40}q|\]1337;(?:File|MultipartFile|FilePart)=|_G)/.test(head);

const PROTOCOLS = { q: 'sixel', ';': 'iterm2', G: 'kitty' } as const;

/** Owns the string that is open, which nobody sees before it ends. */
export class ImageStrings {
  #beginning = '';
  #open: OpenString | undefined;
  /** Code units that were split so far. */
  length = 0;
  /** Where the part that was given last begins, in code units from the start of all that was split. */
  position = 0;

  /** Whether the output so far ends within a string, or may. */
  get isOpen(): boolean {
    return this.#open !== undefined || this.#beginning !== '';
  }

  /** The next piece of output as text for the terminal and image strings, in order. */
  split(data: string): Iterable<string | ImageString> {
    const whole = this.#beginning + data;
    this.length += data.length;
    this.position = this.length - whole.length;
    if (!this.#open && whole.search(INTRODUCER) < 0) return [this.#withoutBeginning(whole)];
    return this.#parts(whole);
  }

  *#parts(data: string): Generator<string | ImageString> {
    const start = this.position;
    this.#beginning = '';
    for (let at = 0; at < data.length; ) {
      this.position = start + at;
      if (!this.#open) {
        INTRODUCER.lastIndex = at;
        const found = INTRODUCER.exec(data);
        if (!found) {
          yield this.#withoutBeginning(data.slice(at));
          return;
        }
        if (found.index > at) yield data.slice(at, found.index);
        at = INTRODUCER.lastIndex;
        this.#open = new OpenString(PROTOCOLS[found[0].at(-1) as keyof typeof PROTOCOLS]);
        continue;
      }
      const closing = this.#open.protocol === 'iterm2' ? OSC_CLOSING : CLOSING;
      closing.lastIndex = at;
      const found = closing.exec(data);
      this.#open.add(data.slice(at, found?.index));
      if (!found) return;
      const string = this.#open.finish();
      this.#open = undefined;
      if (!FORGET.test(found[0])) yield string;
      // An ESC may begin something else than ST; alone, ST does nothing.
      at = found[0] === '\x1b' ? found.index : found.index + 1;
    }
  }

  /** Keeps back what may be the beginning of a string: no terminal shows anything of it yet. */
  #withoutBeginning(data: string): string {
    this.#beginning = BEGINNING.exec(data.slice(-LONGEST_BEGINNING))?.[0] ?? '';
    return this.#beginning === '' ? data : data.slice(0, -this.#beginning.length);
  }
}

/** Owns what is kept of one string. */
class OpenString {
  readonly #parts: string[] = [];
  #length = 0;
  readonly #sixel: SixelSize | undefined;

  constructor(readonly protocol: ImageString['protocol']) {
    if (protocol === 'sixel') this.#sixel = new SixelSize();
  }

  add(part: string): void {
    this.#sixel?.read(part);
    if (this.#length < MOST_KEPT) this.#parts.push(part.slice(0, MOST_KEPT - this.#length));
    this.#length += part.length;
  }

  finish(): ImageString {
    return { protocol: this.protocol, body: this.#parts.join(''), drawn: this.#sixel?.size };
  }
}
