// Made-up output with margins, rectangles and changes of size: xterm.js takes all of it, whatever comes before.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Emulator } from '../../src/core/terminal/emulator.js';

const step = fc.oneof(
  fc.constantFrom(
    'abc',
    '0123456789012',
    '日本',
    '🎉',
    'e\u0301',
    '\n',
    '\r',
    '\b',
    '\t',
    '\x1bM',
    '\x1bD',
    '\x1bE',
    '\x1b7',
    '\x1b8',
  ),
  fc.constantFrom(
    '\x1b[?69h',
    '\x1b[?69l',
    '\x1b[3;8s',
    '\x1b[s',
    '\x1b[2;5s',
    '\x1b[2;4r',
    '\x1b[r',
    '\x1b[?6h',
    '\x1b[?6l',
  ),
  fc.constantFrom(
    '\x1b[4h',
    '\x1b[4l',
    '\x1b[?7l',
    '\x1b[?7h',
    '\x1b[?45h',
    '\x1b[?1045h',
    '\x1b6',
    '\x1b9',
    '\x1b[!p',
    '\x1b#8',
  ),
  fc.constantFrom(
    '\x1b[88;2;2;4;5$x',
    '\x1b[2;2;4;5$z',
    '\x1b[1;1;3;3${',
    '\x1b[1;1;3;4;1;2;3;1$v',
    '\x1b[1;1;3;3;7$r',
    '\x1bV',
    '\x1bW',
  ),
  fc.constantFrom('\x1b[?1049h', '\x1b[?1049l', '\x1b[?47h', '\x1b[?47l', '\x1b[?40h\x1b[?3h', '\x1b[?7s', '\x1b[?7r'),
  fc
    .tuple(fc.constantFrom('', '1', '3', '99'), fc.constantFrom(...'ABCDEFGILMPSTXZ@`abdeK'))
    .map(([n, f]) => `\x1b[${n}${f}`),
  fc.tuple(fc.constantFrom('', '2', '99'), fc.constantFrom("'}", "'~", ' @', ' A')).map(([n, f]) => `\x1b[${n}${f}`),
  fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 12 })).map(([y, x]) => `\x1b[${y};${x}H`),
);

it('processes all of it and keeps the cursor on the screen', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 14 }), async (steps, cols) => {
      const warnings: string[] = [];
      const emulator = new Emulator({ cols: 12, rows: 6 }, { warn: (text) => warnings.push(text) });
      for (const [at, text] of steps.entries()) {
        if (at === 20) emulator.resize(cols, 5);
        emulator.write(text);
      }
      emulator.snapshot(({ cursor, ...screen }) => {
        expect(cursor.col).toBeGreaterThanOrEqual(0);
        expect(cursor.col).toBeLessThan(screen.cols);
        expect(cursor.row).toBeLessThan(screen.rows);
      });
      await emulator.drain();
      emulator.dispose();
      expect({ steps, warnings }).toEqual({ steps, warnings: [] });
    }),
    { numRuns: 400, seed: 69 },
  );
});
