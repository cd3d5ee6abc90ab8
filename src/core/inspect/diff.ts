// Where two recordings first show different screens, and what differs there.

import type { Warn } from '../errors.js';
import type { RenderHooks } from '../hooks.js';
import { type Given, number, resolveOptions, toggle } from '../options/option.js';
import type { Cast, Micros } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { cloneScreen } from '../replay/clone.js';
import { watchScreens } from '../replay/watch.js';
import type { Cursor, Screen } from '../terminal/screen.js';
import { rowText } from '../terminal/text.js';
import { type CellValue, lineValue } from '../text/screen-json.js';
import { toMicros, toSeconds } from '../time.js';
import { GistReader, lookOf } from './gist.js';

/**
 * Option declarations of `diff`: names, checks, defaults.
 * @example
 * diffOptions.tolerance.default; // => 0.001
 */
export const diffOptions = {
  ignoreStyle: toggle({
    flag: 'ignore-style',
    group: 'Input',
    help: 'compare text only: no colours, no attributes',
    default: false,
  }),
  tolerance: number({
    flag: 'tolerance',
    group: 'Timing',
    help: 'overlook what differs for no longer than this',
    placeholder: 'SECONDS',
    min: 0,
    max: 3600,
    default: 0.001,
  }),
};

/**
 * A row in which something differs; null where a screen has no such row.
 * @example
 * const lines = ({ a, b }: RowDifference) => `- ${a ?? ''}\n+ ${b ?? ''}`;
 */
export interface RowDifference {
  /** From 0. */
  row: number;
  a: string | null;
  b: string | null;
  /** The first cell that differs, where the texts are the same. */
  style?: { col: number; a: CellValue; b: CellValue };
}

/**
 * How the screens of `a` and `b` differ where they first do.
 * @example
 * const changedRows = ({ rows }: Difference) => rows.map(({ row }) => row);
 */
export interface Difference {
  /** Seconds on the recordings' own timelines. */
  time: number;
  /** Only where it differs. */
  size?: { a: string; b: string };
  /** Only where it differs; null where none is to be seen. */
  cursor?: { a: Cursor | null; b: Cursor | null };
  rows: RowDifference[];
  /** What else differs: colours changed at run time, reverse video, sizes of lines. */
  other: boolean;
}

/**
 * Compares what two recordings show at each moment of their own timelines.
 * @returns the first moment at which they show different screens, or undefined where they show the same throughout
 * @throws UsageError for wrong options; CastError for a recording that cannot be read
 * @example
 * await diff(cast, await loadCast('demo.cast')); // => undefined
 */
export async function diff(
  a: Cast,
  b: Cast,
  given: Given<typeof diffOptions> = {},
  { warn, signal }: Pick<RenderHooks, 'warn' | 'signal'> = {},
): Promise<Difference | undefined> {
  const { ignoreStyle, tolerance } = resolveOptions(diffOptions, given);
  const [left, right] = [givenCast(a, { signal }), givenCast(b, { signal })];
  const first = await trackOf(left, ignoreStyle, warn);
  const second = await trackOf(right, ignoreStyle, warn);
  const difference = firstDifference(first, second, toMicros(tolerance));
  if (!difference) return undefined;
  const [was, is] = [await screenOf(left, difference.a), await screenOf(right, difference.b)];
  return { time: toSeconds(difference.time), ...compare(was, is, ignoreStyle) };
}

/** The screens of a recording, each by when it came and its gist. */
interface Track {
  times: Micros[];
  gists: number[];
}

async function trackOf(cast: Cast, ignoreStyle: boolean, warn: Warn | undefined): Promise<Track> {
  const reader = new GistReader(ignoreStyle);
  const track: Track = { times: [], gists: [] };
  await watchScreens(
    cast,
    ({ screen, changes, time }) => {
      track.times.push(time);
      track.gists.push(reader.read(screen, changes));
    },
    warn ? { warn } : {},
  );
  return track;
}

/** Where both tracks have stood still for longer than the tolerance and differ; the indexes are those of their screens. */
function firstDifference(a: Track, b: Track, tolerance: Micros): { time: Micros; a: number; b: number } | undefined {
  let [left, right] = [0, 0];
  for (;;) {
    const time = Math.max(a.times[left]!, b.times[right]!);
    const next = Math.min(a.times[left + 1] ?? Infinity, b.times[right + 1] ?? Infinity);
    if (next - time > tolerance && a.gists[left] !== b.gists[right]) return { time, a: left, b: right };
    if (next === Infinity) return undefined;
    if (a.times[left + 1] === next) left++;
    if (b.times[right + 1] === next) right++;
  }
}

async function screenOf(cast: Cast, index: number): Promise<Screen> {
  let found: Screen | undefined;
  await watchScreens(cast, (frame) => {
    if (frame.index === index) found = cloneScreen(frame.screen);
  });
  if (!found) throw new RangeError(`no screen ${index}`);
  return found;
}

function compare(a: Screen, b: Screen, ignoreStyle: boolean): Omit<Difference, 'time'> {
  const rows: RowDifference[] = [];
  for (let row = 0; row < Math.max(a.rows, b.rows); row++) {
    const difference = compareRow(a, b, row, ignoreStyle);
    if (difference) rows.push(difference);
  }
  const sizes = { a: `${a.cols}x${a.rows}`, b: `${b.cols}x${b.rows}` };
  const cursors = { a: cursorOf(a, ignoreStyle), b: cursorOf(b, ignoreStyle) };
  return {
    ...(sizes.a !== sizes.b && { size: sizes }),
    ...(!same(cursors.a, cursors.b) && { cursor: { a: seen(a.cursor), b: seen(b.cursor) } }),
    rows,
    other: !same(besides(a, ignoreStyle), besides(b, ignoreStyle)),
  };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const seen = (cursor: Cursor): Cursor | null => (cursor.visible ? cursor : null);

function cursorOf({ cursor }: Screen, ignoreStyle: boolean): unknown {
  if (!cursor.visible) return null;
  return ignoreStyle ? [cursor.col, cursor.row] : cursor;
}

/** What lookOf tells but for the cursor. */
const besides = (screen: Screen, ignoreStyle: boolean): unknown =>
  lookOf({ ...screen, cursor: { ...screen.cursor, visible: false } }, ignoreStyle);

function compareRow(a: Screen, b: Screen, row: number, ignoreStyle: boolean): RowDifference | undefined {
  const texts = { a: row < a.rows ? rowText(a, row) : null, b: row < b.rows ? rowText(b, row) : null };
  if (texts.a !== texts.b) return { row, ...texts };
  if (ignoreStyle || texts.a === null) return undefined;
  const [left, right] = [lineValue(a, row), lineValue(b, row)];
  let col = 0;
  for (const [index, cell] of left.entries()) {
    const other = right[index];
    if (!other) break; // the narrower screen ends here: the sizes tell
    if (!same(cell, other)) return { row, ...texts, style: { col, a: cell, b: other } };
    col += cell.width;
  }
  return undefined;
}
