// The escape sequence that output breaks off in, which the next piece of output goes on with.

/** Begins a sequence wherever it stands (ECMA-48 5.3, 5.6; DEC STD 070). */
const OPENING = /\x1b(?=[^\x1b]*$)/;
const INTRODUCER = /^\x1b[[\]PX^_k]/;
/** Controls within a control sequence are carried out at once, and are not to be carried out again. Those of 8 bits do nothing. */
const CONTROLS = /[\x00-\x17\x19\x1c-\x1f\x7f-\x9f]/g;
const ESCAPED_CONTROLS = /^\x1b[\x00-\x17\x19\x1c-\x1f\x7f-\x9f]+/;

/** By the introducer's last character: what is left of the sequence while nothing has ended it. */
const CONTROL_SEQUENCE = /^[\x20-\x3f]*$/;
const SYSTEM_COMMAND = /^[^\x07\x18\x1a]*$/;
const STRING = /^[^\x18\x1a]*$/;
/** SS2 and SS3 wait for a character. */
const ESCAPE = /^\x1b(?:[NO]|[\x20-\x2f]*)$/;
const HIGH_SURROGATE = /[\ud800-\udbff]$/;

/** What a terminal would drop anyhow: see string-limit.ts. */
const LONGEST = 1_000_000;

const isString = (text: string): boolean => /^\x1b[\]PX^_k]/.test(text);

/** Follows output piece by piece and owns the sequence that is open at its end. */
export class Unfinished {
  /** The sequence as far as it has come, or half a surrogate pair; '' where nothing is open. */
  text = '';

  follow(data: string): void {
    if (data === '') return;
    if (this.#endsString()) {
      // What the string's last ESC stands for shows now: it ended the string as a part of ST, or begins a sequence.
      const ended = data.startsWith('\\');
      this.text = ended ? '' : '\x1b';
      this.follow(ended ? data.slice(1) : data);
    } else if (data.endsWith('\x1b')) {
      this.#read(data.slice(0, -1));
      this.text = isString(this.text) ? `${this.text}\x1b` : '\x1b';
    } else this.#read(data);
  }

  #endsString(): boolean {
    return this.text.endsWith('\x1b') && isString(this.text);
  }

  #read(data: string): void {
    const start = data.search(OPENING);
    if (start >= 0) this.text = this.#goOn('', data.slice(start));
    else if (this.text !== '') this.text = this.#goOn(this.text, data);
    if (this.text === '') this.text = HIGH_SURROGATE.exec(data)?.[0] ?? '';
  }

  /** `before` is open: only what is added is looked at, so that a long string costs its length once. */
  #goOn(before: string, added: string): string {
    const whole = (before + added).replace(ESCAPED_CONTROLS, '\x1b');
    if (whole.length > LONGEST) return '';
    const introducer = INTRODUCER.exec(whole)?.[0];
    if (introducer === undefined) {
      const opened = whole.replace(CONTROLS, '');
      return ESCAPE.test(opened) ? opened : '';
    }
    const rest = whole.slice(Math.max(introducer.length, before.length));
    const isControl = introducer.endsWith('[');
    if (isControl) {
      const parameters = rest.replace(CONTROLS, '');
      return CONTROL_SEQUENCE.test(parameters) ? whole.slice(0, -rest.length || undefined) + parameters : '';
    }
    const isCommand = /[\]k]$/.test(introducer);
    return (isCommand ? SYSTEM_COMMAND : STRING).test(rest) ? whole : '';
  }
}
