// The options of edits that name moments, and what they mean in one recording: times on its own timeline, without any idle limit.
import type { Cast, Micros } from '../cast/cast.js';
import { factsFor } from '../frames/moments.js';
import { momentOption } from '../frames/options.js';
import type { Option } from '../options/option.js';
import { parsePosition, parseSelection } from '../position/parse.js';
import type { Position, Selection } from '../position/position.js';
import { needsReplay, resolvePosition, resolveSelection, type Span } from '../position/resolve.js';

/** An option that takes one position; a library call may give a number of seconds. */
export const positionOption = <D extends string | undefined>(spec: { flag: string; help: string; default: D }) =>
  momentOption({ placeholder: 'POSITION', expected: 'a position', ...spec }, parsePosition);

/** An option that takes a list of positions and ranges, and may be repeated. */
export function selectionsOption(spec: {
  flag: string;
  help: string;
  placeholder: string;
  expected: string;
}): Option<readonly string[]> {
  const accept = (text: string): readonly string[] => {
    parseSelection(text, `--${spec.flag}`);
    return [text];
  };
  return {
    ...spec,
    group: 'Positions',
    repeatable: true,
    default: [],
    parse: accept,
    check(value) {
      const texts = (Array.isArray(value) ? value : [value]).map((text: unknown) =>
        typeof text === 'string' || Number.isFinite(text) ? accept(String(text)) : undefined,
      );
      return texts.some((text) => text === undefined) ? undefined : (texts.flat() as string[]);
    },
  };
}

/** Ranges to edit: `--range A..B`, repeatable, each a list. */
export const rangesOption = (help: string) =>
  selectionsOption({ flag: 'range', help, placeholder: 'RANGE', expected: 'a range of two positions, like 5..8' });

/** What a list of texts selects, as one selection. @throws UsageError */
export const readSelections = (texts: readonly string[], option: string): Selection =>
  texts.flatMap((text) => parseSelection(text, option));

/** The times of positions. @throws CastError for one that the recording does not have */
export async function timesOf(cast: Cast, positions: readonly Position[]): Promise<Micros[]> {
  const facts = await factsFor(positions, cast);
  return positions.map((position) => resolvePosition(position, facts));
}

/** The spans of a selection in order, joined where they overlap. @throws CastError for what the recording does not have */
export async function spansOf(cast: Cast, selection: Selection): Promise<Span[]> {
  return resolveSelection(selection, await factsFor(needsReplay(selection), cast));
}
