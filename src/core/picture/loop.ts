// How often an animation plays.
import { number, toggle } from '../options/option.js';
import { parsePosition } from '../position/parse.js';
import { momentOption } from '../replay/options.js';

export const loopOptions = {
  loop: number({
    flag: 'loop',
    group: 'Output',
    help: 'how often the animation plays; 0 is for ever',
    placeholder: 'TIMES',
    min: 0,
    max: 65535,
    integer: true,
    default: 0,
    defaultText: 'for ever',
  }),
  noLoop: toggle({ flag: 'no-loop', group: 'Output', help: 'play the animation once', default: false }),
};

/** Of formats whose first frame is what previews show. */
export const loopOffsetOptions = {
  loopOffset: momentOption(
    {
      flag: 'loop-offset',
      help: 'what the loop begins with, and previews show',
      placeholder: 'POSITION',
      expected: 'a position',
      default: undefined,
      defaultText: 'the start',
    },
    parsePosition,
  ),
};

/** Times that the animation plays; 0 is for ever. */
export const playsOf = ({ loop, noLoop }: { loop: number; noLoop: boolean }): number => (noLoop ? 1 : loop);

/** Repetitions after the first time, as a GIF's loop block counts them; undefined is for ever. */
export function repeatsOf(values: { loop: number; noLoop: boolean }): number | undefined {
  const plays = playsOf(values);
  return plays === 0 ? undefined : plays - 1;
}
