// `--markers`: a list of positions with labels, which takes the place of the recording's own markers.

import { UsageError } from '../errors.js';
import { optionName } from '../options/option-name.js';
import { parsePosition } from '../position/parse.js';
import type { Position } from '../position/position.js';
import { resolvePosition } from '../position/resolve.js';
import type { Cast, CastEvent } from '../recording/cast.js';
import { findOnScreen } from '../replay/find.js';
import type { ReplayPlan } from '../replay/plan.js';

/**
 * A marker that a page shows: a position as castkit reads them, and a label.
 * @example
 * const markers: PageMarker[] = [{ at: '1:20', label: 'Build' }, { at: 'text:"done"', label: 'Done' }];
 */
export interface PageMarker {
  readonly at: string;
  readonly label: string;
}

const NONE = 'none';
/** A quoted text or a /pattern/ may have the sign in it that begins the label. */
const SPEC =
  /^(?<at>(?:text|marker):(?:"(?:[^"\\]|\\.)*"|\/(?:[^/\\]|\\.)*\/[a-z]*)(?:#\d+)?|[^=]*)(?:=(?<label>.*))?$/s;

const isPair = (value: unknown): value is [time: number, label: string] =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === 'number' && typeof value[1] === 'string';

function made(at: unknown, label: unknown): PageMarker | undefined {
  if (typeof label !== 'string') return undefined;
  parsePosition(String(at), optionName('markers')); // throws what says more than `expected` could
  return { at: String(at), label };
}

function readOne(value: unknown): PageMarker | undefined {
  if (typeof value === 'number') return made(value, '');
  if (isPair(value)) return made(...value);
  if (typeof value === 'object' && value !== null && 'at' in value && 'label' in value)
    return made(value.at, value.label);
  if (typeof value !== 'string') return undefined;
  const { at = '', label = '' } = SPEC.exec(value)?.groups ?? {};
  return made(at, label);
}

/** The list as asciinema's player takes it. */
function readJson(text: string): unknown[] {
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list;
  } catch {
    // said below
  }
  throw new UsageError(optionName('markers'), {
    expected: 'a list like [[5,"Build"],[80,"Tests"]]',
    received: JSON.stringify(text),
  });
}

/**
 * One marker as typed, `none`, or a list as asciinema's player takes it, as text or as values.
 * @throws UsageError for what is no position
 */
export function readMarkers(value: string | readonly unknown[]): PageMarker[] | undefined {
  if (value === NONE) return [];
  const list = typeof value !== 'string' ? value : value.startsWith('[') ? readJson(value) : [value];
  const read = list.filter((item) => item !== NONE).map(readOne);
  return read.includes(undefined) ? undefined : (read as PageMarker[]);
}

/**
 * The recording with these markers and no others.
 * @throws CastError for a position that it does not have
 */
export async function withMarkers(cast: Cast, specs: readonly PageMarker[], plan: ReplayPlan): Promise<Cast> {
  const positions = specs.map(({ at }) => parsePosition(at, optionName('markers')));
  const found = await findOnScreen(positions, plan);
  const timeOf = (position: Position): number => resolvePosition(position, { ...plan.timeline, found });
  const markers = specs
    .map(({ label }, i) => ({ type: 'marker' as const, time: timeOf(positions[i]!), label }))
    .sort((a, b) => a.time - b.time);
  return { ...cast, events: { [Symbol.iterator]: () => merged(cast.events, markers) } };
}

/** A marker stands after what is on the screen at its time. */
function* merged(events: Iterable<CastEvent>, markers: readonly CastEvent[]): Generator<CastEvent> {
  let next = 0;
  for (const event of events) {
    if (event.type === 'marker') continue;
    while (next < markers.length && markers[next]!.time < event.time) yield markers[next++]!;
    yield event;
  }
  yield* markers.slice(next);
}
