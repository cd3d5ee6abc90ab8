// castkit trim: one range of a recording is kept.
import { CastError } from '../errors.js';
import { rangeSelection } from '../position/parse.js';
import { openingsAt } from '../replay/openings.js';
import { formatSeconds } from '../time.js';
import { defineEdit } from './edit.js';
import { positionOption, resolveIn } from './positions.js';
import { sliceOf } from './slice.js';

/**
 * Option declarations of `trim`: names, checks, defaults.
 * @example
 * Object.keys(trimOptions); // => ['start', 'end']
 */
export const trimOptions = {
  start: positionOption({
    flag: 'start',
    help: 'first moment to keep',
    default: undefined,
    defaultText: 'the start',
    role: 'start',
  }),
  end: positionOption({
    flag: 'end',
    help: 'last moment to keep',
    default: undefined,
    defaultText: 'the end',
    role: 'end',
  }),
};

const textOf = (moment: string | number | undefined) => (moment === undefined ? undefined : String(moment));

/**
 * Keeps what happens from `start` to `end`. The result opens with the screen as it stood at the start.
 * @throws UsageError for wrong positions; CastError for positions that the recording does not have, and for an empty
 * range
 * @example
 * const part = await pipe(cast, trim({ start: 2, end: 'marker:edit' }));
 */
export const trim = defineEdit(trimOptions, ({ start, end }) => {
  const selection = rangeSelection(textOf(start), textOf(end));
  return async (cast) => {
    const { timeline, spans } = await resolveIn(cast, selection);
    const { from = 0, to = 0 } = spans[0] ?? {};
    if (from === to && timeline.duration > 0) {
      const lasts = formatSeconds(timeline.duration);
      throw new CastError(
        { file: cast.name },
        `nothing is left from ${formatSeconds(from)} s to the same moment: it lasts ${lasts} s`,
      );
    }
    const [opening] = from === 0 ? [] : await openingsAt(cast, [from], timeline.resizes);
    return sliceOf(cast, { from, to, opening, closed: true });
  };
});
