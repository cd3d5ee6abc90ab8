// ttyrec: frames of output, each after 12 bytes: seconds, microseconds and length, little endian.
// https://nethackwiki.com/wiki/Ttyrec
import { CastError } from '../../errors.js';
import { SECOND } from '../../time.js';
import type { Cast, CastEvent } from '../cast.js';
import type { Reading } from '../reading.js';
import { Bytes, type RecordingText } from '../text.js';
import { rawSize, sizeFrom } from './raw.js';

const HEADER = 12;
/** Recordings are recognised by as many frames; fewer make up all of a shorter file. */
const SURE = 4;
/** The year 1990, in Unix time: where not even the first frame is whole, it must come from a time that had ttyrec. */
const EARLIEST = 631_152_000;
/** No frame of a real one is longer. */
const LONGEST = 4_000_000;

interface TtyFrame {
  seconds: number;
  micros: number;
  from: number;
  to: number;
}

function frameAt(bytes: Uint8Array, at: number): TtyFrame {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, HEADER);
  const from = at + HEADER;
  return {
    seconds: view.getUint32(0, true),
    micros: view.getUint32(4, true),
    from,
    to: from + view.getUint32(8, true),
  };
}

function frameIn(bytes: Bytes, at: number): TtyFrame {
  const { from, to, ...times } = frameAt(bytes.part(at, at + HEADER), 0);
  return { ...times, from: from + at, to: to + at };
}

/** Whether the first frames follow one another as those of a ttyrec do, in order of time; the last may be cut off. */
export function isTtyrec(bytes: Uint8Array): boolean {
  let [at, before] = [0, 0];
  for (let count = 0; count < SURE; count++) {
    if (count > 0 && at === bytes.length) return true;
    if (at + HEADER > bytes.length) return at > HEADER;
    const { seconds, micros, from, to } = frameAt(bytes, at);
    const time = seconds + micros / SECOND;
    if (micros >= SECOND || time < before || to - from > LONGEST) return false;
    if (to > bytes.length) return count > 0 || seconds >= EARLIEST;
    [at, before] = [to, time];
  }
  return true;
}

/** @throws CastError where the bytes are no frames */
export function readTtyrec(
  text: RecordingText,
  reading: Reading,
  size: { cols?: number | undefined; rows?: number | undefined },
): Cast {
  const bytes = new Bytes(text);
  if (bytes.length < HEADER) throw noFrame(reading, 0, `${bytes.length} bytes`);
  const first = frameIn(bytes, 0);
  if (first.micros >= SECOND) throw noFrame(reading, 0, `${first.micros} microseconds`);
  const told = rawSize(bytes.part(first.from, first.to));
  return {
    name: reading.name,
    header: { version: 3, ...sizeFrom(size, told), timestamp: first.seconds, extra: {} },
    events: { [Symbol.iterator]: () => readFrames(new Bytes(text), reading, first) },
  };
}

function* readFrames(bytes: Bytes, reading: Reading, first: TtyFrame): Generator<CastEvent> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let now = 0;
  let backwards = 0;
  for (let at = 0; at < bytes.length; ) {
    const cut = at + HEADER > bytes.length;
    const frame = cut ? undefined : frameIn(bytes, at);
    if (!frame || frame.to > bytes.length) {
      reading.warn(
        `${reading.name}: the last frame is cut off; ${frame ? 'the rest of it was used' : 'it was left out'}`,
      );
      if (!frame) break;
    }
    if (frame.micros >= SECOND) throw noFrame(reading, at, `${frame.micros} microseconds`);
    const time = (frame.seconds - first.seconds) * SECOND + frame.micros - first.micros;
    if (time < now) backwards++;
    now = Math.max(now, time);
    const to = Math.min(frame.to, bytes.length);
    const data = decoder.decode(bytes.part(frame.from, to), { stream: to < bytes.length });
    const size = at > 0 ? lastSize(data) : undefined;
    if (size) yield reading.limitSize({ time: now, type: 'resize' as const, ...size });
    yield { time: now, type: 'output', data };
    at = to;
  }
  if (backwards > 0) {
    reading.warn(`${reading.name}: time runs backwards ${backwards} times; taken as the time of the frame before`);
  }
}

/** What a frame sets the size of the terminal to (XTWINOPS 8): recorders write it where the terminal changed. */
function lastSize(data: string): { cols: number; rows: number } | undefined {
  const [, rows, cols] = [...data.matchAll(/\x1b\[8;(\d{1,5});(\d{1,5})t/g)].at(-1) ?? [];
  return Number(rows) > 0 && Number(cols) > 0 ? { cols: Number(cols), rows: Number(rows) } : undefined;
}

const noFrame = ({ name }: Reading, at: number, found: string): CastError =>
  new CastError({ file: name }, `expected a ttyrec frame at byte ${at}, found one of ${found}`);
