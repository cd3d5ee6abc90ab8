// Finds the header in the bytes of a recording, whatever its version, and where the events begin.
// What the header says is v1.ts, v2.ts, v3.ts.

import { decodeUtf8 } from '../bytes.js';
import { CastError } from '../errors.js';
import { optionName } from '../options/option-name.js';
import { looksLike } from './foreign/looks-like.js';
import { parseJson, refuseDeep } from './json/malformed.js';
import { addComment, Lines, type LinesPlace } from './lines.js';
import { LONGEST_STRING, type Reading, tooLong } from './reading.js';
import { inMemory, type RecordingText } from './text.js';

/** The text of a recording, its header parsed but not yet understood. */
export interface RecordingDocument {
  text: RecordingText;
  /** Its beginning, as far as the header goes at least. */
  bytes: Uint8Array;
  header: Record<string, unknown>;
  /** Where the header stands: byte offsets, and the 1-based number of its first line. */
  start: number;
  end: number;
  line: number;
  /** Comment lines before the header, without `#`. */
  comments: readonly string[];
}

const NEWLINE = 10;
const EXCLAMATION = 33;
const QUOTE = 34;
const HASH = 35;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
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
  const bytes = all.subarray(0, text.length);
  const end = headerEnd(bytes, brace);
  // The header of a v1 recording is all of it.
  if (end === bytes.length && end < text.length) {
    if (text.length - start > LONGEST_STRING && opensV1(bytes)) throw tooLong(reading.name, line, 'a header');
    return openDocument(inMemory(text.load()), reading);
  }
  if (text.zeros > 0) {
    reading.warn(`${reading.name}: the file ends in ${text.zeros} zero bytes, as after a crash; they were left out`);
  }
  if (end - start > LONGEST_STRING) throw tooLong(reading.name, line, 'a header');
  const json = decodeUtf8(bytes.subarray(start, end));
  const header = reading.placed(
    () => json,
    line,
    () => {
      refuseDeep(json);
      return parseJson(json) as Record<string, unknown>;
    },
  );
  return { text, bytes, header, start, end, line, comments };
}

/** Whether the version stands before all that could hold another one. */
const opensV1 = (bytes: Uint8Array): boolean =>
  /^[^{]*\{[^{[]*"version"\s*:\s*1\s*[,}]/.test(decodeUtf8(bytes.subarray(0, 4096)));

/** The text of the header, decoded again rather than kept: it is needed for messages only, and may be all of a v1 file. */
export const headerText = ({ bytes, start, end }: RecordingDocument): string => decodeUtf8(bytes.subarray(start, end));

/** What follows the header, or the beginning of a place's block, line by line. The rest of the header's own line comes first, if there is any. */
export function linesAfterHeader(
  document: RecordingDocument,
  reading: Reading,
  comments: boolean,
  place?: LinesPlace,
): Lines {
  let line = document.line;
  let newline = document.bytes.indexOf(NEWLINE, document.start);
  for (; newline !== -1 && newline < document.end; newline = document.bytes.indexOf(NEWLINE, newline + 1)) line++;
  return new Lines(reading.name, document.text, {
    offset: document.end,
    line,
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

/** The offset after the brace that closes the one at `start`; the end of the bytes where none does. */
function headerEnd(bytes: Uint8Array, start: number): number {
  let depth = 0;
  let inString = false;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) inString = !inString;
    else if (inString) at += byte === BACKSLASH ? 1 : 0;
    else if (byte === OPEN_BRACE) depth++;
    else if (byte === CLOSE_BRACE && --depth === 0) return at + 1;
  }
  return bytes.length;
}
