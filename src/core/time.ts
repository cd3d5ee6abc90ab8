// Times are integer microseconds everywhere; this file turns them into and out of text and coarser units.
// Positions such as "50%" or "marker:3" are position/'s.

/**
 * Whole microseconds since the start of the recording, or between two moments of it.
 * @example
 * const second: Micros = 1_000_000;
 */
export type Micros = number;

export const SECOND: Micros = 1_000_000;

/** The nearest whole microsecond. Exact for seconds written with up to six decimals, for 30 years. */
export function toMicros(seconds: number): Micros {
  return Math.round(seconds * SECOND) + 0; // + 0 makes -0 a plain 0
}

export function toSeconds(micros: Micros): number {
  return micros / SECOND;
}

/**
 * Seconds in decimal digits, exact: 1500000 gives "1.5", 0 gives "0.0".
 * `decimals` (1 to 6) are always written; more follow only where they are not zero.
 */
export function formatSeconds(micros: Micros, decimals = 1): string {
  const sign = micros < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(micros) / SECOND);
  const fraction = String(Math.abs(micros) % SECOND).padStart(6, '0');
  let end = 6;
  while (end > decimals && fraction.charCodeAt(end - 1) === 48) end--;
  return `${sign}${whole}.${fraction.slice(0, end)}`;
}

const SECONDS = /^(\d+(?:\.\d+)?|\.\d+)s?$/;
const UNITS = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?$/;
const CLOCK = /^(?:(\d+):)?(\d+):(\d{1,2}(?:\.\d+)?)$/;

/** Reads `12.5`, `12.5s`, `1m20s`, `1h`, `1:20` and `00:01:20`; gives undefined for any other text. */
export function parseDuration(text: string): Micros | undefined {
  const plain = SECONDS.exec(text);
  if (plain) return total('0', '0', plain[1]);
  const units = text === '' ? null : UNITS.exec(text);
  if (units) return total(units[1], units[2], units[3]);
  const clock = CLOCK.exec(text);
  if (!clock || Number(clock[3]) >= 60 || (clock[1] !== undefined && Number(clock[2]) >= 60)) return undefined;
  return total(clock[1], clock[2], clock[3]);
}

function total(hours = '0', minutes = '0', seconds = '0'): Micros | undefined {
  const micros = (Number(hours) * 3600 + Number(minutes) * 60) * SECOND + toMicros(Number(seconds));
  return Number.isSafeInteger(micros) ? micros : undefined;
}

/**
 * Rounds a stream of intervals to whole units and carries what each rounding left over,
 * so that the sum of the results is never further than half a unit from the sum of the intervals.
 */
export class Rounder {
  readonly #unit: Micros;
  #owed: Micros = 0;

  /** @param unit microseconds: 1000 for milliseconds, 10000 for centiseconds */
  constructor(unit: Micros) {
    this.#unit = unit;
  }

  /** The interval in units, at least `least`; what `least` added comes off the intervals that follow. */
  next(interval: Micros, least = 0): number {
    const exact = this.#owed + interval;
    const units = Math.max(least, Math.round(exact / this.#unit));
    this.#owed = exact - units * this.#unit;
    return units;
  }
}
