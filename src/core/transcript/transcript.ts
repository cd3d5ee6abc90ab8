// A whole session as lines of text with times: what scrolled off, what was there to be read before it changed, what stood there
// at the end. Progress bars and typing count once, as what became of them.

import type { Cast, Micros } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { feed } from '../replay/feed.js';
import { checkTime } from '../replay/replay.js';
import type { ScreenOptions } from '../replay/script.js';
import { openTerminal } from '../replay/terminal.js';
import { BLANK, type Changes, type RuntimeColours, type Screen } from '../terminal/screen.js';
import { rowText } from '../terminal/text.js';
import type { Scrolled } from '../terminal/trace/scrolls.js';
import { SECOND } from '../time.js';
import { transcriptSteps } from './transcript-steps.js';

/**
 * A line of a transcript, and since when it read so, in microseconds.
 * @example
 * const seconds = ({ time, text }: TranscriptLine) => `${time / 1e6} ${text}`;
 */
export interface TranscriptLine {
  /** Since when it read so. */
  time: Micros;
  text: string;
  /** The line alone, with its colours: a screen of one row. `wraps[0]` is 1 where it goes on from the line above it. */
  screen: Screen;
}

/** What is overwritten sooner than this nobody has read. */
const READABLE: Micros = SECOND / 2;

/**
 * The lines of a session in order of time, without blank ones.
 * @param until leaves out the events after it, in microseconds; Infinity for none
 * @throws UsageError for a time below 0, or none; CastError for a recording that cannot be read
 * @example
 * const lines = (await transcript(cast)).map(({ text }) => text);
 */
export async function transcript(
  recording: Cast,
  until: Micros = Number.POSITIVE_INFINITY,
  options: Pick<ScreenOptions, 'unicode' | 'warn' | 'signal'> = {},
): Promise<TranscriptLine[]> {
  const cast = givenCast(recording, options);
  checkTime('until', until);
  const emulator = openTerminal(cast, cast.header, options);
  const writer = new Transcriber();
  try {
    for await (const _ of feed(transcriptSteps(cast, until), emulator, (view, time) => {
      const { screen, changes } = view.take();
      writer.see(screen, changes, time, view.scrolled);
    })) {
      // nothing to pass on
    }
  } finally {
    emulator.dispose();
  }
  return writer.finish();
}

/** A row as it stands. */
interface Row {
  /** Of its graphemes; 0 for a blank row. Comparing numbers is what makes this fast: text is made of few rows. */
  gist: number;
  text: string;
  since: Micros;
  glyphs: Uint32Array;
  styles: Uint32Array;
  wraps: number;
}

const EMPTY: Row = { gist: 0, text: '', since: 0, glyphs: new Uint32Array(), styles: new Uint32Array(), wraps: 0 };

/** FNV-1a over the glyph ids up to the last that is not blank, and their number. */
function gistOf({ glyphs, cols }: Screen, row: number): number {
  const start = row * cols;
  let end = start + cols;
  while (end > start && glyphs[end - 1] === BLANK) end--;
  let hash = 0x811c_9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ glyphs[at]!, 0x0100_0193);
  return end === start ? 0 : (end - start) * 0x1_0000_0000 + (hash >>> 0);
}

/** Owns the rows as they stand and the lines told so far. */
class Transcriber {
  readonly #lines: TranscriptLine[] = [];
  #rows: Row[] = [];
  /** The rows of the normal screen while the alternate one shows. */
  #below: Row[] = [];
  #alternate = false;
  /** Rows that had gone off the top at the last look. */
  #scrolled = 0;
  /** What was told of rows that change in place, numbers left out: a clock is told once. */
  readonly #told = new Set<string>();
  #screen: Screen | undefined;
  #colours: RuntimeColours | undefined;

