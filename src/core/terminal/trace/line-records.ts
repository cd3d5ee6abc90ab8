// What each line of the terminal held when it was last looked at, so that only changes are searched; and the traces of
// characters that were printed again and again at one place, as shells do that colour what is being typed.
import type { RawLine } from '../xterm/internals.js';
import { cellText } from './cell-text.js';

const WORDS = 3;
/** Code point, or the mark of several. */
const CONTENT = 0x3f_ffff;
const SPACE = 0x20;
/** Longer traces forget where they began. */
const LONGEST_TRACE = 256;

interface LineRecord {
  words: Uint32Array;
  wrapped: boolean;
  below: RawLine | undefined;
  /** By column: origins of the same character that stood there before, without a break. */
  past: Map<number, number[]> | undefined;
  /** By column: 1 where the character came to an empty cell, not in the place of another. */
  onBlank: Uint8Array;
  /** What cellText made of it, since it was last asked for. */
  cells: string | undefined;
}

/** Stands in the line itself: a WeakMap takes ten times as long to ask, and it is asked of each row at each event. */
const RECORD = Symbol('record');
type RecordedLine = RawLine & { [RECORD]?: LineRecord };

export class LineRecords {
  /** The line is used again, for other text. */
  forget(line: RecordedLine): void {
    const record = line[RECORD];
    if (!record) return;
    record.words.fill(0);
    record.past = undefined;
    record.below = undefined;
    record.cells = undefined;
  }

  /** Notes what the line holds now. True if that differs from last time: content, origins, how it joins the lines around. */
  update(line: RecordedLine, below: RawLine | undefined): boolean {
    const data = line._data;
    const record = line[RECORD];
    if (record?.words.length !== data.length) {
      line[RECORD] = {
        words: data.slice(),
        wrapped: line.isWrapped,
        below,
        past: undefined,
        onBlank: new Uint8Array(data.length / WORDS).fill(1),
        cells: undefined,
      };
      return record !== undefined || !isBlank(data);
    }
    const changed = updateWords(record, data);
    if (changed) record.cells = undefined;
    const joined = record.wrapped !== line.isWrapped || record.below !== below;
    record.wrapped = line.isWrapped;
    record.below = below;
    return changed || joined;
  }

  /** Whether all of the cells [from, to) were typed onto empty cells. */
  typedOnBlank(line: RecordedLine, from: number, to: number): boolean {
    const record = line[RECORD];
    for (let col = from; col < to; col++) if (record?.onBlank[col] === 0) return false;
    return record !== undefined;
  }

  /** The line's text as cellText has it. The line is as it was at its last update. */
  cells(line: RecordedLine): string {
    const record = line[RECORD];
    if (!record) return cellText(line);
    record.cells ??= cellText(line);
    return record.cells;
  }

  pastOf(line: RecordedLine, col: number): readonly number[] {
    return line[RECORD]?.past?.get(col) ?? [];
  }
}

function updateWords(record: LineRecord, data: Uint32Array): boolean {
  const { words } = record;
  let changed = false;
  for (let at = 0; at < data.length; at += WORDS) {
    const content = data[at]!;
    const origin = data[at + 1]!;
    if (words[at] === content && words[at + 1] === origin) continue;
    changed = true;
    const before = words[at]! & CONTENT;
    const col = at / WORDS;
    if (words[at] !== content) {
      record.onBlank[col] = before === 0 || before === SPACE ? 1 : 0;
      record.past?.delete(col);
    } else if (before > SPACE && words[at + 1] !== 0) remember(record, col, words[at + 1]!);
    words[at] = content;
    words[at + 1] = origin;
  }
  return changed;
}

function remember(record: LineRecord, col: number, origin: number): void {
  record.past ??= new Map();
  const trace = record.past.get(col);
  if (!trace) record.past.set(col, [origin]);
  else if (trace.length < LONGEST_TRACE) trace.push(origin);
}

function isBlank(data: Uint32Array): boolean {
  for (let at = 0; at < data.length; at += WORDS) if ((data[at]! & CONTENT) > SPACE) return false;
  return true;
}
