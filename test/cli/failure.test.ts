// Errors in words.
import { openSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../src/cli/failure.js';
import { CastError, UsageError } from '../../src/core/errors.js';

const describeIt = (error: unknown) => describeFailure(error, 'cast2gif');
const malformed = (column: number, sourceLine: string) =>
  describeIt(new CastError({ file: 'demo.cast', line: 17, column }, 'expected a number', sourceLine));

describe('describeFailure', () => {
  it('shows the source line with a caret under the column', () => {
    expect(malformed(2, '["soon", "o", "hi"]')).toEqual({
      exitCode: 1,
      lines: ['demo.cast:17:2: expected a number', '  ["soon", "o", "hi"]', '   ^'],
    });
  });

  it('shows the part of a long line that is at fault', () => {
    const { lines } = malformed(5001, `${'x'.repeat(5000)}!${'x'.repeat(5000)}`);
    expect(lines[1]?.length).toBeLessThanOrEqual(102);
    expect(lines[1]?.[lines[2]?.indexOf('^') ?? 0]).toBe('!');
  });

  it('points behind a line that ends too early', () => {
    expect(malformed(4, '[1,')?.lines[2]).toBe('     ^');
  });

  it('lets no control character through', () => {
    const { lines } = malformed(3, '[\x1b\x9b2J]');
    expect(lines[1]).toBe('  [··2J]');
    expect(describeIt(new CastError({ file: 'a\x1bb\n.cast' }, 'no')).lines).toEqual(['a\\x1bb\\x0a.cast: no']);
  });

  it('gives 2 for a request that is wrong, and points to the help', () => {
    expect(describeIt(new UsageError('--speed', { expected: 'a number', received: '"x"' }))).toEqual({
      exitCode: 2,
      lines: ['--speed: expected a number, received "x"', 'Run "cast2gif --help" to see what is possible.'],
    });
  });

  it('puts what the system says in words', () => {
    const attempt = () => openSync('/nonexistent/demo.cast', 'r');
    expect(attempt).toThrow();
    try {
      attempt();
    } catch (error) {
      expect(describeIt(error)).toEqual({ exitCode: 1, lines: ['/nonexistent/demo.cast: no such file or folder'] });
    }
  });

  it('owns up to a fault of castkit, without a stack', () => {
    const { exitCode, lines } = describeIt(new TypeError('x is not a function'));
    expect(exitCode).toBe(1);
    expect(lines[0]).toBe('castkit failed where it should not: x is not a function');
    expect(lines.join('\n')).not.toMatch(/^\s+at /m);
  });
});