  see(screen: Screen, changes: Changes, time: Micros, scrolled: Scrolled | undefined): void {
    this.#screen = screen;
    if (changes.all || !this.#colours) this.#colours = { ...screen.colours, palette: new Map(screen.colours.palette) };
    if (screen.alternate !== this.#alternate) this.#switch(screen.alternate, time);
    const gists = this.#gists(screen, changes);
    const counted = screen.alternate ? 0 : this.#goneSince(scrolled);
    if (counted === 0 && gists.every((gist, row) => gist === this.#rows[row]?.gist)) return;
    const gone = counted > 0 ? counted : scrolledBy(this.#rows, gists);
    const below = counted > 0 && scrolled ? this.#rows.splice(scrolled.bottom + 1) : [];
    for (const row of this.#rows.splice(0, gone)) this.#tell(row);
    if (below.length > 0) this.#rows.push(...Array.from({ length: gone }, () => EMPTY), ...below);
    this.#rows = gists.map((gist, row) => this.#update(this.#rows[row] ?? EMPTY, gist, screen, row, time));
  }

  finish(): TranscriptLine[] {
    for (const row of this.#alternate ? [...this.#below, ...this.#rows] : this.#rows) this.#tell(row);
    return this.#lines.sort((a, b) => a.time - b.time);
  }

  /** How many rows went off the top of the normal screen since the last look at it. */
  #goneSince(scrolled: Scrolled | undefined): number {
    const gone = (scrolled?.rows ?? 0) - this.#scrolled;
    this.#scrolled += gone;
    return gone;
  }

  #gists(screen: Screen, { all, from, to }: Changes): number[] {
    return Array.from({ length: screen.rows }, (_, row) => {
      const known = all || from[row]! < to[row]! ? undefined : this.#rows[row]?.gist;
      return known ?? gistOf(screen, row);
    });
  }

  #switch(alternate: boolean, time: Micros): void {
    this.#alternate = alternate;
    if (alternate) {
      this.#below = this.#rows;
      this.#rows = [];
    } else {
      for (const row of this.#rows) this.#tellIfRead(row, time);
      this.#rows = this.#below;
    }
  }

  #update(row: Row, gist: number, screen: Screen, at: number, time: Micros): Row {
    if (gist === row.gist) return row;
    const text = rowText(screen, at);
    if (!text.startsWith(row.text)) this.#tellIfRead(row, time);
    const start = at * screen.cols;
    return {
      gist,
      text,
      since: time,
      glyphs: screen.glyphs.slice(start, start + screen.cols),
      styles: screen.styles.slice(start, start + screen.cols),
      wraps: screen.wraps[at] ?? 0,
    };
  }

  /** A row that is about to show something else. */
  #tellIfRead(row: Row, time: Micros): void {
    if (row.text.trim() === '' || time - row.since < READABLE) return;
    const words = row.text.replace(/\d+/g, '0');
    if (this.#told.has(words)) return;
    this.#told.add(words);
    this.#tell(row);
  }

  #tell(row: Row | undefined): void {
    if (!row || row.text.trim() === '' || !this.#screen) return;
    this.#lines.push({ time: row.since, text: row.text, screen: this.#lineScreen(row, this.#screen) });
  }

  #lineScreen({ glyphs, styles, wraps }: Row, live: Screen): Screen {
    return {
      cols: glyphs.length,
      rows: 1,
      glyphs,
      styles,
      lineSizes: new Uint8Array(1),
      wraps: Uint8Array.of(wraps),
      cursor: { col: 0, row: 0, visible: false, shape: 'block', blink: false },
      title: '',
      colours: this.#colours ?? live.colours,
      reverse: false,
      alternate: false,
      text: (glyph) => (glyph === BLANK ? ' ' : live.text(glyph)),
      style: (id) => live.style(id),
    };
  }
}

/** By how many rows the text went up: what explains most of it, if anything of it is still there. */
function scrolledBy(rows: readonly Row[], gists: readonly number[]): number {
  const lowest = rows.findLastIndex(({ gist }) => gist !== 0);
  let best = 0;
  let most = Math.max(0, agreement(rows, gists, 0, lowest));
  for (let gone = 1; gone <= lowest; gone++) {
    const agree = agreement(rows, gists, gone, lowest);
    if (agree > most) [best, most] = [gone, agree];
  }
  return best;
}

/** Columns of the rows that are where they would be, less those of the rows that are not; the lowest may have gone on. */
function agreement(rows: readonly Row[], gists: readonly number[], gone: number, lowest: number): number {
  let sum = 0;
  for (let row = gone; row <= lowest; row++) {
    const { gist, text } = rows[row]!;
    if (gist === gists[row - gone]) sum += text.length;
    else if (row < lowest) sum -= text.length;
  }
  return sum;
}
