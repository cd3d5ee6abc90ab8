// What a user typed, as the program got it: characters from whatever the terminal reports of keys, put where the cursor was in
// the line, and taken back by the keys that do that.
import { type Key, keyOf } from './keys.js';

/** A line that was typed, and where each unit of it came from. */
export interface TypedText {
  readonly text: string;
  source(at: number): Source;
}

/** Positions in the input: characters as such, and digits that stand for one. */
export interface Source {
  readonly plain: readonly number[];
  readonly digits: readonly (readonly [from: number, to: number])[];
}

const ERASERS = '\b\x7f\x15\x17\x0b\x04';
/** Readline's keys for moving. */
const CONTROL_MOVES: Readonly<Record<string, Key['does']>> = {
  '\x01': 'home',
  '\x02': 'left',
  '\x05': 'end',
  '\x06': 'right',
};
/** Enter, and the key that gives a line up. */
const ENDINGS = '\r\n\x03';
/** Longer lines are given in parts. */
const LONGEST_LINE = 16_384;
const LONGEST_SEQUENCE = 256;
/** A key is let go soon after it was pressed. */
const HELD = 12;
const WHOLE = /^\x1b(?:\[[0-?]*[ -/]*[@-~]|O[@-~]|[^[O\x1b])$/;

/** Collects input and visits each line that was edited, or told in other ways than by its characters. The others are in the stream as they are. */
export class TypedLines {
  readonly #visit: (line: TypedText) => void;
  #units: string[] = [];
  #sources: { plain: number[]; digits: (readonly [number, number])[] }[] = [];
  #cursor = 0;
  /** Whether the stream does not have the line as it is. */
  #differs = false;
  /** Whether something was typed since the line was last visited. */
  #isNew = false;
  #position = 0;
  #sequence = '';

  constructor(visit: (line: TypedText) => void) {
    this.#visit = visit;
  }

  add(data: string): void {
    for (let at = 0; at < data.length; at++) this.#take(data[at]!);
  }

  end(): void {
    this.#show();
    this.#units = [];
    this.#sources = [];
    this.#cursor = 0;
    this.#differs = false;
  }

  #show(): void {
    const sources = this.#sources;
    if (this.#differs && this.#isNew) this.#visit({ text: this.#units.join(''), source: (at) => sources[at]! });
    this.#isNew = false;
  }

  #take(unit: string): void {
    const at = this.#position++;
    if (unit === '\x1b' || this.#sequence !== '') this.#takeSequence(unit, at);
    else this.#press({ text: unit, digits: [] }, { plain: [at], digits: [] });
  }

  #takeSequence(unit: string, at: number): void {
    this.#sequence = unit === '\x1b' ? unit : this.#sequence + unit;
    if (WHOLE.test(this.#sequence)) {
      const start = at + 1 - this.#sequence.length;
      const key = keyOf(this.#sequence);
      this.#sequence = '';
      this.#differs ||= key.text !== undefined || key.does !== undefined;
      this.#press(key, { plain: [], digits: key.digits.map(([from, to]) => [start + from, start + to] as const) });
    } else if (this.#sequence.length > LONGEST_SEQUENCE) this.#sequence = '';
  }

  #press({ text, does, release }: Key, source: { plain: number[]; digits: (readonly [number, number])[] }): void {
    if (release) this.#letGo(text, source);
    else if (text === undefined) this.#move(does);
    else if (CONTROL_MOVES[text]) this.#move(CONTROL_MOVES[text]);
    else if (ENDINGS.includes(text)) this.end();
    else if (ERASERS.includes(text)) this.#erase(text);
    else if (text > '\x1f') this.#insert(text, source);
  }

  #letGo(text: string | undefined, { plain, digits }: Source): void {
    for (let at = this.#units.length - 1; at >= Math.max(0, this.#units.length - HELD); at--) {
      if (this.#units[at]!.toLowerCase() !== text?.toLowerCase()) continue;
      this.#sources[at]!.plain.push(...plain);
      this.#sources[at]!.digits.push(...digits);
      return;
    }
  }

  #insert(text: string, source: { plain: number[]; digits: (readonly [number, number])[] }): void {
    for (let at = 0; at < text.length; at++) {
      this.#units.splice(this.#cursor, 0, text[at]!);
      this.#sources.splice(this.#cursor, 0, source);
      this.#cursor++;
    }
    this.#isNew = true;
    if (this.#units.length >= LONGEST_LINE) this.end();
  }

  #move(does: Key['does']): void {
    if (does === undefined) return;
    this.#differs = true;
    if (does === 'left') this.#cursor = Math.max(0, this.#cursor - 1);
    else if (does === 'right') this.#cursor = Math.min(this.#units.length, this.#cursor + 1);
    else if (does === 'home') this.#cursor = 0;
    else if (does === 'end') this.#cursor = this.#units.length;
    else if (does === 'delete') this.#cut(this.#cursor, this.#cursor + 1);
    else this.end();
  }

  #erase(key: string): void {
    this.#show();
    this.#differs = true;
    const units = this.#units;
    let left = Math.max(0, this.#cursor - 1);
    if (key === '\x04') this.#cut(this.#cursor, this.#cursor + 1);
    else if (key === '\x0b') this.#cut(this.#cursor, units.length);
    else {
      if (key === '\x15') left = 0;
      else if (key === '\x17') {
        while (left > 0 && units[left] === ' ') left--;
        while (left > 0 && units[left - 1] !== ' ') left--;
      } else if (/[\udc00-\udfff]/.test(units[left] ?? '')) left = Math.max(0, left - 1);
      this.#cut(left, this.#cursor);
    }
  }

  #cut(from: number, to: number): void {
    this.#show();
    this.#units.splice(from, to - from);
    this.#sources.splice(from, to - from);
    this.#cursor = Math.min(from, this.#units.length);
    this.#isNew = true;
  }
}
