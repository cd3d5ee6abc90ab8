// asciicast v3: a header line, then events whose times count from the event before, and `#` comments.
// https://docs.asciinema.org/manual/asciicast/v3
import { formatSeconds, type Micros, Rounder } from '../../time.js';
import type { Cast, CastEvent, Header } from '../cast.js';
import { linesAfterHeader, type RecordingDocument } from '../document.js';
import type { LinesPlace } from '../lines.js';
import type { Reading } from '../reading.js';
import type { RecordingEncoder } from '../sink.js';
import { addTime, eventLine } from './event.js';
import { type ClockMaker, EventLines } from './event-lines.js';
import {
  asText,
  asTexts,
  defined,
  fieldReader,
  headerJson,
  isObject,
  optional,
  readDescription,
  readTheme,
  themeJson,
  unknownKeys,
} from './header.js';
import { readSize, type SizePlaces } from './size.js';

const KNOWN = 'version term timestamp idle_time_limit command title env tags'.split(' ');
const KNOWN_TERM = 'cols rows type version theme'.split(' ');
const PLACES: SizePlaces = {
  cols: [['term', 'cols'], ['cols'], ['width']],
  rows: [['term', 'rows'], ['rows'], ['height']],
};
const MILLISECOND: Micros = 1000;

export function readV3(document: RecordingDocument, reading: Reading): Cast {
  const open = (place?: LinesPlace) => linesAfterHeader(document, reading, true, place);
  const comments = [...document.comments, ...open().comments()];
  const events = new EventLines(open, reading, intervalClock);
  const header = readHeader(document, reading, () => events.silent());
  return {
    name: reading.name,
    header: comments.length > 0 ? { ...header, comments } : header,
    events,
  };
}

function readHeader(document: RecordingDocument, reading: Reading, events: () => Iterable<CastEvent>): Header {
  const { header: raw, line } = document;
  const text = document.json;
  const field = fieldReader(reading, text, line);
  const term = isObject(raw['term']) ? raw['term'] : {};
  const extraTerm = unknownKeys(term, KNOWN_TERM);
  const extra = unknownKeys(raw, KNOWN);
  return {
    version: 3,
    ...readSize({ header: raw, places: PLACES, reading, text, line, events }),
    ...readDescription(raw, field),
    ...defined({
      termType: field(() => optional(raw, ['term', 'type'], 'text', asText)),
      termVersion: field(() => optional(raw, ['term', 'version'], 'text', asText)),
      theme: readTheme(raw, ['term', 'theme'], { reading, text, line }),
      tags: field(() => optional(raw, ['tags'], 'a list of texts', asTexts)),
    }),
    extra: Object.keys(extraTerm).length > 0 ? { ...extra, term: extraTerm } : extra,
  };
}

/** Each interval is rounded to a microsecond and added as an integer, so that no sum drifts. */
const intervalClock: ClockMaker = (_, from) => {
  let now = from;
  return {
    moment(seconds) {
      now = addTime(now, seconds, [0]);
      return now;
    },
    place: (event) => event,
  };
};

/** Intervals are whole milliseconds, as the official recorder writes them; what rounding left over is carried on. */
export function v3Encoder(): RecordingEncoder {
  const milliseconds = new Rounder(MILLISECOND);
  let before: Micros = 0;
  return {
    header: (header) => `${termHeaderJson(header)}\n${commentLines(header)}`,
    event(event) {
      const interval = milliseconds.next(event.time - before) * MILLISECOND;
      before = event.time;
      return eventLine(formatSeconds(interval, 3), event) + commentLines(event);
    },
    end: () => '',
  };
}

const commentLines = ({ comments }: { comments?: readonly string[] }): string =>
  comments ? comments.map((comment) => `#${comment.replace(/[\r\n]+/g, ' ')}\n`).join('') : '';

function termHeaderJson(header: Header): string {
  const { cols, rows, timestamp, idleTimeLimit, command, title, termType, termVersion, env, theme, tags } = header;
  const known = defined({ cols, rows, type: termType, version: termVersion, theme: themeJson(theme) });
  const extra = isObject(header.extra['term']) ? unknownKeys(header.extra['term'], Object.keys(known)) : {};
  const fields = {
    version: 3,
    term: { ...known, ...extra },
    timestamp,
    idle_time_limit: idleTimeLimit,
    command,
    title,
    env,
    tags,
  };
  return headerJson(fields, header.extra);
}
