// Raw terminal output: bytes as a program wrote them, without times.

import { decodeUtf8 } from '../../bytes.js';
import { toMicros } from '../../time.js';
import { type TerminalSize, USUAL_SIZE } from '../asciicast/size.js';
import type { Cast, CastEvent } from '../cast.js';
import { withNewlines } from '../newlines.js';
import type { Reading } from '../reading.js';
import type { RecordingEncoder } from '../sink.js';
import type { RecordingText } from '../text.js';

/** XTWINOPS 8, which sets a terminal's size: raw output of asciinema 3 and of castkit opens with it. */
const SIZE = /^\x1b\[8;(\d{1,5});(\d{1,5})t/;

/** The size that the output opens with. */
export function rawSize(bytes: Uint8Array): TerminalSize | undefined {
  const [, rows, cols] = SIZE.exec(String.fromCharCode(...bytes.subarray(0, 20))) ?? [];
  return Number(rows) > 0 && Number(cols) > 0 ? { cols: Number(cols), rows: Number(rows) } : undefined;
}

/** A size from the first of these that has one. */
export const sizeFrom = (
  ...sizes: readonly ({ [K in keyof TerminalSize]?: number | undefined } | undefined)[]
): TerminalSize => ({
  cols: sizes.find((size) => size?.cols)?.cols ?? USUAL_SIZE.cols,
  rows: sizes.find((size) => size?.rows)?.rows ?? USUAL_SIZE.rows,
});

const CARRIAGE_RETURN = 13;
/** Longest output of one event, in bytes. */
const CHUNK = 1_000_000;

export interface RawOptions {
  cols?: number | undefined;
  rows?: number | undefined;
  newline?: boolean | undefined;
  pace?: number | undefined;
}

/** All output at time 0, or line by line at a pace. What never was in a terminal has no carriage returns: it gets them. */
export function readRaw(text: RecordingText, reading: Reading, { newline, pace, ...size }: RawOptions): Cast {
  const told = rawSize(text.head);
  const start = told ? text.head.indexOf(0x74) + 1 : 0;
  const cast: Cast = {
    name: reading.name,
    header: { version: 3, ...sizeFrom(size, told), extra: {} },
    events: { [Symbol.iterator]: () => (pace === undefined ? atOnce(text, start) : lineByLine(text, start, pace)) },
  };
  return (newline ?? (!told && !hasCarriageReturn(text))) ? withNewlines(cast) : cast;
}

function* chunks(text: RecordingText, start = 0): Generator<Uint8Array> {
  const end = text.length + text.zeros;
  for (let at = start; at < end; at += CHUNK) yield text.bytes(at, Math.min(at + CHUNK, end));
}

function hasCarriageReturn(text: RecordingText): boolean {
  for (const chunk of chunks(text)) if (chunk.includes(CARRIAGE_RETURN)) return true;
  return false;
}

function* pieces(text: RecordingText, start: number): Generator<string> {
  const left = text.length + text.zeros - start;
  if (left <= CHUNK) return yield decodeUtf8(text.bytes(start, start + left));
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let passed = 0;
  for (const chunk of chunks(text, start)) {
    passed += chunk.length;
    yield decoder.decode(chunk, { stream: passed < left });
  }
}

function* atOnce(text: RecordingText, start: number): Generator<CastEvent> {
  for (const data of pieces(text, start)) yield { time: 0, type: 'output', data };
}

/** @param pace lines a second */
function* lineByLine(text: RecordingText, start: number, pace: number): Generator<CastEvent> {
  let line = 0;
  for (const piece of pieces(text, start)) {
    for (const [data] of piece.matchAll(/[^\n]*\n|[^\n]+$/g)) {
      yield { time: toMicros(line / pace), type: 'output', data };
      if (data.endsWith('\n')) line++;
    }
  }
}

/** All output, after the sequence that sets a terminal's size, as asciinema 3 writes it. */
export const rawEncoder = (): RecordingEncoder => ({
  header: ({ cols, rows }) => `\x1b[8;${rows};${cols}t`,
  event: (event) => (event.type === 'output' ? event.data : ''),
  end: () => '',
});
