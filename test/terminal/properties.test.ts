// What holds for any output, tried with random sequences of what programs (and attackers) write.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Emulator } from '../../src/core/terminal/emulator.js';
import type { Changes, Screen } from '../../src/core/terminal/screen.js';
import { expectSound } from '../support/sound-screen.js';
import { byValue, kept, keptChanges, play } from './play.js';

const number = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constant(2147483647));
const numbers = fc.array(number, { maxLength: 5 }).map((list) => list.join(';'));
const plainText = fc.constantFrom(
  ...[
    'a',
    'bc def ',
    '漢字',
    'é',
    'e\u0301',
    '\u0301',
    '🦀',
    '👩‍💻',
    '❤️',
    '🇩🇪',
    '\u200d',
    '\ufe0f',
    'ｶﾞ',
    '한',
    '\u200b',
    '\ud83d',
    '─█',
  ],
);
const control = fc.constantFrom(...'\r\n\b\t\x0e\x0f\x18\x1b\x7f\x84\x85\x8d');
const csi = fc
  .tuple(
    fc.constantFrom('', '', '', '?', '>', '!'),
    numbers,
    fc.constantFrom(...'@ABCDEFGHIJKLMPSTXZ`abcdefghlmnpqrsu'),
  )
  .map(([prefix, parameters, final]) => `\x1b[${prefix}${parameters}${final}`);
const sgr = fc
  .constantFrom('0', '1', '2', '3', '7', '9', '31', '44', '38;5;99', '48;2;1;2;3', '38:2:9:8:7', '53', '')
  .map((code) => `\x1b[${code}m`);
const mode = fc
  .tuple(fc.constantFrom(6, 7, 25, 47, 69, 1047, 1049), fc.constantFrom('h', 'l'))
  .map(([n, end]) => `\x1b[?${n}${end}`);
const simple = fc.constantFrom(
  '\x1b7',
  '\x1b8',
  '\x1bD',
  '\x1bE',
  '\x1bM',
  '\x1bc',
  '\x1b#8',
  '\x1b(0',
  '\x1b(B',
  '\x1b[!p',
  '\x1b[4h',
  '\x1b[4l',
);
const common = fc.oneof(
  { weight: 6, arbitrary: plainText },
  { weight: 2, arbitrary: control },
  { weight: 4, arbitrary: csi },
  { weight: 3, arbitrary: sgr },
  { weight: 1, arbitrary: mode },
  { weight: 1, arbitrary: simple },
);
/** What only the inside of xterm.js can tell. */
const inner = fc.constantFrom(
  '\x1b[4m',
  '\x1b[4:3m',
  '\x1b[21m',
  '\x1b[58;5;9m',
  '\x1b]8;;u:1\x07',
  '\x1b]8;;\x07',
  '\x1b#6',
  '\x1b#3',
);
const resize = fc.record({ cols: fc.integer({ min: 1, max: 12 }), rows: fc.integer({ min: 1, max: 6 }) });
const steps = fc.array(
  fc.oneof(
    { weight: 30, arbitrary: fc.oneof({ weight: 5, arbitrary: common }, inner) },
    { weight: 1, arbitrary: resize },
  ),
  { maxLength: 60 },
);
type Step = string | { cols: number; rows: number };

const SIZE = { cols: 9, rows: 4 };

/** Plays the steps with a look after every `every`; gives what was seen at each look. */
async function looks(given: readonly Step[], every: number) {
  const emulator = new Emulator(SIZE);
  const seen: { screen: Screen; changes: Changes }[] = [];
  const look = () =>
    emulator.snapshot((screen, changes) => seen.push({ screen: kept(screen), changes: keptChanges(changes) }));
  given.forEach((step, index) => {
    if (typeof step === 'string') emulator.write(step);
    else emulator.resize(step.cols, step.rows);
    if (index % every === every - 1) look();
  });
  look();
  await emulator.drain();
  emulator.dispose();
  return seen;
}

describe('whatever is written', () => {
  it('leaves a sound screen', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        for (const { screen } of await looks(given, 5)) expectSound(screen);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same screen whether it was looked at on the way or not', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const often = (await looks(given, 1)).at(-1)?.screen;
        const once = (await looks(given, 1000)).at(-1)?.screen;
        expect(byValue(often!)).toEqual(byValue(once!));
      }),
      { numRuns: 150 },
    );
  });

  it('is said to have changed exactly where it looks different', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const seen = await looks(given, 3);
        seen.forEach(({ screen, changes }, index) => {
          const before = seen[index - 1]?.screen;
          if (changes.all || !before) return;
          for (let row = 0; row < screen.rows; row++) {
            const differ = (col: number) => {
              const cell = row * screen.cols + col;
              return screen.glyphs[cell] !== before.glyphs[cell] || screen.styles[cell] !== before.styles[cell];
            };
            const columns = [...Array(screen.cols).keys()].filter(differ);
            const from = changes.from[row]!;
            const to = changes.to[row]!;
            expect(from < to ? [from, to - 1] : []).toEqual(columns.length ? [columns[0], columns.at(-1)] : []);
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same screen however it is split', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(common, inner), { maxLength: 40 }), async (given) => {
        const output = given.join('');
        const whole = await play(SIZE.cols, SIZE.rows, output);
        const emulator = new Emulator(SIZE);
        for (const unit of output.split('')) {
          emulator.write(unit);
          emulator.at(() => undefined);
        }
        emulator.snapshot((screen) => expect(byValue(screen)).toEqual(byValue(whole)));
        await emulator.drain();
      }),
      { numRuns: 60 },
    );
  });
});

describe("xterm's inside and its public interface", () => {
  it('tell the same of text and attributes that both know', async () => {
    // Repairs need the inside: what they repair is left out here.
    const repaired =
      /38:2|[\x80-\x9f]|2147483647|\(0|#8|\[[\d;]*[TZ]|\?(47|1047|1049)h|^\x1b$|\u200b|\u0301|[\u200d\ufe0f]$/;
    const known = common.filter((step) => !repaired.test(step));
    await fc.assert(
      fc.asyncProperty(fc.array(known, { maxLength: 40 }), async (given) => {
        const output = given.join('');
        const inside = await play(SIZE.cols, SIZE.rows, output);
        const outside = await play(SIZE.cols, SIZE.rows, output, { publicOnly: true });
        expect(byValue(outside)).toEqual(byValue(inside));
      }),
      { numRuns: 150 },
    );
  });
});
