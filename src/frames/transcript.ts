// A whole session as lines of text with times: what scrolled off, what was there to be read before it changed, what stood there
// at the end. Progress bars and typing count once, as what became of them.
import type { Cast, Micros } from '../cast/cast.js';
import type { EmulatorOptions } from '../terminal/emulator.js';
import { BLANK, type Changes, type RuntimeColours, type Screen } from '../terminal/screen.js';
import { rowText } from '../terminal/text.js';
import { SECOND } from '../time.js';
import { feed } from './feed.js';
import type { Step } from './schedule.js';
import { holdUpdates } from './synchronized.js';
import { openTerminal } from './terminal.js';

/** A line of a transcript. */
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
 * @param until leaves out the events after it; Infinity for none
 */
export async function transcript(
  cast: Cast,
  until: Micros = Number.POSITIVE_INFINITY,
  options: EmulatorOptions = {},
): Promise<TranscriptLine[]> {
  const emulator = openTerminal(cast, cast.header, options);
  const writer = new Transcriber();
  try {
    for await (const _ of feed(stepsOf(cast, until), emulator, (view, time) => {
      const { screen, changes } = view.take();
      writer.see(screen, changes, time);
    })) {
      // nothing to pass on
    }
  } finally {
    emulator.dispose();
  }
  return writer.finish();
}

/** What comes within this is looked at together. */
const GLANCE: Micros = SECOND / 50;

const LINE_FEED = 10;

const look = (time: Micros): Step => ({ type: 'show', time });

/** Every event, and a look at the screen after each moment and before a screenful can have gone by. */
function* stepsOf(cast: Cast, until: Micros): Generator<Step> {
  let { cols, rows } = cast.header;
  let [unseen, since, last] = [0, 0, 0];
  for (const event of holdUpdates(cast.events, SECOND)) {
    if (event.time > until) break;
    if (event.type !== 'output' && event.type !== 'resize') continue;
    if (unseen > 0 && (event.type === 'resize' || event.time - since >= GLANCE)) {
      yield look(last);
      unseen = 0;
    }
    if (event.type === 'resize') {
      ({ cols, rows } = event);
      yield event;
      yield look(event.time);
      continue;
    }
    const room = Math.max(1, rows - 1) * cols;
    for (const { data, cells } of pieces(event.data, cols, room)) {
      if (unseen > 0 && unseen + cells > room) {
        yield look(last);
        unseen = 0;
      }
      if (unseen === 0) since = event.time;
      last = event.time;
      unseen += cells;
      yield { ...event, data };
    }
  }
  if (unseen > 0) yield look(last);
}

/** Parts of an output that fill `room` cells or so, lines whole where they are shorter; a line feed may leave a row behind. */
function* pieces(data: string, cols: number, room: number): Generator<{ data: string; cells: number }> {
  let [start, cells] = [0, 0];
  let line = { at: 0, cells: 0 };
  for (let at = 0; at < data.length; at++) {
    const feed = data.charCodeAt(at) === LINE_FEED;
    cells += feed ? cols : 1;
    if (feed) line = { at: at + 1, cells };
    if (cells < room) continue;
    const cut = line.at > start ? line : { at: at + 1, cells };
    yield { data: data.slice(start, cut.at), cells: cut.cells };
    [start, cells] = [cut.at, cells - cut.cells];
    line = { at: start, cells: 0 };
  }
  if (start < data.length) yield { data: data.slice(start), cells };
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
  /** What was told of rows that change in place, numbers left out: a clock is told once. */
  readonly #told = new Set<string>();
  #screen: Screen | undefined;
  #colours: RuntimeColours | undefined;

  see(screen: Screen, changes: Changes, time: Micros): void {
    this.#screen = screen;
    if (changes.all || !this.#colours) this.#colours = { ...screen.colours, palette: new Map(screen.colours.palette) };
    if (screen.alternate !== this.#alternate) this.#switch(screen.alternate, time);
    const gists = this.#gists(screen, changes);
    if (gists.every((gist, row) => gist === this.#rows[row]?.gist)) return;
    for (let gone = scrolledBy(this.#rows, gists); gone > 0; gone--) this.#tell(this.#rows.shift());
    this.#rows = gists.map((gist, row) => this.#update(this.#rows[row] ?? EMPTY, gist, screen, row, time));
  }

  finish(): TranscriptLine[] {
    for (const row of this.#alternate ? [...this.#below, ...this.#rows] : this.#rows) this.#tell(row);
    return this.#lines.sort((a, b) => a.time - b.time);
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
