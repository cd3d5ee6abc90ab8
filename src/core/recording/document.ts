// Finds the header in the bytes of a recording, whatever its version, and where the events begin.
// What the header says is v1.ts, v2.ts, v3.ts.

import { decodeUtf8 } from '../bytes.js';
import { CastError } from '../errors.js';
import { optionName } from '../options/option-name.js';
import { readItems } from './asciicast/v1-items.js';
import { looksLike } from './foreign/looks-like.js';
import { parseJson, refuseDeep } from './json/malformed.js';
import { Parts, passOver, type TextPlace } from './json/part.js';
import { walkObject } from './json/scan.js';
import { addComment, Lines, type LinesPlace } from './lines.js';
import type { Reading } from './reading.js';
import type { RecordingText } from './text.js';

/** The text of a recording, its header parsed but not yet understood. */
export interface RecordingDocument {
  text: RecordingText;
  header: Record<string, unknown>;
  /** The text of the header, for messages: what is wrong with it is looked for there. */
  json(): string;
  /** Where the header stands: byte offsets, and the 1-based numbers of its first and last line. */
  start: number;
  end: number;
  line: number;
  endLine: number;
  /** Where the items of a v1 recording begin, if they are left in the text: the header has none of them then. */
  output?: TextPlace;
  /** Comment lines before the header, without `#`. */
  comments: readonly string[];
}

type Found = Pick<RecordingDocument, 'text' | 'start' | 'line' | 'comments'>;

/** In bytes: longer headers are read part by part. */
const SHORT = 1_000_000;
const LONGEST_HEADER = 16_000_000;
/** No file has that many lines, or columns, without having been made to. */
const MOST_BLANK = 16_000_000;
/** No key of JSON: keys are looked for with their escapes undone. */
const NO_KEY = '';

const NEWLINE = 10;
const EXCLAMATION = 33;
const HASH = 35;
const OPEN_BRACE = 123;
/** Tab, carriage return, space. */
const SPACES: ReadonlySet<number> = new Set([9, 13, 32]);

/** @throws CastError where the bytes are no recording, or the header is not JSON */
export function openDocument(text: RecordingText, reading: Reading): RecordingDocument {
  const all = text.head;
  const { start, brace, line, comments } = findHeader(all, reading);
  if (all[brace] !== OPEN_BRACE || all[brace + 1] === 0) {
    const place = { file: reading.name, line, column: 1 };
    const what = looksLike(all);
    const isOutput = what === 'plain text' || what === 'raw terminal output';
    throw new CastError(place, `expected a recording (asciicast v1, v2 or v3), found ${what}`, undefined, {
      hint: isOutput
        ? `${optionName('inputFormat')} raw reads it as what a program wrote; ${optionName('pace')} gives its lines times.`
        : undefined,
    });
  }
  if (text.zeros > 0) {
    reading.warn(`${reading.name}: the file ends in ${text.zeros} zero bytes, as after a crash; they were left out`);
  }
  const found = { text, start, line, comments };
  const bytes = all.subarray(0, Math.min(text.length, SHORT));
  const stop = walkObject(bytes, brace, NO_KEY);
  if (!stop && bytes.length < text.length) return openLong(found, brace, reading);
  return wholeHeader(found, bytes.subarray(start, stop?.at), reading);
}

/** A header that goes on: of a v1 recording, it is all of it. Its list `stdout` is left where it is. */
function openLong(found: Found, brace: number, reading: Reading): RecordingDocument {
  const { text, start, line } = found;
  const tooLong = () => tooLongHeader(reading.name, line);
  const head = walkLong(text, start, { from: brace - start, key: 'stdout', tooLong });
  if (head.what !== 'list') return wholeHeader(found, head.bytes, reading);
  const output = passOver({ offset: start, lineStart: start, line }, head.bytes);
  const after = endOfItems(text, output, reading);
  const tail = walkLong(text, after.offset, { from: 0, key: NO_KEY, tooLong });
  const before = decodeUtf8(head.bytes);
  const json = `${before}${blank(output, after)}]${decodeUtf8(tail.bytes)}`;
  const end = passOver(after, tail.bytes);
  const header = parseHeader(json, line, reading);
  if (String(header['version']) === '1')
    return { ...found, header, json: () => json, end: end.offset, endLine: end.line, output };
  const all = walkLong(text, start, { from: brace - start, key: NO_KEY, tooLong });
  return wholeHeader(found, all.bytes, reading);
}

