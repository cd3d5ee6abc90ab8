// How long each scene takes: never less than its least, and of what is left so much that all take together what is asked for.
import type { Micros } from '../../recording/cast.js';
import { SECOND } from '../../time.js';
import type { Aim } from './options.js';
import type { Scene, Shot } from './scenes.js';

export interface Share {
  /** The shortest and the longest that the scene may take, and how long it takes where nothing presses. */
  readonly least: Micros;
  readonly most: Micros;
  readonly easy: Micros;
  /** What it is worth. */
  readonly worth: Micros;
}

/** Something that happens is seen at all. */
const SEEN: Micros = 0.1 * SECOND;
/** A line that is typed, at the fastest; a key at an easy pace, and the longest pause before one. */
const LINE: Micros = 0.3 * SECOND;
const KEY: Micros = 0.06 * SECOND;
const KEY_PAUSE: Micros = 0.3 * SECOND;
const LINES: Micros = 4 * SECOND;
/** A pause in what goes on counts no more than this. */
const PAUSE: Micros = SECOND;
/** What goes on is worth so much for each doubling of its seconds. */
const DOUBLING: Micros = 0.3 * SECOND;
/** Nobody wants to look at anything longer than so many times of what it is worth. */
const PLENTY = 3;

const lengthOf = ({ from, to }: Shot): Micros => to - from;
const longest = { read: Infinity, typing: KEY_PAUSE, flow: PAUSE } as const;

/** How much of a pause counts where it is not shown in full. */
export const weightOf = (kind: Scene['kind'], shot: Shot): Micros =>
  shot.torn ? 0 : Math.min(lengthOf(shot), longest[kind]);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

export function shareOf({ kind, shots, reading, least }: Scene): Share {
  const most = sum(shots.map((shot) => (shot.torn ? 0 : lengthOf(shot))));
  const easy = sum(shots.map((shot) => weightOf(kind, shot)));
  const within = (shortest: Micros, worth: Micros): Share => ({
    least: Math.min(shortest, most),
    most,
    worth,
    easy: Math.min(most, Math.max(shortest, Math.min(easy, PLENTY * worth))),
  });
  if (kind === 'read') return within(least, reading);
  if (kind === 'typing') return within(Math.min(LINE, easy), Math.min(LINES, KEY * shots.length));
  const empty = shots.length === 1 && shots[0]?.from === 0;
  return within(empty ? 0 : Math.min(SEEN, easy), DOUBLING * Math.log2(1 + easy / SECOND));
}

/** The shortest that all scenes can take together. */
export const shortestOf = (shares: readonly Share[]): Micros => sum(shares.map(({ least }) => least));

/** How long each takes, so that all take `total` together, which is from the shortest on to the sum of the longest. */
export function sharedOut(shares: readonly Share[], total: Micros): number[] {
  const easy = sum(shares.map((share) => share.easy));
  if (total >= easy) {
    const room = sum(shares.map((share) => share.most)) - easy;
    const part = room === 0 ? 0 : Math.min(1, (total - easy) / room);
    return shares.map((share) => share.easy + (share.most - share.easy) * part);
  }
  const at = (level: number) => shares.map((share) => Math.min(share.easy, Math.max(share.least, level * share.worth)));
  let [low, high] = [0, 1];
  while (sum(at(high)) < total && high < 1e9) high *= 2;
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (sum(at(middle)) < total) low = middle;
    else high = middle;
  }
  return at(high);
}

/** How long each takes where pauses and bursts are limited. */
export function limited(scenes: readonly Scene[], shares: readonly Share[], { maxPause, maxBurst }: Aim): number[] {
  return scenes.map(({ kind, shots }, index) => {
    const { least, most } = shares[index]!;
    const pauses = sum(shots.map((shot) => (shot.torn ? 0 : Math.min(lengthOf(shot), maxPause))));
    const most2 = kind === 'flow' ? Math.min(pauses, maxBurst) : kind === 'read' ? Math.min(most, maxPause) : pauses;
    return Math.max(least, most2);
  });
}
