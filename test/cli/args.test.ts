// Reading the words of a command line.
import { describe, expect, it } from 'vitest';
import { asksFor, readCommandLine } from '../../src/cli/args.js';
import { choice, number, type Option, text, toggle } from '../../src/core/options/option.js';

const list: Option<string[]> = {
  ...text({ flag: 'dir', group: 'Fonts', help: 'folder', default: undefined }),
  default: [],
  repeatable: true,
  parse: (value) => [value],
  check: () => undefined,
};

const options = {
  speed: number({ flag: 'speed', group: 'Timing', help: 'factor', min: 0, above: true, default: 1 }),
  at: text({ flag: 'at', group: 'Positions', help: 'moment', default: undefined }),
  idle: number({ flag: 'idle', alias: 'i', group: 'Timing', help: 'limit', default: undefined }),
  loop: toggle({ flag: 'loop', group: 'Timing', help: 'again', default: true }),
  bold: toggle({ flag: 'bold', alias: 'b', group: 'Look', help: 'bright', default: false }),
  quiet: toggle({ flag: 'quiet', alias: 'q', group: 'General', help: 'silence', default: false }),
  shape: choice({
    flag: 'shape',
    group: 'Look',
    help: 'cursor',
    choices: ['block', 'bar', 'underline'],
    default: undefined,
  }),
  dir: list,
  serve: {
    ...text({ flag: 'serve', alias: 'l', group: 'Streaming', help: 'address', default: undefined }),
    bare: 'anywhere',
  },
};

const read = (...args: string[]) => readCommandLine(args, options);

describe('readCommandLine', () => {
  it('keeps names in order and tells them from values', () => {
    expect(read('a.cast', '--speed', '2', 'b.gif')).toEqual({ names: ['a.cast', 'b.gif'], values: { speed: 2 } });
  });

  it.each([
    [['--speed=2.5'], { speed: 2.5 }],
    [['-i', '3'], { idle: 3 }],
    [['-i3'], { idle: 3 }],
    [['-qb'], { quiet: true, bold: true }],
    [['-bi', '2'], { bold: true, idle: 2 }],
    [['--no-loop'], { loop: false }],
    [['--loop=no'], { loop: false }],
    [['--loop', 'off'], { loop: false }],
    [['--bold', 'on', '-q'], { bold: true, quiet: true }],
    [['--serve'], { serve: 'anywhere' }],
    [['-l', '-q'], { serve: 'anywhere', quiet: true }],
    [['--serve', '8080'], { serve: '8080' }],
    [['-l8080'], { serve: '8080' }],
    [['--serve=', '--no-loop'], { serve: '', loop: false }],
    [['--at='], { at: '' }],
    [['--at=a=b'], { at: 'a=b' }],
    [['--speed', '2', '--speed', '3'], { speed: 3 }],
    [['--dir', 'a', '--dir=b'], { dir: ['a', 'b'] }],
  ])('reads %j', (args, values) => {
    expect(read(...args)).toEqual({ names: [], values });
  });

  it.each(['-2s', '-2', '-1:20', '-.5'])('takes %s after --at as a position, not as options', (position) => {
    expect(read('--at', position).values).toEqual({ at: position });
    expect(read(`--at=${position}`).values).toEqual({ at: position });
  });

  it.each([[['--bold', './on']], [['-b', 'on']], [['--no-loop', 'on']], [['--bold', '--', 'on']], [['--bold', 'yes']]])(
    'takes the last word of %j as a name',
    (args) => {
      expect(read(...args).names).toEqual(args.slice(-1));
    },
  );

  it('takes all words after -- as names, and a lone - as one', () => {
    expect(read('-', '--', '--speed', '-q').names).toEqual(['-', '--speed', '-q']);
  });

  it.each([
    [['--spede', '2'], '--spede', 'unknown option --spede. Did you mean --speed?'],
    [['--no-lop'], '--no-lop', 'unknown option --no-lop. Did you mean --no-loop?'],
    [['--xyzzy'], '--xyzzy', 'unknown option --xyzzy'],
    [['-x'], '-x', 'unknown option -x'],
    [['--no-speed'], '--no-speed', 'unknown option --no-speed. Did you mean --speed?'],
    [['--__proto__'], '--__proto__', 'unknown option --__proto__'],
    [['--speed'], '--speed', '--speed: expected a number above 0, received nothing'],
    [['--speed', 'fast'], '--speed', '--speed: expected a number above 0, received "fast"'],
    [['--speed=0'], '--speed', '--speed: expected a number above 0, received "0"'],
    [['-i', 'x'], '-i', '-i: expected a number, received "x"'],
    [
      ['--shape', 'blok'],
      '--shape',
      '--shape: expected one of block, bar, underline, received "blok". Did you mean block?',
    ],
    [['--no-loop=1'], '--no-loop', '--no-loop: expected no value, received "1"'],
    [['--bold=perhaps'], '--bold', '--bold: expected true or false, received "perhaps"'],
    [
      ['--at', '--speed', '2'],
      '--at',
      '--at: expected text, received the option --speed. If that is the value, write --at=--speed',
    ],
  ])('refuses %j', (args, option, message) => {
    expect(() => read(...args)).toThrow(expect.objectContaining({ name: 'UsageError', option, message }));
  });
});

describe('asksFor', () => {
  it('finds an option by either name, but not after --', () => {
    expect(asksFor('help', 'h', ['a', '--help'])).toBe(true);
    expect(asksFor('help', 'h', ['-h'])).toBe(true);
    expect(asksFor('help', 'h', ['--', '--help'])).toBe(false);
  });
});
