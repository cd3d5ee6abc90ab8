// Pictures that show one at a time, each drawn once: a group in which they stand side by side, so that moving it shows one of them.
// Unlike a track's, they may come back. What shows in the poster's frame is where it belongs without animation.
import type { Micros } from '../../cast/cast.js';
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
  let markup = '';
  for (let start = 0; start < values.length; start += MOST_PICTURES) {
    markup += oneReel(values.slice(start, start + MOST_PICTURES), changes, tools);
  }
  return markup;
}

function oneReel(values: readonly string[], changes: readonly Change[], tools: ReelTools): string {
  const { keyframes, away, poster, times, draw } = tools;
  const shown = changes.findLast(({ frame }) => frame <= poster)?.value;
  const hidden = values.filter((value) => value !== shown);
  const places = new Map(values.map((value) => [value, (hidden.indexOf(value) + 1) * away]));
  const moves: Move[] = [{ frame: 0, x: away, y: 0 }];
  for (const { frame, value } of changes) {
    const place = value === undefined ? undefined : places.get(value);
    moves.push({ frame, x: place === undefined ? away : -place, y: 0 });
  }
  const name = keyframes.add(moves, times);
  const body = values.map((value) => draw(value, places.get(value)!)).join('');
  return name === '' ? body : `<g class="${name}">${body}</g>`;
}
