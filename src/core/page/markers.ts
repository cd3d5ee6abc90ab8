// `--markers`: a list of positions with labels, which takes the place of the recording's own markers.

import { UsageError } from '../errors.js';
import { parsePosition } from '../position/parse.js';
import type { Position } from '../position/position.js';
import { resolvePosition } from '../position/resolve.js';
import type { Cast, CastEvent } from '../recording/cast.js';
import { findOnScreen } from '../replay/find.js';
import type { ReplayPlan } from '../replay/plan.js';

export interface MarkerSpec {
  readonly at: Position;
  readonly label: string;
}

const NONE = 'none';
/** A quoted text or a /pattern/ may have the sign in it that begins the label. */
const SPEC =
  /^(?<at>(?:text|marker):(?:"(?:[^"\\]|\\.)*"|\/(?:[^/\\]|\\.)*\/[a-z]*)(?:#\d+)?|[^=]*)(?:=(?<label>.*))?$/s;

const isPair = (value: unknown): value is [time: number, label: string] =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === 'number' && typeof value[1] === 'string';

function readOne(value: unknown): MarkerSpec | undefined {
  if (typeof value === 'number') return { at: parsePosition(String(value), '--markers'), label: '' };
  if (isPair(value)) return { at: parsePosition(String(value[0]), '--markers'), label: value[1] };
  if (typeof value === 'object' && value !== null && 'at' in value) return value as MarkerSpec;
  if (typeof value !== 'string') return undefined;
  const { at = '', label = '' } = SPEC.exec(value)?.groups ?? {};
  return { at: parsePosition(at, '--markers'), label };
}

/** The list as asciinema's player takes it. */
function readJson(text: string): unknown[] {
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list;
  } catch {
    // said below
  }
  throw new UsageError('--markers', {
    expected: 'a list like [[5,"Build"],[80,"Tests"]]',
    received: JSON.stringify(text),
  });
}

/**
 * One marker as typed, `none`, or a list as asciinema's player takes it, as text or as values.
 * @throws UsageError for what is no position
 */
export function readMarkers(value: string | readonly unknown[]): MarkerSpec[] | undefined {
  if (value === NONE) return [];
  const list = typeof value !== 'string' ? value : value.startsWith('[') ? readJson(value) : [value];
  const read = list.filter((item) => item !== NONE).map(readOne);
  return read.includes(undefined) ? undefined : (read as MarkerSpec[]);
}

/**
 * The recording with these markers and no others.
 * @throws CastError for a position that it does not have
 */
export async function withMarkers(cast: Cast, specs: readonly MarkerSpec[], plan: ReplayPlan): Promise<Cast> {
  const found = await findOnScreen(specs.map(({ at }) => at), plan); // biome-ignore format: one thought
  const markers = specs
    .map(({ at, label }) => ({
      type: 'marker' as const,
      time: resolvePosition(at, { ...plan.timeline, found }),
      label,
    }))
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
