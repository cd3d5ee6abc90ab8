// script(1) typescripts: all output in one file, when each piece came in another. Knows the classic timing format (delay and
// length) and the advanced one (also input, signals and facts), as util-linux writes them.

import { decodeUtf8 } from '../../bytes.js';
import { CastError } from '../../errors.js';
import { type Micros, SECOND, toMicros } from '../../time.js';
import { asSize } from '../asciicast/header.js';
import type { Cast, CastEvent, Header } from '../cast.js';
import { quote } from '../json/malformed.js';
import { Lines } from '../lines.js';
import type { Reading } from '../reading.js';
import { Bytes, inMemory, type RecordingText } from '../text.js';
import { sizeFrom } from './raw.js';

const OPENING = 'Script started on ';
const NEWLINE = 10;

export const isTypescript = (bytes: Uint8Array): boolean => decodeUtf8(bytes.subarray(0, OPENING.length)) === OPENING;

interface Piece {
  delay: Micros;
  kind: 'output' | 'input';
  length: number;
}

interface Remark {
  delay: Micros;
  kind: 'signal' | 'fact';
  name: string;
  value: string;
}

type Entry = Piece | Remark;

/** What follows a fact of the opening line; quotes within one are not escaped. */
const NEXT_FACT = '(?= (?:TERM|TTY|COLUMNS|LINES)="| <not executed|\\]\\s*$)';

const CLASSIC = /^(\d+(?:\.\d+)?) (\d+)$/;
const ADVANCED = /^([IOSH]) (\d+(?:\.\d+)?) (.*)$/;

/** @throws CastError with the line of the timing file that cannot be read */
function* readTiming(timing: Uint8Array, { name }: Reading): Generator<Entry> {
  const lines = new Lines(`timing of ${name}`, inMemory(timing), { offset: 0, line: 1, comments: false });
  for (let text = lines.next(); text !== undefined; text = lines.next()) {
    const line = text.replace(/\r$/, '');
    const entry = readEntry(line);
    if (entry) yield entry;
    else {
      const place = { file: `timing of ${name}`, line: lines.number, column: 1 };
      throw new CastError(place, `expected a delay and a length, found ${quote(line)}`);
    }
  }
}

/** What it tells of the session; undefined where it has no times. @throws as readTiming */
function readFacts(entries: Iterable<Entry>): ReadonlyMap<string, string> | undefined {
  const facts = new Map<string, string>();
  let isEmpty = true;
  for (const entry of entries) {
    isEmpty = false;
    if (entry.kind === 'fact') facts.set(entry.name, entry.value);
  }
  return isEmpty ? undefined : facts;
}

function readEntry(line: string): Entry | undefined {
  const [, delay, length] = CLASSIC.exec(line) ?? [];
  if (delay !== undefined) return { delay: toMicros(Number(delay)), kind: 'output', length: Number(length) };
  const [, kind, after, rest = ''] = ADVANCED.exec(line) ?? [];
  if (kind === undefined) return undefined;
  const moment = toMicros(Number(after));
  if (kind === 'I' || kind === 'O') {
    const kindOf = kind === 'I' ? 'input' : 'output';
    return /^\d+$/.test(rest) ? { delay: moment, kind: kindOf, length: Number(rest) } : undefined;
  }
  const [name = '', ...value] = rest.split(' ');
  return { delay: moment, kind: kind === 'S' ? 'signal' : 'fact', name, value: value.join(' ') };
}

/**
 * Input is there only if script logged it into the same file (--log-io).
 * @throws CastError for a timing file that cannot be read, or that tells of more than there is
 */
export function readTypescript(
  text: RecordingText,
  timing: Uint8Array,
  reading: Reading,
  size: { cols?: number | undefined; rows?: number | undefined },
): Cast {
  const facts = readFacts(readTiming(timing, reading));
  if (!facts) throw new CastError({ file: `timing of ${reading.name}` }, 'expected times, found none');
  const { head } = text;
  const start = isTypescript(head) ? head.indexOf(NEWLINE) + 1 : 0;
  return {
    name: reading.name,
    header: readHeader(decodeUtf8(head.subarray(0, start)), facts, size),
    events: {
      [Symbol.iterator]: () =>
        readEvents({ bytes: new Bytes(text), start, entries: readTiming(timing, reading) }, facts, reading),
    },
  };
}

function readHeader(
  opening: string,
  facts: ReadonlyMap<string, string>,
  size: { cols?: number | undefined; rows?: number | undefined },
): Header {
  const told = (name: string): string | undefined =>
    facts.get(name) ?? new RegExp(`[\\[ ]${name}="(.*?)"${NEXT_FACT}`).exec(opening)?.[1];
  const [, date] = /^Script started on (\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[+-]\d\d:?\d\d)?)/.exec(opening) ?? [];
  const moment = Date.parse((facts.get('START_TIME') ?? date ?? '').replace(' ', 'T'));
  const [command, term] = [told('COMMAND'), told('TERM')];
  return {
    version: 3,
    ...sizeFrom(size, { cols: asSize(told('COLUMNS')), rows: asSize(told('LINES')) }),
    ...(Number.isFinite(moment) && { timestamp: Math.floor(moment / 1000) }),
    ...(command && { command }),
    ...(term && { termType: term }),
    extra: {},
  };
}

function* readEvents(
  { bytes, start, entries }: { bytes: Bytes; start: number; entries: Iterable<Entry> },
  facts: ReadonlyMap<string, string>,
  reading: Reading,
): Generator<CastEvent> {
  const sharedInput = facts.has('INPUT_LOG') && facts.get('INPUT_LOG') === facts.get('OUTPUT_LOG');
  const decoders = {
    output: new TextDecoder('utf-8', { ignoreBOM: true }),
    input: new TextDecoder('utf-8', { ignoreBOM: true }),
  };
  let time: Micros = 0;
  let at = start;
  for (const entry of entries) {
    time += entry.delay;
    if (entry.kind === 'signal') {
      const resize = readResize(entry.name, entry.value, time);
      if (resize) yield reading.limitSize(resize);
    }
    if (!('length' in entry) || (entry.kind === 'input' && !sharedInput)) continue;
    if (at + entry.length > bytes.length) {
      reading.warn(
        `${reading.name}: ends ${at + entry.length - bytes.length} bytes before the timing file says, at ${time / SECOND} s`,
      );
    }
    const data = decoders[entry.kind].decode(bytes.part(at, at + entry.length), { stream: true });
    at += entry.length;
    if (data !== '') yield { time, type: entry.kind, data };
    if (at > bytes.length) return;
  }
  const status = facts.get('EXIT_CODE');
  if (status !== undefined) yield { time: Math.max(time, durationIn(facts)), type: 'exit', status };
}

/** The whole session's, which may go on after the last output. */
function durationIn(facts: ReadonlyMap<string, string>): Micros {
  const told = facts.get('DURATION') ?? '';
  return /^\d+(?:\.\d+)?$/.test(told) ? toMicros(Number(told)) : 0;
}

/** `S 1.5 SIGWINCH ROWS=24 COLS=80` */
function readResize(name: string, value: string, time: Micros): (CastEvent & { type: 'resize' }) | undefined {
  const cols = asSize(/\bCOLS=(\d+)/.exec(value)?.[1]);
  const rows = asSize(/\bROWS=(\d+)/.exec(value)?.[1]);
  return name === 'SIGWINCH' && cols && rows ? { time, type: 'resize', cols, rows } : undefined;
}
