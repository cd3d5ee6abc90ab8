// The options that say what is shown when; names, meanings and defaults are agg's where agg has them.

import { number, type Option, type Values } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { camelCase } from '../options/origin.js';
import { parsePosition, parseSelection } from '../position/parse.js';

type MomentSpec = Pick<Option<unknown>, 'flag' | 'help' | 'placeholder' | 'expected' | 'suggests'> & {
  defaultText?: string;
};

/**
 * An option whose text `read` accepts: parsePosition or parseSelection. Its errors are theirs, for they say more than
 * `expected` could. In a library call or a config file a number of seconds will do.
 */
export function momentOption<D extends string | undefined>(
  spec: MomentSpec & { default: D },
  read: (text: string, option: string) => unknown,
): Option<string | number | D> {
  const accept = (text: string) => {
    read(text, optionName(camelCase(spec.flag)));
    return text;
  };
  return {
    ...spec,
    group: 'Positions',
    parse: accept,
    check: (value) => (typeof value === 'string' || Number.isFinite(value) ? accept(String(value)) : undefined),
  };
}

/**
 * Option declarations of whatever is replayed: names, checks, defaults.
 * @example
 * timingOptions.fpsCap.default; // => 30
 */
export const timingOptions = {
  speed: number({
    flag: 'speed',
    group: 'Timing',
    help: 'playback speed: 2 is twice as fast',
    placeholder: 'FACTOR',
    min: 0.001,
    max: 1000,
    default: 1,
  }),
  idleTimeLimit: number({
    flag: 'idle-time-limit',
    alias: 'i',
    group: 'Timing',
    help: 'longest pause between two events',
    placeholder: 'SECONDS',
    min: 0,
    above: true,
    default: undefined,
    defaultText: "the recording's, else 5",
  }),
  fpsCap: number({
    flag: 'fps-cap',
    group: 'Timing',
    help: 'most frames a second',
    min: 1,
    max: 255,
    default: 30,
  }),
  lastFrameDuration: number({
    flag: 'last-frame-duration',
    group: 'Timing',
    help: 'how long the last frame, and each selected moment, shows',
    placeholder: 'SECONDS',
    min: 0,
    max: 3600,
    default: 3,
  }),
  select: momentOption(
    {
      flag: 'select',
      help: 'what to show: 5..30, marker:build.., 1,50%,end or markers',
      placeholder: 'SELECTION',
      expected: 'positions and ranges of them',
      default: undefined,
      defaultText: 'all',
    },
    parseSelection,
  ),
  start: momentOption(
    {
      flag: 'start',
      help: 'first moment to show, as --select START..',
      placeholder: 'POSITION',
      expected: 'a position',
      default: undefined,
    },
    parsePosition,
  ),
  end: momentOption(
    {
      flag: 'end',
      help: 'last moment to show, as --select ..END',
      placeholder: 'POSITION',
      expected: 'a position',
      default: undefined,
    },
    parsePosition,
  ),
  maxDuration: number({
    flag: 'max-duration',
    group: 'Limits',
    help: 'refuse a recording that, pauses limited, lasts longer',
    placeholder: 'SECONDS',
    min: 0,
    above: true,
    default: 86_400,
  }),
  maxFrames: number({
    flag: 'max-frames',
    group: 'Limits',
    help: 'refuse to make more frames',
    min: 1,
    integer: true,
    default: 100_000,
  }),
};

export type Timing = Values<typeof timingOptions>;
