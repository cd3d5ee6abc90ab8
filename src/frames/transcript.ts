// A whole session as lines of text with times: what scrolled off, what was there to be read before it changed, what stood there
// at the end. Progress bars and typing count once, as what became of them.
import type { Cast, Micros } from '../cast/cast.js';
import { Emulator, type EmulatorOptions } from '../terminal/emulator.js';
import { BLANK, type Changes, type RuntimeColours, type Screen } from '../terminal/screen.js';
import { rowText } from '../terminal/text.js';
import { SECOND } from '../time.js';
import { feed } from './feed.js';
import type { Step } from './schedule.js';
import { holdUpdates } from './synchronized.js';

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
  const emulator = new Emulator(cast.header, options);
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

/** Every event, in pieces that scroll off less than a screenful, and a look at the screen after each. */
function* stepsOf(cast: Cast, until: Micros): Generator<Step> {
  let { cols, rows } = cast.header;
  for (const event of holdUpdates(cast.events, SECOND)) {
    if (event.time > until) return;
    if (event.type === 'resize') {
      ({ cols, rows } = event);
      yield event;
      yield { type: 'show', time: event.time };
    } else if (event.type === 'output') {
      for (const data of pieces(event.data, Math.max(1, rows - 1), cols)) {
        yield { ...event, data };
        yield { type: 'show', time: event.time };
      }
    }
  }
}

/** Parts of an output that fill `rows` rows at most. */
function* pieces(data: string, rows: number, cols: number): Generator<string> {
  let start = 0;
  let used = 0;
  for (let at = 0; at < data.length; at++) {
    used += data.charCodeAt(at) === 10 ? cols : 1;
    if (used < rows * cols) continue;
    yield data.slice(start, at + 1);
    start = at + 1;
    used = 0;
  }
  if (start < data.length) yield data.slice(start);
}

interface Row {
  text: string;
  since: Micros;
  glyphs: Uint32Array;
  styles: Uint32Array;
  wraps: number;
}

const EMPTY: Row = { text: '', since: 0, glyphs: new Uint32Array(), styles: new Uint32Array(), wraps: 0 };

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
    const texts = this.#texts(screen, changes);
    const changed = texts.reduce((count, text, row) => count + (text === this.#rows[row]?.text ? 0 : 1), 0);
    if (changed === 0) return;
    if (changed > 1) for (let gone = scrolledBy(this.#rows, texts); gone > 0; gone--) this.#tell(this.#rows.shift());
    this.#rows = texts.map((text, row) => this.#update(this.#rows[row] ?? EMPTY, text, screen, row, time));
  }

  finish(): TranscriptLine[] {
    for (const row of this.#alternate ? [...this.#below, ...this.#rows] : this.#rows) this.#tell(row);
    return this.#lines.sort((a, b) => a.time - b.time);
  }

  #texts(screen: Screen, { all, from, to }: Changes): string[] {
    return Array.from({ length: screen.rows }, (_, row) => {
      const known = all || from[row]! < to[row]! ? undefined : this.#rows[row]?.text;
      return known ?? rowText(screen, row);
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

  #update(row: Row, text: string, screen: Screen, at: number, time: Micros): Row {
    if (text === row.text) return row;
    if (!text.startsWith(row.text)) this.#tellIfRead(row, time);
    const start = at * screen.cols;
    return {
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
    const gist = row.text.replace(/\d+/g, '0');
    if (this.#told.has(gist)) return;
    this.#told.add(gist);
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

/** By how many rows the text went up: the number that most lines still there agree on, and more than have not moved. */
function scrolledBy(rows: readonly Row[], texts: readonly string[]): number {
  const now = new Map(texts.map((text, row) => [text, row]));
  const votes = new Int32Array(rows.length + 1);
  let still = 0;
  for (const [row, { text }] of rows.entries()) {
    if (text === '') continue;
    if (text === texts[row]) still++;
    const gone = row - (now.get(text) ?? rows.length);
    if (gone > 0) votes[gone]!++;
  }
  const most = Math.max(...votes);
  return most > still ? votes.indexOf(most) : 0;
}
