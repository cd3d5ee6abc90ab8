// The events of a recording, one by one, with what is between them.

import { UsageError } from '../errors.js';
import { factsFor } from '../moments/selected-moments.js';
import { nearest } from '../options/nearest.js';
import { type Given, type Option, resolveOptions } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { parseSelection } from '../position/parse.js';
import { needsReplay, resolveSelection, type Span } from '../position/resolve.js';
import type { Cast, CastEvent } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { momentOption } from '../replay/options.js';
import { toSeconds } from '../time.js';

/** Kinds of events and their codes in a file. */
const KINDS: Readonly<Record<string, CastEvent['type']>> = {
  o: 'output',
  i: 'input',
  r: 'resize',
  m: 'marker',
  x: 'exit',
};
const NAMES: readonly string[] = [...Object.values(KINDS), 'other'];
const EXPECTED = `some of ${NAMES.join(', ')}, or codes such as o,m`;

function accepted(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  for (const word of value.split(',')) readKind(word);
  return value;
}

/** The name of a kind, or a code of one character. @throws UsageError for any other word */
function readKind(word: string): string {
  if (Object.hasOwn(KINDS, word)) return KINDS[word]!;
  if (NAMES.includes(word) || [...word].length === 1) return word;
  const close = nearest(word, NAMES);
  throw new UsageError(optionName('type'), {
    expected: EXPECTED,
    received: JSON.stringify(word),
    ...(close ? { hint: `Did you mean ${close}?` } : {}),
  });
}

const type: Option<string | undefined> = {
  flag: 'type',
  group: 'Positions',
  help: 'only events of these kinds: output,input,resize,marker,exit,other or codes such as o,m',
  placeholder: 'KINDS',
  expected: EXPECTED,
  suggests: NAMES,
  default: undefined,
  defaultText: 'all',
  parse: accepted,
  check: accepted,
};

/**
 * Option declarations of `events`: names, checks, defaults.
 * @example
 * Object.keys(eventsOptions); // => ['type', 'range']
 */
export const eventsOptions = {
  type,
  range: momentOption(
    {
      flag: 'range',
      help: 'only events within: 5..30, marker:build.., or at a moment',
      placeholder: 'SELECTION',
      expected: 'positions and ranges of them',
      default: undefined,
      defaultText: 'all',
    },
    parseSelection,
  ),
};

/**
 * An event of a recording, with its times in seconds on the recording's own timeline.
 * @example
 * const told = ({ time, code, data }: ListedEvent) => `${time} s ${code} ${visible(String(data))}`;
 */
export interface ListedEvent {
  /** From 0, as `event:` counts: of all events, whatever was asked for. */
  index: number;
  time: number;
  /** Since the event before it. */
  after: number;
  type: CastEvent['type'];
  /** As it stands in a file: "o", "i", "r", "m", "x" or another. */
  code: string;
  /** Text; of a resize its size, "80x24"; of an event that castkit does not know whatever JSON it holds. */
  data: unknown;
}

/**
 * The events that are asked for, in order; all of them unless `type` or `range` say otherwise.
 * @throws UsageError for wrong options; CastError for a position that the recording does not have, and while
 * iterating for events that cannot be read
 * @example
 * const markers = await events(cast, { type: 'marker' });
 * [...markers].map(({ time }) => time)[1]; // => 5.034
 */
export async function events(recording: Cast, given: Given<typeof eventsOptions> = {}): Promise<Iterable<ListedEvent>> {
  const cast = givenCast(recording);
  const options = resolveOptions(eventsOptions, given);
  const kinds = options.type === undefined ? undefined : new Set(options.type.split(',').map(readKind));
  const spans = options.range === undefined ? undefined : await spansIn(cast, String(options.range));
  return { [Symbol.iterator]: () => listEvents(cast, kinds, spans) };
}

async function spansIn(cast: Cast, range: string): Promise<Span[]> {
  const selection = parseSelection(range, optionName('range'));
  return resolveSelection(selection, await factsFor(needsReplay(selection), cast));
}

function* listEvents(cast: Cast, kinds?: ReadonlySet<string>, spans?: readonly Span[]): Generator<ListedEvent> {
  let index = -1;
  let before = 0;
  for (const event of cast.events) {
    index++;
    const after = event.time - before;
    before = event.time;
    if (spans && !spans.some(({ from, to }) => event.time >= from && event.time <= to)) continue;
    const { code, data } = contentOf(event);
    if (kinds && !kinds.has(event.type) && !kinds.has(code)) continue;
    yield { index, time: toSeconds(event.time), after: toSeconds(after), type: event.type, code, data };
  }
}

function contentOf(event: CastEvent): { code: string; data: unknown } {
  switch (event.type) {
    case 'output':
      return { code: 'o', data: event.data };
    case 'input':
      return { code: 'i', data: event.data };
    case 'resize':
      return { code: 'r', data: `${event.cols}x${event.rows}` };
    case 'marker':
      return { code: 'm', data: event.label };
    case 'exit':
      return { code: 'x', data: event.status };
    case 'other':
      return { code: event.code, data: event.data };
  }
}
