// Patterns that try over and over again come to an end; those that cannot are not slowed down.
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/core/errors.js';
import { guarded, guardOf, isTame } from '../../src/core/position/guard.js';

describe('guarded', () => {
  it('ends a match that would take for ever', () => {
    const match = () => /^(a+)+$/.test(`${'a'.repeat(60)}!`);
    expect(() => guarded(match, 'pattern', 50)).toThrow(UsageError);
    expect(() => guarded(match, 'pattern', 50)).toThrow(/^pattern: expected a pattern that is done .* in reasonable/);
  });

  it('gives what the work gives, and throws what it throws, one within the other', () => {
    expect(guarded(() => guarded(() => 1, 'a') + guarded(() => 2, 'b'), 'c')).toBe(3);
    expect(() => guarded(() => JSON.parse('{'), 'a')).toThrow(SyntaxError);
  });
});

describe('a pattern is tame', () => {
  it.each([
    [/done/, true],
    [/^\$ .*$/, true],
    [/(ok|failed) \d{1,3}/, true],
    [/[^\n]+/, true],
    [/(a+)+$/, false],
    [/(?:a|b)*c/, false],
    [/a*b*c/, false],
    [/(a)\1/, false],
    [/(?<x>a)\k<x>/, false],
    [/(\w{2,}){5}/, false],
  ])('%s: %s', (pattern, tame) => {
    expect(isTame(pattern)).toBe(tame);
    expect(guardOf(pattern, 'RE')(() => pattern.source)).toBe(pattern.source);
  });
});
