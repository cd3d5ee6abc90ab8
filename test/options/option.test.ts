import { expect, test } from 'vitest';
import { UsageError } from '../../src/core/errors.js';
import { choice, number, resolveOptions, text, toggle } from '../../src/core/options/option.js';

const options = {
  speed: number({ flag: 'speed', group: 'Timing', help: 'playback speed', min: 0, above: true, default: 1 }),
  fpsCap: number({
    flag: 'fps-cap',
    group: 'Timing',
    help: 'frames a second',
    min: 1,
    max: 50,
    integer: true,
    default: 30,
  }),
  shape: choice({ flag: 'shape', group: 'Look', help: 'shape', choices: ['block', 'bar'], default: 'block' }),
  bright: toggle({ flag: 'bright', group: 'Look', help: 'bright', default: false }),
  title: text({ flag: 'title', group: 'Look', help: 'title', default: undefined }),
};

test('defaults fill what is not given, and undefined counts as not given', () => {
  expect(resolveOptions(options, { speed: 2, shape: undefined })).toEqual({
    speed: 2,
    fpsCap: 30,
    shape: 'block',
    bright: false,
    title: undefined,
  });
});

test('a wrong value is a usage error that says what was expected and received', () => {
  expect(() => resolveOptions(options, { speed: 0 })).toThrow('speed: expected a number above 0, received 0');
  expect(() => resolveOptions(options, { fpsCap: 2.5 })).toThrow(
    'fpsCap: expected a whole number from 1 to 50, received 2.5',
  );
  expect(() => resolveOptions(options, { speed: Number.NaN })).toThrow(UsageError);
  expect(() => resolveOptions(options, { shape: 'blob' as 'bar' })).toThrow(
    'shape: expected one of block, bar, received "blob"',
  );
});

test('an unknown option is an error, and properties of Object.prototype are not options', () => {
  expect(() => resolveOptions(options, { sped: 2 } as object)).toThrow('unknown option "sped". Did you mean "speed"?');
  expect(() => resolveOptions(options, { toString: 2 } as object)).toThrow(UsageError);
});

test('text is read as numbers, switches and words strictly', () => {
  expect(options.speed.parse('1.5')).toBe(1.5);
  expect(options.speed.parse('-1')).toBeUndefined();
  expect(options.speed.parse('0x10')).toBeUndefined();
  expect(options.speed.parse('')).toBeUndefined();
  expect(options.speed.parse('Infinity')).toBeUndefined();
  expect(options.bright.parse('yes')).toBe(true);
  expect(options.bright.parse('off')).toBe(false);
  expect(options.bright.parse('maybe')).toBeUndefined();
  expect(options.shape.parse('bar')).toBe('bar');
  expect(options.shape.parse('constructor')).toBeUndefined();
});
