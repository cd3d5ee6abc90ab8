// Ranges that are to take so long: `5..8=1.5`, as `retime --fit` and plans of condense have them. What they make of a moment is a Warp.
import { CastError, UsageError } from '../errors.js';
import { factsFor } from '../moments/selected-moments.js';
import type { Option } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { parseSelection } from '../position/parse.js';
import type { Part } from '../position/position.js';
import { type Facts, needsReplay, resolveSelection } from '../position/resolve.js';
import type { Cast, Micros } from '../recording/cast.js';
import { formatSeconds, parseDuration } from '../time.js';

/** A range of a recording, and how long it is to take. */
export interface FitSpan {
  readonly from: Micros;
  readonly to: Micros;
  readonly length: Micros;
}

/** A range as it was asked for. */
export interface AskedFit {
  readonly range: Part;
  readonly length: Micros;
}

/** From a moment before to its moment after. */
export type Warp = (time: Micros) => Micros;

const EXPECTED = 'a range and how long it is to take, like 5..8=1.5';

/** @throws UsageError for what is no range with a length */
export function readFit(source: string, option = optionName('fit')): AskedFit {
  const cut = source.lastIndexOf('=');
  const length = cut < 0 ? undefined : parseDuration(source.slice(cut + 1).trim());
  const [range, other] = cut < 0 ? [] : parseSelection(source.slice(0, cut), option);
  if (length === undefined || range?.kind !== 'range' || other) {
    throw new UsageError(option, { expected: EXPECTED, received: JSON.stringify(source) });
  }
  return { range, length };
}

const accept = (value: unknown): string[] | undefined => {
  if (typeof value !== 'string') return undefined;
  readFit(value);
  return [value];
};

export const fitOption: Option<readonly string[]> = {
  flag: 'fit',
  group: 'Positions',
  help: 'a range and how long it is to take, like 5..8=1.5 (repeatable)',
  placeholder: 'RANGE=SECONDS',
  expected: EXPECTED,
  role: 'lengths',
  repeatable: true,
  default: [],
  parse: accept,
  check(value) {
    const texts = (Array.isArray(value) ? value : [value]).map(accept);
    return texts.some((text) => text === undefined) ? undefined : (texts.flat() as string[]);
  },
};

export const fitText = ({ from, to, length }: FitSpan): string =>
  `${formatSeconds(from)}..${formatSeconds(to)}=${formatSeconds(length)}`;

/** @throws CastError for positions that the recording does not have, and ranges that overlap */
export async function meetFits(asked: readonly AskedFit[], cast: Cast): Promise<FitSpan[]> {
  return resolveFits(asked, await factsFor(needsReplay(asked.map(({ range }) => range)), cast));
}

/** In order of time. @throws CastError as `meetFits` */
export function resolveFits(asked: readonly AskedFit[], facts: Facts): FitSpan[] {
  const spans = asked.flatMap(({ range, length }) =>
    resolveSelection([range], facts).map(({ from, to }): FitSpan => ({ from, to, length })),
  );
  spans.sort((a, b) => a.from - b.from || a.to - b.to);
  const clash = spans.findIndex(({ from }, index) => index > 0 && from < spans[index - 1]!.to);
  if (clash < 0) return spans;
  const found = `${fitText(spans[clash - 1]!)} and ${fitText(spans[clash]!)}`;
  throw new CastError(
    { file: facts.name },
    `expected ranges that do not overlap (${optionName('fit')}), found ${found}`,
  );
}

/** Within a span time goes on evenly; between spans as it did. */
export function warpOf(spans: readonly FitSpan[]): Warp {
  const froms: Micros[] = [0];
  const tos: Micros[] = [0];
  for (const { from, to, length } of spans) {
    const start = tos.at(-1)! + from - froms.at(-1)!;
    froms.push(from, to);
    tos.push(start, start + length);
  }
  return (time) => between(froms, tos, time);
}

/** The moment that belongs to `time` on a line through points in order; beyond the last it goes on as fast as time. */
export function between(froms: readonly Micros[], tos: readonly Micros[], time: Micros): Micros {
  let [low, high] = [0, froms.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (froms[middle]! <= time) low = middle;
    else high = middle;
  }
  const [from, to] = [froms[low]!, tos[low]!];
  const [nextFrom, nextTo] = [froms[low + 1], tos[low + 1]];
  if (nextFrom === undefined || nextTo === undefined || nextFrom === from) return Math.max(0, to + time - from);
  return Math.round(to + ((time - from) / (nextFrom - from)) * (nextTo - to));
}
