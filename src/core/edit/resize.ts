// castkit resize: another size of the terminal, for all of the recording. What programs drew for the old size stays as it is.

import { UsageError, type Warn } from '../errors.js';
import { number } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import type { Cast, CastEvent } from '../recording/cast.js';
import { OutputCheck } from '../recording/output-check.js';
import { MOST_CELLS_A_SIDE } from '../recording/size-limit.js';
import { type SizeOverride, sized } from '../replay/script.js';
import { defineEdit, throughEvents } from './edit.js';

/** More would be refused when the result is read. */
const cells = {
  group: 'Look',
  placeholder: 'N',
  min: 1,
  max: MOST_CELLS_A_SIDE,
  integer: true,
  default: undefined,
} as const;

/**
 * Option declarations of `resize`: names, checks, defaults.
 * @example
 * Object.keys(resizeOptions); // => ['cols', 'rows']
 */
export const resizeOptions = {
  cols: number({
    ...cells,
    flag: 'cols',
    help: 'columns, whatever the recording says',
    defaultText: "the recording's",
  }),
  rows: number({ ...cells, flag: 'rows', help: 'rows, whatever the recording says', defaultText: "the recording's" }),
};

/**
 * Changes the recorded size, in cells; resize events that have nothing left to do are removed.
 * @throws UsageError without a size; CastError for a recording that cannot be read
 * @example
 * const wide = await pipe(cast, resize({ cols: 100 }));
 * wide.header.cols; // => 100
 */
export const resize = defineEdit(resizeOptions, (size, { warn }) => {
  if (size.cols === undefined && size.rows === undefined) {
    throw new UsageError(optionName('cols'), {
      expected: `a number of columns, or ${optionName('rows')}`,
      received: 'nothing',
    });
  }
  return (cast) => {
    const header = { ...cast.header, ...sized(cast.header, size) };
    if (warn) tellOddities(cast, size, warn);
    return throughEvents({ ...cast, header }, (events) => resized(events, header, size));
  };
});

function tellOddities(cast: Cast, size: SizeOverride, warn: Warn): void {
  const check = new OutputCheck(cast.header, size);
  for (const event of cast.events) check.see(event);
  for (const words of check.words) warn(`${cast.name}: ${words}`);
}

function* resized(
  events: Iterable<CastEvent>,
  initial: { cols: number; rows: number },
  size: { cols: number | undefined; rows: number | undefined },
): Generator<CastEvent> {
  let { cols, rows } = initial;
  for (const event of events) {
    if (event.type !== 'resize') {
      yield event;
      continue;
    }
    const next = sized(event, size);
    if (next.cols === cols && next.rows === rows) continue;
    ({ cols, rows } = next);
    yield { ...event, ...next };
  }
}
