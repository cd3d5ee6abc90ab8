import { describe, expect, it, test } from 'vitest';
import { UsageError } from '../../src/core/errors.js';
import { parsePosition, parseSelection, rangeSelection } from '../../src/core/position/parse.js';

describe('a position', () => {
  test.each([
    ['12.5', { kind: 'time', time: 12_500_000 }],
    ['12.5s', { kind: 'time', time: 12_500_000 }],
    ['.5', { kind: 'time', time: 500_000 }],
    ['1m20s', { kind: 'time', time: 80_000_000 }],
    ['1h2m3.5s', { kind: 'time', time: 3_723_500_000 }],
    ['1:20', { kind: 'time', time: 80_000_000 }],
    ['00:01:20', { kind: 'time', time: 80_000_000 }],
    ['-2s', { kind: 'before-end', time: 2_000_000 }],
    ['-1:20', { kind: 'before-end', time: 80_000_000 }],
    ['end', { kind: 'end' }],
    ['50%', { kind: 'percent', percent: 50 }],
    ['12.5%', { kind: 'percent', percent: 12.5 }],
    ['marker:3', { kind: 'marker', index: 3 }],
    ['marker:Build', { kind: 'label', prefix: 'build' }],
    ['marker:3d', { kind: 'label', prefix: '3d' }],
    ['marker:two words', { kind: 'label', prefix: 'two words' }],
    ['marker:"3"', { kind: 'label', prefix: '3' }],
    ['event:100', { kind: 'event', index: 100 }],
    ['frame:12', { kind: 'frame', index: 12 }],
    ['text:"done"', { kind: 'text', pattern: /done/m, appearance: 1 }],
    ['text:done', { kind: 'text', pattern: /done/m, appearance: 1 }],
    ['text:done#2', { kind: 'text', pattern: /done/m, appearance: 2 }],
    ['text:"a.b"', { kind: 'text', pattern: /a\.b/m, appearance: 1 }],
    [String.raw`text:"say \"hi\""#3`, { kind: 'text', pattern: /say "hi"/m, appearance: 3 }],
    ['text:/^done [0-9]+$/', { kind: 'text', pattern: /^done [0-9]+$/m, appearance: 1 }],
    ['text:/done/i#2', { kind: 'text', pattern: /done/im, appearance: 2 }],
  ])('%s', (source, expected) => {
    expect(parsePosition(source)).toEqual({ ...expected, source });
  });

  test.each([
    ['', 'a position like'],
    ['soon', 'a position like'],
    ['1:80', 'a position like'],
    ['1.5m', 'a position like'],
    ['--2', 'a position like'],
    ['NaN', 'a position like'],
    ['150%', 'a percentage from 0% to 100%'],
    ['x%', 'a position like'],
    ['marker:', 'a position like'],
    ['event:-1', 'a position like'],
    ['event:1.5', 'a position like'],
    ['frame:', 'a position like'],
    ['text:', 'a position like'],
    ['text:""', 'a position like'],
    ['text:"x"#0', 'a position like'],
    ['text:/x/g', 'a position like'],
    ['text:/(/', 'a regular expression that can be read'],
    ['5..8', 'a position like'],
  ])('is not %j', (source, expected) => {
    const parse = () => parsePosition(source, 'at');
    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(expected);
    expect(parse).toThrow(/^at: /);
  });
});

/** A selection in short: the sources of its positions. */
const shape = (source: string) =>
  parseSelection(source).map((part) =>
    part.kind === 'range'
      ? [part.from?.source, part.to?.source]
      : part.kind === 'point'
        ? part.at.source
        : part.kind.toUpperCase(),
  );

describe('a selection', () => {
  test.each([
    ['..', [[undefined, undefined]]],
    ['5..', [['5', undefined]]],
    ['..30', [[undefined, '30']]],
    ['5..30', [['5', '30']]],
    ['1.5..2.5', [['1.5', '2.5']]],
    ['5..100%', [['5', '100%']]],
    ['-5s..-2s', [['-5s', '-2s']]],
    ['markers', ['MARKERS']],
    ['12.5', ['12.5']],
    ['5,10, 15', ['5', '10', '15']],
    ['1,50%,marker:build,event:100', ['1', '50%', 'marker:build', 'event:100']],
    ['marker:build..marker:test', [['marker:build', 'marker:test']]],
    ['1..2,3,8..end', [['1', '2'], '3', ['8', 'end']]],
    ['text:"a,b..c"..end', [['text:"a,b..c"', 'end']]],
    ['text:/a,b{1..2}/#2,5', ['text:/a,b{1..2}/#2', '5']],
    ['markers,end', ['MARKERS', 'end']],
  ])('%s', (source, expected) => {
    expect(shape(source)).toEqual(expected);
  });

  test.each(['', ',', '5,', '5,,10', '5..10..15', '5....10', 'marker:..5', 'soon', '5..soon', 'markers..5'])(
    'is not %j',
    (source) => {
      expect(() => parseSelection(source)).toThrow(UsageError);
      expect(() => parseSelection(source)).toThrow(/^select: expected a position/);
    },
  );

  it('says which part of it is wrong', () => {
    expect(() => parseSelection('1,soon,3')).toThrow('received "soon" in "1,soon,3"');
  });

  it('may not run backwards', () => {
    expect(() => parseSelection('8..3')).toThrow('the range 8..3 ends before it starts');
    expect(() => rangeSelection('8', '3')).toThrow('the range 8..3 ends before it starts');
  });

  it('is everything between --start and --end', () => {
    expect(rangeSelection('5', undefined)).toEqual(parseSelection('5..'));
    expect(rangeSelection(undefined, '-2s')).toEqual(parseSelection('..-2s'));
    expect(rangeSelection(undefined, undefined)).toEqual(parseSelection('..'));
    expect(() => rangeSelection('soon', undefined)).toThrow(/^start: /);
  });
});
