// Pictures that show one at a time, each drawn once: a group in which they stand side by side, so that moving it shows one of them.
// Unlike a track's, they may come back. What shows in the poster's frame is where it belongs without animation.
import type { Micros } from '../recording/cast.js';
import type { Keyframes, Move } from './keyframes.js';

/** What shows from a frame on; undefined for nothing. */
export interface Change {
  readonly frame: number;
  readonly value: string | undefined;
}

export interface StripTools {
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
export function stripMarkup(changes: readonly Change[], tools: StripTools): string {
  const shown = changes.findLast(({ frame }) => frame <= tools.poster)?.value;
  if (tools.still) return shown === undefined ? '' : tools.draw(shown, 0);
  const values = [...new Set(changes.map(({ value }) => value))].filter((value) => value !== undefined);
  const strips = Array.from({ length: Math.ceil(values.length / MOST_PICTURES) }, (_, at) =>
    openStrip(values.slice(at * MOST_PICTURES, (at + 1) * MOST_PICTURES), shown, tools),
  );
  const stripOf = new Map(values.map((value, at) => [value, strips[Math.floor(at / MOST_PICTURES)]!]));
  let before: SvgStrip | undefined;
  for (const { frame, value } of changes) {
    const strip = value === undefined ? undefined : stripOf.get(value);
    if (before && before !== strip) before.moves.push({ frame, x: tools.away, y: 0 });
    if (strip) strip.moves.push({ frame, x: -strip.places.get(value!)!, y: 0 });
    before = strip;
  }
  return strips.map((strip) => markupOf(strip, tools)).join('');
}

interface SvgStrip {
  /** How far right each of its pictures stands. */
  readonly places: ReadonlyMap<string, number>;
  readonly moves: Move[];
}

function openStrip(values: readonly string[], shown: string | undefined, { away }: StripTools): SvgStrip {
  let hidden = 0;
  const places = new Map(values.map((value) => [value, value === shown ? 0 : ++hidden * away]));
  return { places, moves: [{ frame: 0, x: away, y: 0 }] };
}

function markupOf({ places, moves }: SvgStrip, { keyframes, times, draw }: StripTools): string {
  const name = keyframes.add(moves, times);
  const body = Array.from(places, ([value, place]) => draw(value, place)).join('');
  return name === '' ? body : `<g class="${name}">${body}</g>`;
}
