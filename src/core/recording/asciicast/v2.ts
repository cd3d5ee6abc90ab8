// asciicast v2: a header line, then events whose times count from the start. https://docs.asciinema.org/manual/asciicast/v2
import { formatSeconds } from '../../time.js';
import type { Cast, Header } from '../cast.js';
import { headerText, linesAfterHeader, type RecordingDocument } from '../document.js';
import type { Reading } from '../reading.js';
import type { RecordingEncoder } from '../sink.js';
import { addTime, eventLine } from './event.js';
import { type ClockMaker, EventLines } from './event-lines.js';
import {
  defined,
  fieldReader,
  headerJson,
  isObject,
  readDescription,
  readSize,
  readTheme,
  themeJson,
  unknownKeys,
} from './header.js';
import { sortedIn } from './sort-in.js';

/** `duration` is known and left out: the events say it, and the first edit makes it wrong. */
const KNOWN = 'version width height timestamp duration idle_time_limit command title env theme'.split(' ');

export function readV2(document: RecordingDocument, reading: Reading): Cast {
  return {
    name: reading.name,
    header: readWideHeader(document, reading, 2, KNOWN),
    events: new EventLines(
      (place) => linesAfterHeader(document, reading, false, place),
      reading,
      absoluteClock,
      sortedIn,
    ),
  };
}

/** The header of v1 and v2: `width` and `height` at the top, TERM in `env`. */
export function readWideHeader(
  document: RecordingDocument,
  reading: Reading,
  version: 1 | 2,
  known: readonly string[],
): Header {
  const { header: raw, line } = document;
  const text = () => headerText(document);
  const field = fieldReader(reading, text, line);
  const size = <T>(read: () => T): T => reading.placed(text, line, read);
  const { env, ...description } = readDescription(raw, field);
  const { TERM: termType, ...variables } = env ?? {};
  const hasVariables = Object.keys(variables).length > 0 || (env && termType === undefined);
  return {
    version,
    cols: size(() => readSize(raw, ['width'], ['cols'])),
    rows: size(() => readSize(raw, ['height'], ['rows'])),
    ...description,
    ...defined({
      termType,
      env: hasVariables ? variables : undefined,
      theme: readTheme(raw, ['theme'], { reading, text, line }),
    }),
    extra: unknownKeys(raw, known),
  };
}

/** Only output moves the clock on: an event of another kind may stand before output of earlier times. */
const absoluteClock: ClockMaker = (backwards, from) => {
  let now = from;
  return (seconds, code) => {
    const time = addTime(0, seconds, [0]);
    if (time < now) backwards();
    else if (code === 'o') now = time;
    return Math.max(time, now);
  };
};

export const v2Encoder = (): RecordingEncoder => ({
  header: (header) => `${wideHeaderJson(header, 2)}\n`,
  event: (event) => eventLine(formatSeconds(event.time), event),
  end: () => '',
});

/** The header of v1 and v2. What only v3 has a place for goes where v3 would look for it, as keys that v2 does not know. */
export function wideHeaderJson(header: Header, version: 1 | 2): string {
  const { cols, rows, timestamp, idleTimeLimit, command, title, termType, termVersion, env, theme, tags } = header;
  const term = header.extra['term'];
  const fields = {
    version,
    width: cols,
    height: rows,
    timestamp,
    idle_time_limit: idleTimeLimit,
    command,
    title,
    env: env || termType !== undefined ? { ...env, ...defined({ TERM: termType }) } : undefined,
    theme: themeJson(theme),
    tags,
    term: termVersion === undefined ? term : { version: termVersion, ...(isObject(term) ? term : {}) },
  };
  return headerJson(fields, header.extra);
}
