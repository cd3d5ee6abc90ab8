import { describe, expect, test } from 'vitest';
import { Emulator } from '../../src/core/terminal/emulator.js';
import type { Screen } from '../../src/core/terminal/screen.js';
import { DEFAULT_COLOUR, PALETTE, RGB } from '../../src/core/terminal/style.js';
import { screenText } from '../../src/core/terminal/text.js';

/** What `look` sees of a screen of 10 by 3, and what was warned of. */
async function see<T>(output: string, look: (screen: Screen) => T): Promise<{ seen: T; warnings: string[] }> {
  const warnings: string[] = [];
  const emulator = new Emulator({ cols: 10, rows: 3 }, { warn: (warning) => warnings.push(warning) });
  let seen: T | undefined;
  emulator.write(output);
  emulator.snapshot((screen) => {
    seen = look(screen);
  });
  await emulator.drain();
  emulator.dispose();
  return { seen: seen as T, warnings };
}

describe('SGR 59', () => {
  const colours = async (output: string) =>
    (await see(output, (screen) => Array.from({ length: 3 }, (_, col) => screen.style(screen.styles[col]!)))).seen;

  test('gives the underline the colour of the text again', async () => {
    const [a, b] = await colours('\x1b[4;58:2::255:0:0ma\x1b[59mb');
    expect([a!.underline, a!.underlineColour, b!.underline, b!.underlineColour]).toEqual([
      'single',
      RGB | 0xff0000,
      'single',
      DEFAULT_COLOUR,
    ]);
  });

  test('works among others, in order', async () => {
    const [a, b] = await colours('\x1b[58;5;3;59;4;31ma\x1b[59;58;5;4mb');
    expect([a!.underlineColour, a!.underline, a!.fg, b!.underlineColour]).toEqual([
      DEFAULT_COLOUR,
      'single',
      PALETTE | 1,
      PALETTE | 4,
    ]);
  });

  test('is not what colour number 59 is', async () => {
    const [a, b] = await colours('\x1b[38;5;59;4ma\x1b[48;2;1;59;3mb');
    expect([a!.fg, a!.underline, b!.bg]).toEqual([PALETTE | 59, 'single', RGB | 0x013b03]);
  });
});

describe('ED 1', () => {
  test('erases up to the last cell of the screen, and what follows still shows', async () => {
    const { seen, warnings } = await see(
      'top\x1b[2;1Hmiddle\x1b[3;1H0123456789\x1b[3;10H\x1b[1J\x1b[1;1Hafter',
      screenText,
    );
    expect(seen).toEqual(['after', '', '']);
    expect(warnings).toEqual([]);
  });

  test('erases up to the last cell of a row, and leaves the rows below', async () => {
    const { seen } = await see('0123456789\x1b[2;1H0123456789\x1b[3;1Hbelow\x1b[2;10H\x1b[1JX', screenText);
    expect(seen).toEqual(['', '         X', 'below']);
  });
});
