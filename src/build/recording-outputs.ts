// What the commands print that look at one recording: facts, events, sightings, faults, fonts.
import type { CastFonts } from '../core/inspect/cast-fonts.js';
import type { CastInfo } from '../core/inspect/cast-info.js';
import type { ListedEvent } from '../core/inspect/events.js';
import type { Sighting } from '../core/inspect/grep.js';
import type { Unshown } from '../core/inspect/unshown.js';
import type { Fault, Validation } from '../core/inspect/validate.js';
import {
  ANYTHING,
  COLOUR,
  COUNT,
  FROM_ONE,
  list,
  object,
  oneOf,
  orNull,
  type Schema,
  TEXT,
  TIME,
  told,
  YES_OR_NO,
} from './schema-words.js';

function all<K extends string>(keys: readonly K[], schema: Schema): Record<K, Schema> {
  return Object.fromEntries(keys.map((key) => [key, schema])) as Record<K, Schema>;
}

const kinds = ['output', 'input', 'resize', 'marker', 'exit', 'other'] as const;
const version = oneOf(1, 2, 3);
const palette = list(COLOUR);

const theme = object<NonNullable<CastInfo['theme']>>({ foreground: COLOUR, background: COLOUR, palette });

export const info = object<CastInfo>({
  version,
  cols: COUNT,
  rows: COUNT,
  title: orNull(TEXT),
  duration: TIME,
  events: told('how many of each kind', object<CastInfo['events']>(all(kinds, COUNT))),
  longestPause: orNull(object<NonNullable<CastInfo['longestPause']>>({ at: TIME, seconds: TIME })),
  colours: object<CastInfo['colours']>({ palette: list(COUNT), rgb: COUNT }),
  markers: list(object<CastInfo['markers'][number]>({ time: TIME, label: TEXT })),
  theme: orNull(theme),
  missingGlyphs: list(TEXT),
});

export const event = object<Required<ListedEvent>>({
  index: COUNT,
  time: TIME,
  after: told('since the event before it', TIME),
  type: oneOf(...kinds),
  code: TEXT,
  data: told('text; of a resize its size, like 80x24; of others any JSON', ANYTHING),
});

export const sighting = object<Sighting & { file: string }>({
  file: TEXT,
  from: TIME,
  to: told('when it was gone, or the end of the recording', TIME),
  row: COUNT,
  text: told('what matched', TEXT),
  line: told('where it was first seen', TEXT),
});

const fault = object<Fault>({
  severity: oneOf('error', 'warning'),
  line: orNull(FROM_ONE),
  column: orNull(FROM_ONE),
  message: TEXT,
  count: told('how many there are of its kind: this is the first', FROM_ONE),
});

export const validation = object<Validation>({
  file: TEXT,
  valid: YES_OR_NO,
  version: oneOf(1, 2, 3, null),
  events: COUNT,
  faults: list(fault),
  unshown: list(object<Unshown>({ name: TEXT, sequence: TEXT, count: FROM_ONE })),
});

export const fonts = object<CastFonts>({
  fonts: list(object<CastFonts['fonts'][number]>({ family: TEXT, style: TEXT, characters: list(TEXT) })),
  geometry: told('drawn as geometry, whatever the font', list(TEXT)),
  missing: told('drawn as boxes', list(TEXT)),
});
