// The options that say what is shown when; names, meanings and defaults are agg's where agg has them.
import { number, type Option, type Values } from '../options/option.js';
import { parsePosition, parseSelection } from '../position/parse.js';

/** An option whose text `read` must accept; in a library call or a config file a number of seconds will do. */
function moment(
  spec: Pick<Option<unknown>, 'flag' | 'help' | 'placeholder' | 'expected'> & { defaultText?: string },
  read: (text: string, option: string) => unknown,
): Option<string | number | undefined> {
  const accept = (text: string) => {
    read(text, `--${spec.flag}`); // throws a UsageError that says more than `expected` could
    return text;
  };
  return {
    ...spec,
    group: 'Positions',
    default: undefined,
    parse: accept,
    check: (value) => (typeof value === 'string' || Number.isFinite(value) ? accept(String(value)) : undefined),
  };
}

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
  select: moment(
    {
      flag: 'select',
      help: 'what to show: 5..30, marker:build.., 1,50%,end or markers',
      placeholder: 'SELECTION',
      expected: 'positions and ranges of them',
      defaultText: 'all',
    },
    parseSelection,
  ),
  start: moment(
    {
      flag: 'start',
      help: 'first moment to show, as --select START..',
      placeholder: 'POSITION',
      expected: 'a position',
    },
    parsePosition,
  ),
  end: moment(
    { flag: 'end', help: 'last moment to show, as --select ..END', placeholder: 'POSITION', expected: 'a position' },
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
