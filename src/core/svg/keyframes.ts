// CSS animations of place and opacity, all of one length, in steps. One class and one @keyframes rule each.
import type { Micros } from '../recording/cast.js';
import { SECOND } from '../time.js';
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
  /** By frame, as far as they have been asked for. */
  readonly #shares: string[] = [];
  readonly #digits: number;
  readonly #rules: string[] = [];
  readonly #clock: Clock;

  /** @param prefix of class and animation names */
  constructor(
    clock: Clock,
    private readonly prefix: string,
  ) {
    this.#clock = clock;
    this.#digits = digitsFor(clock.end);
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
    const steps = moves.map(({ frame, x, y }) => ({ frame, value: `${pixels(x)}${y === 0 ? '' : ` ${pixels(y)}`}` }));
    return this.#rule('translate', steps, '0', times);
  }

  /** Class of what is so opaque from frame to frame, or '' for what always is. Frame 0 comes first. */
  fade(steps: readonly { readonly frame: number; readonly opacity: number }[], times: readonly Micros[]): string {
    const values = steps.map(({ frame, opacity }) => ({ frame, value: decimal(opacity) }));
    return this.#rule('opacity', values, '1', times);
  }

  /** @param idle the value that needs no rule */
  #rule(
    property: string,
    steps: readonly { readonly frame: number; readonly value: string }[],
    idle: string,
    times: readonly Micros[] | undefined,
  ): string {
    const values = new Map<string, string>();
    for (const { frame, value } of steps) {
      const share = frame === 0 ? '0%' : this.#share(frame, times);
      if (share !== undefined) values.set(share, value);
    }
    const distinct = new Set(values.values());
    if (distinct.size === 1 && distinct.has(idle)) return '';
    // After the last of several passes the end must not fall back to the poster.
    if (Number.isFinite(this.#clock.loops)) values.set('to', [...values.values()].at(-1)!);
    const name = `${this.prefix}${shortName(this.#rules.length)}`;
    const sharesOf = new Map<string, string[]>();
    for (const [share, value] of withoutRepeats(values)) {
      const shares = sharesOf.get(value);
      if (shares) shares.push(share);
      else sharesOf.set(value, [share]);
    }
    const keys = Array.from(sharesOf, ([value, shares]) => `${shares.join()}{${property}:${value}}`);
    this.#rules.push(`.${name}{animation-name:${name}}@keyframes ${name}{${keys.join('')}}`);
    return name;
  }

  /** Where a frame lies in a pass; undefined for the end. */
  #share(frame: number, times = this.#clock.times): string | undefined {
    if (frame >= times.length) return undefined;
    const ofClock = times === this.#clock.times;
    const known = ofClock ? this.#shares[frame] : undefined;
    if (known !== undefined) return known;
    const { end } = this.#clock;
    const share = `${decimal((times[frame]! / end) * 100, this.#digits)}%`;
    if (ofClock) this.#shares[frame] = share;
    return share;
  }
}

/** A key that says what the one before it says is needed at the end only. */
function withoutRepeats(values: ReadonlyMap<string, string>): [share: string, value: string][] {
  const keys = [...values];
  return keys.filter(([share, value], i) => share === 'to' || value !== keys[i - 1]?.[1]);
}

const pixels = (length: number): string => (length === 0 ? '0' : `${decimal(length)}px`);

/** Enough for a hundredth of a frame or so. */
function digitsFor(duration: Micros): number {
  let digits = 3;
  for (let longest = 200 * SECOND; longest < duration; longest *= 10) digits++;
  return digits;
}