function wholeHeader(found: Found, bytes: Uint8Array, reading: Reading): RecordingDocument {
  const { start: offset, line } = found;
  const json = () => decodeUtf8(bytes);
  const header = parseHeader(json(), line, reading);
  const end = passOver({ offset, lineStart: offset, line }, bytes);
  return { ...found, header, json, end: end.offset, endLine: end.line };
}

function parseHeader(json: string, line: number, reading: Reading): Record<string, unknown> {
  const parse = () => {
    refuseDeep(json);
    return parseJson(json) as Record<string, unknown>;
  };
  return reading.placed(() => json, line, parse);
}

/** As walkObject, over as much of a text as it takes, up to the limit of a header. */
function walkLong(
  text: RecordingText,
  start: number,
  { from, key, tooLong }: { from: number; key: string; tooLong: () => CastError },
): { bytes: Uint8Array; what: 'list' | 'end' } {
  const parts = new Parts(text);
  for (let size = SHORT; ; size *= 2) {
    const bytes = parts.bytes(start, start + size);
    const stop = walkObject(bytes, from, key);
    if ((stop?.at ?? bytes.length) > LONGEST_HEADER) throw tooLong();
    if (stop) return { bytes: bytes.subarray(0, stop.at), what: stop.what };
    if (bytes.length < size) return { bytes, what: 'end' };
  }
}

/** Reads over the items. @throws CastError where they are no JSON */
function endOfItems(text: RecordingText, output: TextPlace, reading: Reading): TextPlace {
  const items = readItems(text, output, reading);
  for (let step = items.next(); ; step = items.next()) if (step.done) return step.value;
}

/** Stands for the items in the text of the header, so that places behind them stay where they are. */
function blank(from: TextPlace, to: TextPlace): string {
  const lines = to.line - from.line;
  const columns = to.offset - 1 - (lines > 0 ? to.lineStart : from.offset);
  return '\n'.repeat(Math.min(lines, MOST_BLANK)) + ' '.repeat(Math.min(columns, MOST_BLANK));
}

/** What follows the header, or the beginning of a place's block, line by line. The rest of the header's own line comes first, if there is any. */
export function linesAfterHeader(
  document: RecordingDocument,
  reading: Reading,
  comments: boolean,
  place?: LinesPlace,
): Lines {
  return new Lines(reading.name, document.text, {
    offset: document.end,
    line: document.endLine,
    comments,
    longest: reading.longestEvent,
    ...place,
  });
}

/** Passes over a BOM, blank lines and comments. `start` is where the line of the header begins, `brace` its first mark. */
function findHeader(bytes: Uint8Array, reading: Reading) {
  const comments: string[] = [];
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let line = 1;
  for (let brace = start; brace < bytes.length; brace++) {
    const byte = bytes[brace]!;
    if (byte === HASH && brace === start && bytes[brace + 1] !== EXCLAMATION) {
      const newline = bytes.indexOf(NEWLINE, brace);
      const end = newline === -1 ? bytes.length : newline;
      addComment(comments, decodeUtf8(bytes.subarray(brace + 1, end)), { file: reading.name, line });
      brace = end;
    } else if (byte !== NEWLINE && !SPACES.has(byte)) return { start, brace, line, comments };
    if (bytes[brace] === NEWLINE) {
      start = brace + 1;
      line++;
    }
  }
  return { start, brace: bytes.length, line: 1, comments };
}

const tooLongHeader = (file: string, line: number): CastError =>
  new CastError({ file, line, column: 1 }, `expected a header of at most ${LONGEST_HEADER} bytes, found a longer one`);
