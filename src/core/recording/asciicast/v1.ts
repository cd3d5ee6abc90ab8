// asciicast v1: one JSON object with a list of [delay, text] under `stdout`. It knows output only.
// https://docs.asciinema.org/manual/asciicast/v1
import { CastError, type Warn } from '../../errors.js';
import { formatSeconds, type Micros } from '../../time.js';
import type { Cast, CastEvent } from '../cast.js';
import { linesAfterHeader, type RecordingDocument } from '../document.js';
import { found, Malformed, quote } from '../json/malformed.js';
import { type Reading, Tally } from '../reading.js';
import type { RecordingEncoder } from '../sink.js';
import { addTime, checkSeconds } from './event.js';
import { readItems, type V1Item } from './v1-items.js';
import { readWideHeader, wideHeaderJson } from './v2.js';

const KNOWN = 'version width height timestamp duration idle_time_limit command title env theme stdout'.split(' ');

export function readV1(document: RecordingDocument, reading: Reading): Cast {
  const stdout = document.header['stdout'];
  const events = (how: Reading) => readOutput(itemsOf(document, how), how);
  const header = readWideHeader(document, reading, {
    version: 1,
    known: KNOWN,
    events: () => events(reading.silent()),
  });
  reading.placed(document.json, document.line, () => {
    if (Array.isArray(stdout)) return;
    throw new Malformed(['stdout'], `expected a list of [delay, text] for "stdout", found ${found(stdout)}`);
  });
  refuseMore(document, reading);
  return {
    name: reading.name,
    header,
    events: { [Symbol.iterator]: () => events(reading) },
  };
}

/** From the text, or from the header where it has them. */
function* itemsOf({ text, header, json, line, output }: RecordingDocument, reading: Reading): Generator<V1Item> {
  if (output) return yield* readItems(text, output, reading);
  const stdout = header['stdout'];
  for (const [index, value] of (Array.isArray(stdout) ? stdout : []).entries()) {
    const placed = ({ where, message }: Malformed) => ({
      fault: new Malformed(['stdout', index, ...(where as number[])], message),
      text: json,
    });
    yield { value, line, placed };
  }
}

function refuseMore(document: RecordingDocument, reading: Reading): void {
  const lines = linesAfterHeader(document, reading, false);
  const more = lines.next();
  if (more === undefined) return;
  const place = { file: reading.name, line: lines.number, column: 1 };
  throw new CastError(place, `expected nothing after a v1 recording, found ${quote(more.trim())}`);
}

function* readOutput(items: Iterable<V1Item>, reading: Reading): Generator<CastEvent> {
  const tally = new Tally(reading);
  let time: Micros = 0;
  for (const { value, line, placed } of items) {
    try {
      const { delay, data } = parseItem(value);
      time = addTime(time, delay, [0]);
      if (typeof data === 'string') reading.limitEvent(data.length, line);
      if (typeof data === 'string') yield { time, type: 'output', data };
      else throw new Malformed([1], `expected output in quotes, found ${found(data)}`);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      const { fault, text } = placed(error);
      tally.malformed(fault, text, line);
    }
  }
  tally.report();
}

function parseItem(item: unknown): { delay: number; data: unknown } {
  if (!Array.isArray(item)) throw new Malformed([], `expected [delay, text], found ${found(item)}`);
  const delay = checkSeconds(item[0], [0]);
  if (item.length === 2) return { delay, data: item[1] };
  throw new Malformed(item.length > 2 ? [2] : [], `expected [delay, text], found ${item.length} parts`);
}

/** @throws CastError at a resize, which v1 cannot hold */
export function v1Encoder(name: string, warn: Warn): RecordingEncoder {
  let separator = '\n';
  let written: Micros = 0;
  let end: Micros = 0;
  let left = 0;
  return {
    header: (header) => `${wideHeaderJson(header, 1).slice(0, -1)},"stdout":[`,
    event(event) {
      end = event.time;
      if (event.type === 'resize') throw noResize(name, event);
      if (event.type !== 'output') {
        left++;
        return '';
      }
      const item = `${separator}[${formatSeconds(end - written)}, ${JSON.stringify(event.data)}]`;
      separator = ',\n';
      written = end;
      return item;
    },
    end() {
      if (left > 0) warn(leftOut(name, left));
      return `\n],"duration":${formatSeconds(end)}}\n`;
    },
  };
}

const leftOut = (name: string, count: number): string =>
  `${name}: asciicast v1 holds output only; ${count} other ${count === 1 ? 'event' : 'events'} left out; v2 and v3 keep them`;

function noResize(name: string, { cols, rows, time }: CastEvent & { type: 'resize' }): CastError {
  const what = `a resize to ${cols}x${rows} at ${formatSeconds(time)} s`;
  return new CastError(
    { file: name },
    `expected a recording without resizes for asciicast v1, found ${what}; write v3 instead`,
  );
}
