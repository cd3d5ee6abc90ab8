import { expect, test } from 'vitest';
import { Emulator } from '../../src/core/terminal/emulator.js';
import { screenText } from '../../src/core/terminal/text.js';

type Step = string | { cols: number; rows: number };

async function after(...steps: Step[]): Promise<string[]> {
  const emulator = new Emulator({ cols: 10, rows: 5 });
  let rows: string[] = [];
  for (const step of steps) {
    if (typeof step === 'string') emulator.write(step);
    else emulator.resize(step.cols, step.rows);
  }
  emulator.snapshot((screen) => {
    rows = screenText(screen);
  });
  await emulator.drain();
  emulator.dispose();
  return rows;
}

const TO_ALTERNATE = '\x1b[?1049h\x1b[H';
const FIVE_ROWS = '1\r\n2\r\n3\r\n4\r\n5';

test('the alternate screen shows nothing again that scrolled off it, though it became smaller before it was used', async () => {
  const smaller = { cols: 10, rows: 3 };
  const larger = { cols: 10, rows: 5 };
  expect(await after(smaller, TO_ALTERNATE, FIVE_ROWS, larger)).toEqual(['3', '4', '5', '', '']);
  expect(await after('\x1bc', smaller, TO_ALTERNATE, FIVE_ROWS, larger)).toEqual(['3', '4', '5', '', '']);
});

test('nor does it when it was used in between', async () => {
  const [smaller, larger] = [
    { cols: 10, rows: 3 },
    { cols: 10, rows: 5 },
  ];
  const used = `${TO_ALTERNATE}x\x1b[?1049l`;
  expect(await after(used, smaller, TO_ALTERNATE, FIVE_ROWS, larger)).toEqual(['3', '4', '5', '', '']);
  expect(await after(smaller, larger, TO_ALTERNATE, FIVE_ROWS)).toEqual(['1', '2', '3', '4', '5']);
});
