// The options of edits that name moments, and what they mean in one recording: times on its own timeline, without any idle limit.

import { CastError, UsageError } from '../errors.js';
import { factsFor } from '../moments/selected-moments.js';
import type { Option, PositionRole } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { camelCase } from '../options/origin.js';
import { parsePosition, parseSelection } from '../position/parse.js';
import type { Part, Position, Selection } from '../position/position.js';
import { needsReplay, resolvePosition, resolveSelection, type Span } from '../position/resolve.js';
import type { Cast } from '../recording/cast.js';
import { momentOption } from '../replay/options.js';
import type { Timeline } from '../replay/timeline.js';
import { formatSeconds } from '../time.js';

/** An option that takes one position; a library call may give a number of seconds. */
export const positionOption = <D extends string | undefined>(spec: {
  flag: string;
  help: string;
  default: D;
  defaultText?: string;
  role?: PositionRole;
}): Option<string | number | D> => {
  const { role = 'point', ...declared } = spec;
  return { ...momentOption({ placeholder: 'POSITION', expected: 'a position', ...declared }, parsePosition), role };
};

/** What an option that takes several positions or ranges is declared by. */
type SelectionsSpec = Pick<Option<unknown>, 'flag' | 'help' | 'placeholder' | 'expected' | 'role'>;

/** An option that takes a list of positions and ranges, and may be repeated. */
export function selectionsOption(spec: SelectionsSpec, read = parseSelection): Option<readonly string[]> {
  const accept = (value: unknown): string[] | undefined => {
    if (typeof value !== 'string' && !Number.isFinite(value)) return undefined;
    read(String(value), optionName(camelCase(spec.flag)));
    return [String(value)];
  };
  return {
    ...spec,
    group: 'Positions',
    repeatable: true,
    default: [],
    parse: accept,
    check(value) {
      const lists = (Array.isArray(value) ? value : [value]).map(accept);
      return lists.some((list) => list === undefined) ? undefined : (lists.flat() as string[]);
    },
  };
}

/** Ranges to edit: `--range A..B`, repeatable, each a list. */
export const rangesOption = (help: string) =>
  selectionsOption(
    { flag: 'range', help, placeholder: 'RANGE', expected: 'a range of two positions, like 5..8', role: 'ranges' },
    readRanges,
  );

/** @throws UsageError for what is no list of ranges */
function readRanges(source: string, option?: string): Selection {
  const ranges = parseSelection(source, option);
  const other = ranges.find(({ kind }) => kind !== 'range');
  if (!other) return ranges;
  const expected = 'a range of two positions, like 5..8';
  throw new UsageError(option ?? optionName('range'), { expected, received: JSON.stringify(other.source) });
}

/** What a list of texts selects, as one selection. */
export const readSelections = (texts: readonly string[]): Part[] => texts.flatMap((text) => parseSelection(text));

/** A selection, met by a recording. */
export interface Resolved {
  timeline: Timeline;
  /** In order, joined where they overlap. */
  spans: Span[];
}

/** @throws CastError for what the recording does not have */
export async function resolveIn(cast: Cast, selection: Selection): Promise<Resolved> {
  const timeline = await factsFor(needsReplay(selection), cast);
  return { timeline, spans: resolveSelection(selection, timeline) };
}

/** Ranges, met by a recording; those without any time in them are left out. @throws CastError as resolveIn, and where none is left */
export async function rangesIn(cast: Cast, selection: Selection): Promise<Resolved> {
  const { timeline, spans } = await resolveIn(cast, selection);
  const lasting = spans.filter(({ from, to }) => from < to);
  if (lasting.length > 0) return { timeline, spans: lasting };
  const found = spans.map(({ from, to }) => `${formatSeconds(from)}..${formatSeconds(to)}`).join(', ');
  const expected = `expected a range with some of the ${formatSeconds(timeline.duration)} s of the recording in it`;
  throw new CastError({ file: cast.name }, `${expected}, found ${found}`);
}

/** The time of one position in a recording. @throws CastError for one that it does not have */
export async function timeIn(cast: Cast, position: Position): Promise<number> {
  return resolvePosition(position, await factsFor([position], cast));
}
