// Pictures that show one at a time, each drawn once: a group in which they stand side by side, so that moving it shows one of them.
// Unlike a track's, they may come back. What shows in the poster's frame is where it belongs without animation.
import type { Micros } from '../recording/cast.js';
import type { Keyframes, Move } from './keyframes.js';

/** What shows from a frame on; undefined for nothing. */
export interface Change {
  readonly frame: number;
  readonly value: string | undefined;
}

export interface ReelTools {
  readonly keyframes: Keyframes;
  /** How far they stand apart: wider than the canvas. */
  readonly away: number;
  /** Index of the frame that shows where nothing moves. */
  readonly poster: number;
  /** Nothing moves: only what the poster shows is drawn. */
  readonly still?: boolean | undefined;
  /** Of the frames, where they are others than the recording's. */
  readonly times?: readonly Micros[] | undefined;
  /** Markup of a picture, moved right by `x`. */
  draw(value: string, x: number): string;
}

/** More would cost precision of coordinates. */
const MOST_PICTURES = 200;

/** @param changes in order of their frames */
export function reelMarkup(changes: readonly Change[], tools: ReelTools): string {
  const shown = changes.findLast(({ frame }) => frame <= tools.poster)?.value;
  if (tools.still) return shown === undefined ? '' : tools.draw(shown, 0);
  const values = [...new Set(changes.map(({ value }) => value))].filter((value) => value !== undefined);
  const reels = Array.from({ length: Math.ceil(values.length / MOST_PICTURES) }, (_, at) =>
    openReel(values.slice(at * MOST_PICTURES, (at + 1) * MOST_PICTURES), shown, tools),
  );
  const reelOf = new Map(values.map((value, at) => [value, reels[Math.floor(at / MOST_PICTURES)]!]));
  let before: Reel | undefined;
  for (const { frame, value } of changes) {
    const reel = value === undefined ? undefined : reelOf.get(value);
    if (before && before !== reel) before.moves.push({ frame, x: tools.away, y: 0 });
    if (reel) reel.moves.push({ frame, x: -reel.places.get(value!)!, y: 0 });
    before = reel;
  }
  return reels.map((reel) => markupOf(reel, tools)).join('');
}

interface Reel {
  /** How far right each of its pictures stands. */
  readonly places: ReadonlyMap<string, number>;
  readonly moves: Move[];
}

function openReel(values: readonly string[], shown: string | undefined, { away }: ReelTools): Reel {
  let hidden = 0;
  const places = new Map(values.map((value) => [value, value === shown ? 0 : ++hidden * away]));
  return { places, moves: [{ frame: 0, x: away, y: 0 }] };
}

function markupOf({ places, moves }: Reel, { keyframes, times, draw }: ReelTools): string {
  const name = keyframes.add(moves, times);
  const body = Array.from(places, ([value, place]) => draw(value, place)).join('');
  return name === '' ? body : `<g class="${name}">${body}</g>`;
}
