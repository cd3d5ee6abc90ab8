// The screen that --at names: what the renderers of a single screen share. Times are the recording's own, unless an idle
// limit or a speed is asked for.

import type { RenderHooks } from '../hooks.js';
import { type Option, toggle, type Values } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { parsePosition } from '../position/parse.js';
import { resolvePosition } from '../position/resolve.js';
import type { Cast, Micros } from '../recording/cast.js';
import { findOnScreen } from '../replay/find.js';
import { timingOptions } from '../replay/options.js';
import { planReplay } from '../replay/plan.js';
import { screenAt, scrollbackAt } from '../replay/replay.js';
import { retimed } from '../replay/timeline.js';
import type { Screen } from '../terminal/screen.js';
import { CHOICES, chosenMoment, isChoice } from './chosen-moment.js';

/** Longer than any recording, in seconds: 30 years. Says "no limit" where an option must be a number. */
export const NO_LIMIT = 1e9;

function accepted(text: string): string {
  if (!isChoice(text)) parsePosition(text, optionName('at')); // throws a UsageError that says more than `expected` could
  return text;
}

const at: Option<string | number> = {
  flag: 'at',
  group: 'Positions',
  help: 'the moment to show: 12.5, 1:20, 50%, -2s, marker:build, text:"done", best',
  placeholder: 'POSITION',
  expected: 'a position',
  suggests: CHOICES,
  default: 'end',
  parse: accepted,
  check(value) {
    if (typeof value === 'number') return value >= 0 ? accepted(String(value)) : undefined;
    return typeof value === 'string' ? accepted(value) : undefined;
  },
};

export const momentOptions = {
  at,
  idleTimeLimit: { ...timingOptions.idleTimeLimit, defaultText: 'none' },
  speed: timingOptions.speed,
};

export const scrollbackOptions = {
  scrollback: toggle({
    flag: 'scrollback',
    group: 'Output',
    help: 'the rows that scrolled off before those of the screen, 100000 at most',
    default: false,
  }),
};

/**
 * The screen after every event up to the moment; with `scrollback`, what scrolled off above it too.
 * @throws UsageError for what is no position; CastError for one that the recording does not have
 */
export async function screenOf(
  cast: Cast,
  options: Values<typeof momentOptions> & Partial<Values<typeof scrollbackOptions>>,
  { warn }: RenderHooks = {},
): Promise<Screen> {
  const { paced, time } = await momentTime(cast, options, { warn });
  return (options.scrollback ? scrollbackAt : screenAt)(paced, time, warn ? { warn } : {});
}

/** The moment as a time, and the recording at the pace that it counts on. Throws as screenOf. */
export async function momentTime(
  cast: Cast,
  { at, idleTimeLimit, speed }: Values<typeof momentOptions>,
  { warn }: RenderHooks = {},
): Promise<{ paced: Cast; time: Micros }> {
  const paced = { ...cast, events: retimed(cast, { idleTimeLimit, speed }) };
  const plan = await planReplay(paced, { idleTimeLimit: NO_LIMIT, maxDuration: NO_LIMIT, ...(warn && { warn }) });
  if (typeof at === 'string' && isChoice(at)) return { paced, time: (await chosenMoment(plan, at)).until };
  const position = parsePosition(String(at), optionName('at'));
  const found = await findOnScreen([position], plan);
  return { paced, time: resolvePosition(position, { ...plan.timeline, found }) };
}
