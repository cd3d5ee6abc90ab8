// Takes the escape strings that carry images out of the output: sixel (DCS q), iTerm2's files (OSC 1337) and kitty's graphics
// (APC G). What is in them is image-size.ts's to say. Strings may be split over writes at any place.

export interface ImageString {
  readonly protocol: 'sixel' | 'iterm2' | 'kitty';
  /** What stands between the introducer and the terminator. */
  readonly body: string;
}

const INTRODUCER = /(?:\x1bP|\x90)[\d;]{0,40}q|(?:\x1b\]|\x9d)1337;|(?:\x1b_|\x9f)G/g;
/** What may become one with the next piece. */
const BEGINNING = /(?:\x1b|(?:\x1bP|\x90)[\d;]{0,40}|(?:\x1b\]|\x9d)(?:1(?:3(?:37?)?)?)?|\x1b_|\x9f)$/;
const LONGEST_BEGINNING = 42;
/** Ends a string, see string-limit.ts; of CAN and SUB terminals forget it. */
const CLOSING = /[\x18\x1a\x1b\x9c]/g;
const OSC_CLOSING = /[\x07\x18\x1a\x1b\x9c]/g;
const FORGET = /[\x18\x1a]/;

const PROTOCOLS = { q: 'sixel', ';': 'iterm2', G: 'kitty' } as const;

/** Owns the string that is open, which nobody sees before it ends. */
export class ImageStrings {
  #beginning = '';
  #open: { protocol: ImageString['protocol']; parts: string[] } | undefined;
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
        this.#open = { protocol: PROTOCOLS[found[0].at(-1) as keyof typeof PROTOCOLS], parts: [] };
        continue;
      }
      const closing = this.#open.protocol === 'iterm2' ? OSC_CLOSING : CLOSING;
      closing.lastIndex = at;
      const found = closing.exec(data);
      this.#open.parts.push(data.slice(at, found?.index));
      if (!found) return;
      const { protocol, parts } = this.#open;
      this.#open = undefined;
      if (!FORGET.test(found[0])) yield { protocol, body: parts.join('') };
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
