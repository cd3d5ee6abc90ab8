// Goes through the drawings of a recording as a reader does: which screens rest long enough to be read, which drawings are keys
// that are typed, which are only half of a change.
import type { Micros } from '../recording/cast.js';
import type { Changes, Screen } from '../terminal/screen.js';
import type { Drawing } from './drawings.js';
import { type FreshRow, freshRow, ReadWords } from './words.js';

/** A screen that rests, from a drawing on up to and with another, whatever moves on it without bringing new words. */
export interface ReadRest {
  readonly first: number;
  readonly last: number;
  /** How long it takes to read what is new on it. */
  readonly reading: Micros;
  /** How much of that it is shown for in any case: less where it did not rest for all of it. */
  readonly least: Micros;
}

export interface Survey {
  readonly drawings: readonly Drawing[];
  /** A byte for each drawing: 1 typed, 2 torn. */
  readonly kinds: readonly number[];
  readonly reads: readonly ReadRest[];
}

/** Keys that come no slower belong to one run of typing. */
export const TOGETHER: Micros = 2_000_000;

export const TYPED = 1;
export const TORN = 2;

/** Letters whose reading takes all of the reading time, and what share of it a glance takes. */
const FULL = 80;
const GLANCE = 0.2;
/** A rest of at least this, and of at least half of the reading time, is worth a look of a third of it. */
const LOOK: Micros = 400_000;
/** So little is no text. */
const LEAST = 2;
/** A screen that lost half of its text, and shows for less than this, is on its way to another. */
const BRIEF: Micros = 200_000;
/** Columns that a key, or a short piece of a word, moves the cursor. */
const KEY = 4;

export const readingTime = (letters: number, reading: Micros): Micros =>
  Math.round(reading * Math.min(1, GLANCE + letters / FULL));

/** Owns what has been read, and what is on the screen. */
export class Reader {
  readonly #reading: Micros;
  readonly #read = new ReadWords();
  readonly #drawings: Drawing[] = [];
  readonly #kinds: number[] = [];
  readonly #reads: ReadRest[] = [];
  #rows: FreshRow[] = [];
  #totals = { fresh: 0, letters: 0, sum: 0 };
  /** The drawing since which the new words on the screen are what they are. */
  #since = 0;
  #typing = { row: -1, col: -1, edge: -1, edgeRow: -1 };

  constructor(reading: Micros) {
    this.#reading = reading;
  }

  see(drawing: Drawing, screen: Screen, changes: Changes): void {
    const { fresh, letters, sum } = this.#totals;
    const marked = this.#rested(drawing.start);
    this.#measure(screen, changes);
    if (this.#totals.sum !== sum || marked) {
      if (!marked) this.#looked(drawing.start, fresh);
      this.#since = this.#drawings.length;
    }
    const torn = this.#totals.letters * 2 < letters && drawing.rest < BRIEF;
    this.#kinds.push((this.#isTyped(drawing, screen, changes) ? TYPED : 0) | (torn ? TORN : 0));
    this.#drawings.push(drawing);
  }

  found(end: Micros): Survey {
    this.#rested(end);
    return { drawings: this.#drawings, kinds: this.#kinds, reads: this.#reads };
  }

  /** Whether the new words on the screen were there long enough to be read; then they are new no more. */
  #rested(now: Micros): boolean {
    const since = this.#drawings[this.#since];
    const { fresh } = this.#totals;
    if (!since || fresh < LEAST) return false;
    const reading = readingTime(fresh, this.#reading);
    // What is typed is read once it has been.
    const typing = ((this.#kinds[this.#since] ?? 0) & TYPED) !== 0 ? TOGETHER : 0;
    if (now - since.end < Math.max(reading, typing)) return false;
    this.#reads.push({ first: this.#since, last: this.#drawings.length - 1, reading, least: reading });
    for (const { pairs } of this.#rows) for (const pair of pairs) this.#read.add(pair);
    this.#rows = this.#rows.map((row) => ({ ...row, pairs: [], fresh: 0, sum: 0 }));
    this.#totals = { ...this.#totals, fresh: 0, sum: 0 };
    return true;
  }

  /** Text that went before it could be read. */
  #looked(now: Micros, fresh: number): void {
    const since = this.#drawings[this.#since];
    if (!since || fresh < LEAST || ((this.#kinds[this.#since] ?? 0) & TYPED) !== 0) return;
    const rested = now - since.end;
    const reading = readingTime(fresh, this.#reading);
    if (rested < LOOK || rested * 2 < reading) return;
    this.#reads.push({ first: this.#since, last: this.#drawings.length - 1, reading, least: Math.round(rested / 3) });
  }

  /** Reads the rows that changed. */
  #measure(screen: Screen, { all, from, to }: Changes): void {
    const every = all || this.#rows.length !== screen.rows;
    if (every) this.#rows = [];
    let changed = every;
    for (let row = 0; row < screen.rows; row++) {
      if (!every && from[row]! >= to[row]!) continue;
      this.#rows[row] = freshRow(screen, row, this.#read);
      changed = true;
    }
    if (!changed) return;
    let [fresh, letters, sum] = [0, 0, 0];
    for (const row of this.#rows) {
      fresh += row.fresh;
      letters += row.letters;
      sum = (sum + row.sum) >>> 0;
    }
    this.#totals = { fresh, letters, sum };
  }

  /** A key: the cursor, or what a program draws in its place, moved on by a character or a few. */
  #isTyped({ keyed }: Drawing, { cursor }: Screen, { all, from, to }: Changes): boolean {
    const before = this.#typing;
    let [edge, edgeRow, rows] = [-1, -1, 0];
    for (const [row, col] of from.entries()) {
      if (col >= to[row]!) continue;
      [edge, edgeRow] = [col, row];
      rows++;
    }
    this.#typing = { row: cursor.visible ? cursor.row : -1, col: cursor.col, edge, edgeRow };
    if (all || rows > 3) return false;
    const step = Math.abs(cursor.col - before.col);
    const moved = cursor.visible && cursor.row === before.row && step >= 1 && step <= KEY;
    const drawn = rows === 1 && edgeRow === before.edgeRow && edge > before.edge && edge - before.edge <= KEY;
    return moved || drawn || (keyed && rows <= 2);
  }
}
