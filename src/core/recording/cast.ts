// What a recording is once it has been read, whatever its format was. Holds no code: reading is read.ts, writing write.ts.
import type { Micros } from '../time.js';

export type { Micros };

/**
 * One event. `time` is in whole microseconds from the start, and never decreases from event to event.
 * @example
 * const isOutput = (event: CastEvent) => event.type === 'output';
 * const { data } = [...cast.events].find(isOutput) as Extract<CastEvent, { type: 'output' }>;
 */
export type CastEvent = (
  | { time: Micros; type: 'output' | 'input'; data: string }
  | { time: Micros; type: 'resize'; cols: number; rows: number }
  | { time: Micros; type: 'marker'; label: string }
  | { time: Micros; type: 'exit'; status: string }
  /** An event code castkit does not know: kept as found, written back as it was. */
  | { time: Micros; type: 'other'; code: string; data: unknown }
) & {
  /** v3: the texts after `#` of the comment lines that follow this event. Spread an event to change it, and they stay. */
  comments?: readonly string[];
};

/**
 * Colours that a recording brought along, each 0xRRGGBB; `palette` has 8 or 16 entries, or none.
 * @example
 * const palette = [0x000000, 0xcc0000, 0x00cc00, 0xcccc00, 0x0000cc, 0xcc00cc, 0x00cccc, 0xcccccc];
 * const theme: EmbeddedTheme = { foreground: 0xffffff, background: 0x101010, palette };
 * const themed: Cast = { ...cast, header: { ...cast.header, theme } };
 */
export interface EmbeddedTheme {
  foreground: number;
  background: number;
  palette: number[];
}

/**
 * The versions of asciicast.
 * @example
 * const newest: CastVersion = 3;
 */
export type CastVersion = 1 | 2 | 3;

/**
 * What a recording says about itself. Sizes are in cells.
 * @example
 * const named: Header = { ...cast.header, title: 'A day at sea' };
 */
export interface Header {
  version: CastVersion;
  cols: number;
  rows: number;
  /** Unix time in seconds. */
  timestamp?: number;
  /** Seconds. A hint for players and renderers. */
  idleTimeLimit?: number;
  command?: string;
  title?: string;
  /** TERM and the terminal's version string (v3 `term.type`, `term.version`; v2 `env.TERM`). */
  termType?: string;
  termVersion?: string;
  env?: Record<string, string>;
  theme?: EmbeddedTheme;
  /** v3 `tags`. */
  tags?: string[];
  /** Header keys castkit does not know (v3: also those inside `term`, under the key `term`), as found. */
  extra: Record<string, unknown>;
  /** v3: the texts after `#` of the comment lines before the first event. */
  comments?: readonly string[];
}

/**
 * A recording. `events` can be iterated any number of times; each iteration starts anew and may parse lazily (and
 * throw CastError).
 * @example
 * const cast: Cast = {
 *   name: 'made up',
 *   header: { version: 3, cols: 80, rows: 24, extra: {} },
 *   events: [{ time: 500_000, type: 'output', data: 'hello' }],
 * };
 */
export interface Cast {
  header: Header;
  events: Iterable<CastEvent>;
  /**
   * How wide text is, where that was asked for when it was loaded: grapheme clusters, code points, or Unicode 11's code points.
   * Else as in the terminal that the header names; grapheme clusters where it names none.
   */
  unicode?: '11' | 'codepoints' | 'graphemes';
  /** Cells of characters of ambiguous width, 1 or 2, where that was asked for. */
  ambiguousWidth?: number;
  /** Parts of the screen, in cells, that no picture is to show. */
  covered?: readonly { col: number; row: number; cols: number; rows: number }[];
  /** Code points that pictures show as shades without colours: they stand for what was hidden. */
  masks?: readonly number[];
  /** Most cells that a replay may touch, where that was asked for when it was loaded. */
  maxWork?: number;
  /** Name for messages: the path, the URL or "standard input". */
  name: string;
}

/**
 * Takes a recording and gives another; the events pass through it as they are iterated. Where an edit needs to know
 * more of the recording first (positions, a screen) it gives a promise.
 * @example
 * const withoutInput: Edit = (cast) => ({ ...cast, events: [...cast.events].filter(({ type }) => type !== 'input') });
 * const quiet = await pipe(cast, withoutInput);
 */
export type Edit = (cast: Cast) => Cast | Promise<Cast>;
