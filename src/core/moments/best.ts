// Which frame is shown where one has to stand for a whole recording: a screen that rests, with text that a reader wants, and neither
// torn, nor a wall of paths, nor the goodbye of the session.
import type { Micros } from '../recording/cast.js';
import type { Frame } from '../replay/frame.js';
import type { Changes, Screen } from '../terminal/screen.js';
import { rowText } from '../terminal/text.js';
import { type RowWorth, rowWorth } from './row-worth.js';

const SECOND: Micros = 1_000_000;
/** A screen is seen at all, and is read: so long at first, and longer by each word that is new, up to so long. */
const GLANCE: Micros = 0.25 * SECOND;
const READING: Micros = 0.4 * SECOND;
const PER_LETTER: Micros = SECOND / 40;
const MOST_READING: Micros = 2 * SECOND;
/** Letters that make a screen worth half of what a full one is. */
const HALF = 120;
/** A picture made of blocks is worth so much of the same cells of words. */
const PICTURE = 0.35;
const LEAVING = /(?:^|\s)(?:exit|logout|\^D|bye|goodbye)$/i;
/** Rows at the end of a screen in which a session may say goodbye. */
const LAST_ROWS = 3;

interface Candidate {
  readonly index: number;
  readonly time: Micros;
  /** Before it is known how long the screen rests. */
  readonly worth: number;
  /** How long it takes to read what is new. */
  readonly reading: Micros;
}

/** Sees the frames of a replay in order; of equally good ones it takes the last. */
export class BestFinder {
  #rows: RowWorth[] = [];
  #shown: Candidate | undefined;
  #best: { index: number; score: number } | undefined;

  see({ index, time, screen, changes }: Frame): void {
    this.#rest(time);
    const fresh = this.#measure(screen, changes);
    const reading = Math.min(MOST_READING, READING + fresh * PER_LETTER);
    this.#shown = { index, time, worth: this.#worth(screen), reading };
  }

  /** @param end when the last frame goes */
  found(end: Micros): number | undefined {
    this.#rest(Math.max(end, (this.#shown?.time ?? 0) + MOST_READING));
    return this.#best?.index;
  }

  /** The frame that was shown rested until now. */
  #rest(now: Micros): void {
    const shown = this.#shown;
    this.#shown = undefined;
    if (!shown) return;
    const rested = now - shown.time;
    const rest = rested < GLANCE ? rested / GLANCE / 10 : Math.min(1, rested / shown.reading);
    const score = shown.worth * rest;
    if (!this.#best || score >= this.#best.score) this.#best = { index: shown.index, score };
  }

  /** Measures the rows that changed, and gives how many letters are new. */
  #measure(screen: Screen, { all, from, to }: Changes): number {
    const every = all || this.#rows.length !== screen.rows;
    const before = this.#rows.slice();
    if (every) this.#rows = [];
    let fresh = 0;
    for (let row = 0; row < screen.rows; row++) {
      if (!every && from[row]! >= to[row]!) continue;
      this.#rows[row] = rowWorth(screen, row);
      fresh += Math.max(0, this.#rows[row]!.words - (before[row]?.words ?? 0));
    }
    return fresh;
  }

  #worth(screen: Screen): number {
    const rows = this.#rows;
    const sum = (of: (row: RowWorth) => number) => rows.reduce((total, row) => total + of(row), 0);
    const used = Math.max(
      1,
      sum((row) => row.used),
    );
    const content = sum((row) => row.words) + PICTURE * sum((row) => row.picture);
    const fullness = content / (content + HALF);
    const machine = 1 - (0.8 * sum((row) => row.tokens)) / used;
    const noise = 1 - (0.5 * sum((row) => row.picture)) / used;
    const crowded = used > 0.7 * screen.cols * screen.rows ? 0.8 : 1;
    const colour = 0.85 + 0.025 * Math.min(6, bits(rows.reduce((styles, row) => styles | row.styles, 0)));
    const program = screen.alternate ? 1.1 : 1;
    const ended = says(screen, LEAVING) ? 0.1 : 1;
    return fullness * machine * noise * (1 - 0.6 * monotony(rows)) * crowded * colour * program * ended;
  }
}

/** Share of the rows with text that begin as the row above. */
function monotony(rows: readonly RowWorth[]): number {
  const starts = rows.map(({ start }) => start).filter((start) => start !== 0);
  const alike = starts.filter((start, i) => i > 0 && start === starts[i - 1]).length;
  return starts.length < LAST_ROWS ? 0 : alike / starts.length;
}

function bits(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Whether one of the last rows with text matches. */
function says(screen: Screen, pattern: RegExp): boolean {
  for (let row = screen.rows - 1, seen = 0; row >= 0 && seen < LAST_ROWS; row--) {
    const text = rowText(screen, row).trimEnd();
    if (text === '') continue;
    if (pattern.test(text)) return true;
    seen++;
  }
  return false;
}
