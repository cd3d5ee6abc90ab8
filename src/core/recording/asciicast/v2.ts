// asciicast v2: a header line, then events whose times count from the start. https://docs.asciinema.org/manual/asciicast/v2
import { formatSeconds } from '../../time.js';
import type { Cast, CastEvent, Header } from '../cast.js';
import { linesAfterHeader, type RecordingDocument } from '../document.js';
import type { LinesPlace } from '../lines.js';
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
  readTheme,
  themeJson,
  unknownKeys,
} from './header.js';
import { readSize, type SizePlaces } from './size.js';

/** `duration` is known and left out: the events say it, and the first edit makes it wrong. */
const KNOWN = 'version width height timestamp duration idle_time_limit command title env theme'.split(' ');

export function readV2(document: RecordingDocument, reading: Reading): Cast {
  const open = (place?: LinesPlace) => linesAfterHeader(document, reading, false, place);
  const events = new EventLines(open, reading, absoluteClock, true);
  const header = readWideHeader(document, reading, { version: 2, known: KNOWN, events: () => events.silent() });
  return { name: reading.name, header, events };
}

const PLACES: SizePlaces = { cols: [['width'], ['cols']], rows: [['height'], ['rows']] };

/** The header of v1 and v2: `width` and `height` at the top, TERM in `env`. */
export function readWideHeader(
  document: RecordingDocument,
  reading: Reading,
  { version, known, events }: { version: 1 | 2; known: readonly string[]; events: () => Iterable<CastEvent> },
): Header {
  const { header: raw, line } = document;
  const text = document.json;
  const field = fieldReader(reading, text, line);
  const { env, ...description } = readDescription(raw, field);
  const { TERM: termType, ...variables } = env ?? {};
  const hasVariables = Object.keys(variables).length > 0 || (env && termType === undefined);
  return {
    version,
    ...readSize({ header: raw, places: PLACES, reading, text, line, events }),
    ...description,
    ...defined({
      termType,
      env: hasVariables ? variables : undefined,
      theme: readTheme(raw, ['theme'], { reading, text, line }),
    }),
    extra: unknownKeys(raw, known),
  };
}

/** Output goes on from output; events of other kinds are put in order later, see sort-in.ts. */
const absoluteClock: ClockMaker = (backwards, from) => {
  let now = from;
  return {
    moment: (seconds) => addTime(0, seconds, [0]),
    place(event) {
      if (event.type !== 'output') return event;
      if (event.time < now) backwards();
      else now = event.time;
      return event.time < now ? { ...event, time: now } : event;
    },
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
