// CSS animations of the translate property, all of one length, in steps. One class and one @keyframes rule each.
import type { Micros } from '../../cast/cast.js';
import { SECOND } from '../../time.js';
import { decimal, shortName } from './markup.js';

export interface Move {
  /** The frame from which on it holds. */
  readonly frame: number;
  readonly x: number;
  readonly y: number;
}

export interface Clock {
  /** When each frame appears, and the end. */
  readonly times: readonly Micros[];
  readonly end: Micros;
  /** How often all plays; Infinity for ever. */
  readonly loops: number;
}

export class Keyframes {
  readonly #shares: readonly string[];
  readonly #rules: string[] = [];
  readonly #clock: Clock;

  /** @param prefix of class and animation names */
  constructor(
    clock: Clock,
    private readonly prefix: string,
  ) {
    this.#clock = clock;
    this.#shares = this.#sharesOf(clock.times);
  }

  /** True where nothing moves. */
  get still(): boolean {
    return this.#rules.length === 0;
  }

  get rules(): string {
    return this.#rules.join('');
  }

  /** Seconds of one pass, and how often it is played, for animation-duration and animation-iteration-count. */
  get duration(): string {
    return `${decimal(this.#clock.end / SECOND, 6)}s`;
  }

  /**
   * Class of what makes these moves, or '' for what never moves. The first is at frame 0.
   * @param times of the frames, where they are others than the clock's
   */
  add(moves: readonly Move[], times?: readonly Micros[]): string {
    const frameShares = times === undefined ? this.#shares : this.#sharesOf(times);
    const places = new Map<string, string>();
    for (const { frame, x, y } of moves) {
      const share = frame === 0 ? '0%' : frameShares[frame];
      if (share !== undefined) places.set(share, `${pixels(x)}${y === 0 ? '' : ` ${pixels(y)}`}`);
    }
    const values = new Set(places.values());
    if (values.size === 1 && values.has('0')) return '';
    // After the last of several passes the end must not fall back to the poster.
    if (Number.isFinite(this.#clock.loops)) places.set('to', [...places.values()].at(-1)!);
    const name = `${this.prefix}${shortName(this.#rules.length)}`;
    const sharesOf = new Map<string, string[]>();
    for (const [share, place] of places) sharesOf.set(place, [...(sharesOf.get(place) ?? []), share]);
    const steps = Array.from(sharesOf, ([place, shares]) => `${shares.join()}{translate:${place}}`);
    this.#rules.push(`.${name}{animation-name:${name}}@keyframes ${name}{${steps.join('')}}`);
    return name;
  }

  #sharesOf(times: readonly Micros[]): string[] {
    const { end } = this.#clock;
    const digits = digitsFor(end);
    return times.map((time) => `${decimal((time / end) * 100, digits)}%`);
  }
}

const pixels = (length: number): string => (length === 0 ? '0' : `${decimal(length)}px`);

/** Enough for a hundredth of a frame or so. */
function digitsFor(duration: Micros): number {
  let digits = 3;
  for (let longest = 200 * SECOND; longest < duration; longest *= 10) digits++;
  return digits;
}
