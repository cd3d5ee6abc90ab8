// castkit tidy: what nobody wants to show is taken out. Whatever a command shows is shown as it was.
import { readCommands } from '../../outline/commands.js';
import type { Micros } from '../../recording/cast.js';
import { surveyTimeline } from '../../replay/timeline.js';
import { toMicros, toSeconds } from '../../time.js';
import { defineEdit } from '../edit.js';
import { remembered } from '../remembered.js';
import { type Detour, detoursOf } from './detours.js';
import { type Ending, endingOf } from './ending.js';
import { tidyOptions } from './options.js';
import { leadSpans, rhythmSpans, withoutTime } from './pauses.js';
import { removalsOf, without } from './removals.js';
import type { Taken } from './taken.js';
import { keepWarp } from './warps.js';
import { typedLinesOf } from './windows.js';

export { tidyOptions } from './options.js';

/**
 * Takes out the wait before the first key, what was typed and erased again before a command was entered, and the exit at the end. After
 * each command the screen is as it was, but for that.
 * @throws CastError for a recording that cannot be read
 * @example
 * const clean = await pipe(cast, tidy({ exit: false }));
 */
export const tidy = defineEdit(tidyOptions, (options, { warn, took }) => async (original) => {
  const cast = remembered(original);
  const { duration, resizes } = surveyTimeline(cast, {});
  const commands = await readCommands(cast, duration);
  const lines = await typedLinesOf(cast, commands);
  const ending = options.exit ? endingOf(cast, commands, lines) : undefined;
  const typed = ending ? lines.filter(({ to }) => to <= ending.from) : lines;
  const detours = options.typos ? typed.flatMap(({ states }) => detoursOf(states)) : [];
  const removals = await removalsOf(cast, detours, resizes);
  const waits = options.lead ? leadSpans(cast, lines[0], detours) : [];
  const rhythm = options.rhythm === undefined ? [] : rhythmSpans(cast, typed, detours, toMicros(options.rhythm / 1000));
  const taken = takenOf(detours, ending, waits, duration);
  if (taken.length === 0 && rhythm.length === 0) warn?.(`${cast.name}: nothing to take out was found`);
  took?.(taken);
  const warp = withoutTime([...waits, ...rhythm], detours);
  return keepWarp(without(cast, removals, warp, ending), warp);
});

function takenOf(
  detours: readonly Detour[],
  ending: Ending | undefined,
  waits: readonly { from: Micros; to: Micros; length: Micros }[],
  duration: Micros,
): Taken[] {
  return [
    ...waits.map(
      ({ from, to, length }): Taken => ({ what: 'wait', start: toSeconds(from), end: toSeconds(to - length) }),
    ),
    ...detours.map(({ from, to, text }): Taken => ({ what: 'typo', start: toSeconds(from), end: toSeconds(to), text })),
    ...(ending
      ? [{ what: 'exit', start: toSeconds(ending.from), end: toSeconds(duration), text: ending.text } as const]
      : []),
  ];
}
