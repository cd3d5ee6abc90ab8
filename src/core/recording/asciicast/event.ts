// One event of asciicast v2 and v3: a line `[time, "code", data]`. What the time counts from is v2.ts's and v3.ts's.

import { type Micros, toMicros } from '../../time.js';
import type { CastEvent } from '../cast.js';
import { jsonFault } from '../json/json.js';
import { jsonText } from '../json/json-text.js';
import { found, Malformed, parseJson, quote, refuseDeep, TooDeep } from '../json/malformed.js';
import { asSize } from './header.js';

/** Tells the moments of one pass over the events. */
export interface Clock {
  /** The moment that a time in a file means. @throws Malformed where it is beyond what can be counted */
  moment(seconds: number): Micros;
  /** The event at the moment that it gets in the end; called for those that are not malformed. */
  place(event: CastEvent): CastEvent;
}

/** A resize to what no terminal can be; passed over with a warning. */
export interface ImpossibleSize {
  impossible: string;
}

/** @throws Malformed */
export function parseEvent(text: string, clock: Clock): CastEvent | ImpossibleSize {
  const parts = parseEventJson(text);
  if (!Array.isArray(parts)) throw new Malformed([], `expected an event, [time, "code", data], found ${found(parts)}`);
  const time = clock.moment(checkSeconds(parts[0], [0]));
  const code: unknown = parts[1];
  if (typeof code !== 'string') throw new Malformed([1], `expected an event code in quotes, found ${found(code)}`);
  if (parts.length !== 3) {
    throw new Malformed(parts.length > 3 ? [3] : [], `expected an event of 3 parts, found ${parts.length}`);
  }
  const data: unknown = parts[2];
  if (typeof data === 'object' && data !== null) refuseDeep(text);
  return toEvent(time, code, data);
}

/** The sum of a time and an interval. @throws Malformed where it is beyond what can be counted in microseconds */
export function addTime(time: Micros, seconds: number, path: readonly number[]): Micros {
  const sum = time + toMicros(seconds);
  if (Number.isSafeInteger(sum)) return sum;
  throw new Malformed(path, `expected a time within 285 years, found ${found(seconds)} seconds`);
}

/** @throws Malformed where the value is not a time */
export function checkSeconds(value: unknown, path: readonly number[]): number {
  if (typeof value === 'number' && value >= 0 && value < Infinity) return value;
  const sign = typeof value === 'number' && value < 0 ? ' of at least 0' : '';
  throw new Malformed(path, `expected a number of seconds${sign}, found ${found(value)}`);
}

function parseEventJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof Malformed) || error.cutOff || error instanceof TooDeep) throw error;
    const start = text.length - text.trimStart().length;
    if (text[start] !== '[') {
      throw new Malformed(start, `expected an event, [time, "code", data], found ${quote(text.trim())}`);
    }
    // Python writes NaN and Infinity, which are no JSON.
    const { offset } = jsonFault(text) ?? {};
    if (offset === undefined || text.slice(start + 1, offset).trim() !== '') throw error;
    throw new Malformed(offset, error.message.replace(/^expected .*?, found/, 'expected a number of seconds, found'));
  }
}

function toEvent(time: Micros, code: string, data: unknown): CastEvent | ImpossibleSize {
  switch (code) {
    case 'o':
      return { time, type: 'output', data: textOf(data, 'output') };
    case 'i':
      return { time, type: 'input', data: textOf(data, 'input') };
    case 'm':
      return { time, type: 'marker', label: textOf(data, 'a label') };
    case 'x':
      return { time, type: 'exit', status: textOf(typeof data === 'number' ? String(data) : data, 'an exit status') };
    case 'r':
      return toResize(time, textOf(data, 'a size such as "80x24"'));
    default:
      return { time, type: 'other', code, data };
  }
}

function textOf(data: unknown, what: string): string {
  if (typeof data === 'string') return data;
  throw new Malformed([2], `expected ${what} in quotes, found ${found(data)}`);
}

function toResize(time: Micros, data: string): CastEvent | ImpossibleSize {
  const [, wide, high] = /^(\d+)x(\d+)$/.exec(data) ?? [];
  const cols = asSize(wide);
  const rows = asSize(high);
  return cols && rows ? { time, type: 'resize', cols, rows } : { impossible: quote(data) };
}

/** The line of an event, `[1.5, "o", "text"]`. */
export function eventLine(time: string, event: CastEvent): string {
  return `[${time}, ${codeAndData(event)}]\n`;
}

function codeAndData(event: CastEvent): string {
  switch (event.type) {
    case 'output':
      return `"o", ${JSON.stringify(event.data)}`;
    case 'input':
      return `"i", ${JSON.stringify(event.data)}`;
    case 'marker':
      return `"m", ${JSON.stringify(event.label)}`;
    case 'exit':
      return `"x", ${JSON.stringify(event.status)}`;
    case 'resize':
      return `"r", "${event.cols}x${event.rows}"`;
    case 'other':
      return `${JSON.stringify(event.code)}, ${jsonText(event.data) ?? 'null'}`;
  }
}
