// What a user typed, as the program got it after corrections: backspace takes back a character, ^W a word, ^U the line.
import type { StreamText } from './stripped.js';

const ERASERS = '\b\x7f\x15\x17';
/** Enter, and the key that gives a line up. */
const ENDINGS = '\r\n\x03';
/** Longer lines are given in parts. */
const LONGEST_LINE = 16_384;

/** Collects input and visits each line that was corrected. The others are in the stream as they are. */
export class TypedLines {
  readonly #visit: (line: StreamText) => void;
  #units: string[] = [];
  #positions: number[] = [];
  #corrected = false;
  #position = 0;
  #inSequence = false;

  constructor(visit: (line: StreamText) => void) {
    this.#visit = visit;
  }

  add(data: string): void {
    for (let at = 0; at < data.length; at++) this.#take(data[at]!);
  }

  end(): void {
    const positions = this.#positions;
    if (this.#corrected) this.#visit({ text: this.#units.join(''), position: (at) => positions[at]! });
    this.#units = [];
    this.#positions = [];
    this.#corrected = false;
  }

  #take(unit: string): void {
    if (unit === '\x1b') this.#inSequence = true;
    else if (this.#inSequence) this.#inSequence = !/[@-Z\\^-~]/.test(unit);
    else if (ENDINGS.includes(unit)) this.end();
    else if (ERASERS.includes(unit)) this.#erase(unit);
    else if (unit > '\x1f') this.#push(unit);
    this.#position++;
  }

  #push(unit: string): void {
    this.#units.push(unit);
    this.#positions.push(this.#position);
    if (this.#units.length >= LONGEST_LINE) this.end();
  }

  #erase(key: string): void {
    this.#corrected = true;
    const units = this.#units;
    let left = Math.max(0, units.length - 1);
    if (key === '\x15') left = 0;
    else if (key === '\x17') {
      while (left > 0 && units[left] === ' ') left--;
      while (left > 0 && units[left - 1] !== ' ') left--;
    } else if (/[\udc00-\udfff]/.test(units[left] ?? '')) left = Math.max(0, left - 1);
    units.length = left;
    this.#positions.length = left;
  }
}
