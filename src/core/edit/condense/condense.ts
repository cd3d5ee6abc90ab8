// castkit condense: hours into seconds. What is to be read stays for as long as that takes; typing, waits and bursts run fast.
import { at, defineEdit, throughEvents } from '../edit.js';
import { warpOf } from '../fit.js';
import { remembered } from '../remembered.js';
import { aimOf, condenseOptions } from './options.js';
import { condensed } from './plan.js';

export { condenseOptions } from './options.js';

/**
 * Makes a recording as short as asked for. The order stays, and so does every screen of new text that rested for its reading
 * time, for at least that; screens that are half drawn are not shown. One that is as short already stays as it is.
 * @throws UsageError without `to`, `maxPause` or `maxBurst`; CastError where it cannot be so short
 * @example
 * const short = await pipe(cast, condense({ to: 20 }));
 */
export const condense = defineEdit(condenseOptions, (options, { warn }) => {
  const aim = aimOf(options);
  return async (original) => {
    const cast = remembered(original);
    const { spans, duration } = await condensed(cast, aim);
    if (spans.length === 0) warn?.(`${cast.name}: lasts ${duration.before} s, and stays as it is`);
    const warp = warpOf(spans);
    return throughEvents(cast, function* (events) {
      for (const event of events) yield at(warp(event.time), event);
    });
  };
});
