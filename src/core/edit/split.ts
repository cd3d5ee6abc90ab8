// castkit split: one recording becomes several, each opening with the screen as it stood. Their names are the command line's.

import { CastError, UsageError } from '../errors.js';
import { type Given, resolveOptions } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { parseSelection } from '../position/parse.js';
import type { Selection } from '../position/position.js';
import type { Cast, Micros } from '../recording/cast.js';
import { expectCast } from '../recording/given-cast.js';
import { openingsAt } from '../replay/openings.js';
import type { Timeline } from '../replay/timeline.js';
import { formatSeconds } from '../time.js';
import { required } from './edit.js';
import { readSelections, resolveIn, selectionsOption } from './positions.js';
import { type Slice, sliceOf } from './slice.js';

/**
 * Option declarations of `split`: names, checks, defaults.
 * @example
 * Object.keys(splitOptions); // => ['at']
 */
export const splitOptions = {
  at: selectionsOption(
    {
      flag: 'at',
      help: 'where one part ends and the next begins: positions, or markers (repeatable)',
      placeholder: 'POSITIONS',
      expected: 'positions like 5,marker:build or markers',
    },
    readPoints,
  ),
};

/** @throws UsageError for what is no list of points */
function readPoints(source: string, option?: string): Selection {
  const points = parseSelection(source, option);
  const range = points.find(({ kind }) => kind === 'range');
  if (!range) return points;
  const expected = 'positions like 5,marker:build or markers';
  throw new UsageError(option ?? optionName('at'), { expected, received: JSON.stringify(range.source) });
}

/**
 * One of the recordings that `split` makes.
 * @example
 * const labels = (parts: readonly Part[]) => parts.map(({ label }) => label ?? 'untitled');
 */
export interface Part {
  cast: Cast;
  /** Label of the marker that it begins with, if it begins with one. */
  label: string | undefined;
}

/**
 * Cuts a recording into parts, which together show what it shows. There are no empty parts.
 * @throws UsageError for wrong positions; CastError for positions that the recording does not have, or none within it
 * @example
 * const parts = await split({ at: ['markers'] })(cast);
 * parts.map(({ label }) => label)[1]; // => 'Fetch'
 */
export function split(given: Given<typeof splitOptions> = {}): (cast: Cast) => Promise<Part[]> {
  const { at } = resolveOptions(splitOptions, given);
  required(splitOptions.at, at.length > 0 ? at : undefined);
  const selection = readSelections(at);
  return async (recording) => {
    const cast = expectCast(recording);
    const { timeline, spans } = await resolveIn(cast, selection);
    const inner = spans.map(({ from }) => from).filter((time) => time > 0 && time < timeline.duration);
    refuseNone(cast, inner, timeline);
    const openings = await openingsAt(cast, inner, timeline.resizes);
    const starts = [0, ...inner];
    return starts.map((from, index) => {
      const to = starts[index + 1] ?? timeline.duration;
      const slice: Slice = { from, to, opening: openings[index - 1], closed: index === inner.length };
      return { cast: sliceOf(cast, slice), label: timeline.markers.find(({ time }) => time === from)?.label };
    });
  };
}

function refuseNone({ name }: Cast, times: readonly Micros[], { duration }: Timeline): void {
  if (times.length > 0) return;
  const lasts = `it lasts from 0.0 to ${formatSeconds(duration)} s`;
  throw new CastError({ file: name }, `expected a position within the recording to split it at: ${lasts}`);
}
