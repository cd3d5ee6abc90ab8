// Output in pieces that take a moment each.
import { expect, it } from 'vitest';
import { Emulator } from '../../src/core/terminal/emulator.js';
import { piecesOf } from '../../src/core/terminal/pieces.js';

it('pieces are all of the output, the shorter the larger the terminal', () => {
  const data = 'x'.repeat(100_000);
  const small = [...piecesOf(data, { cols: 80, rows: 24 })];
  const large = [...piecesOf(data, { cols: 1000, rows: 1000 })];
  expect([small.join(''), large.join('')]).toEqual([data, data]);
  expect(Math.max(...small.map((piece) => piece.length))).toBe(16_384);
  expect(Math.max(...large.map((piece) => piece.length))).toBeLessThan(512);
});

it('long output lets the event loop go round before it is done', async () => {
  const emulator = new Emulator({ cols: 80, rows: 24 });
  let turns = 0;
  let going = setImmediate(function turn() {
    turns++;
    going = setImmediate(turn);
  });
  const seen: number[] = [];
  emulator.at(() => seen.push(turns));
  emulator.write('some text that goes on\r\n'.repeat(500_000));
  emulator.at(() => seen.push(turns));
  await emulator.drain();
  clearImmediate(going);
  emulator.dispose();
  expect(seen[1]).toBeGreaterThan(seen[0]! + 1);
});

it('characters and sequences that a border cuts in two show whole', async () => {
  const before = 'x'.repeat(16_383);
  for (const shift of [0, 1, 2, 3]) {
    const emulator = new Emulator({ cols: 20, rows: 4 });
    emulator.write(`${before.slice(shift)}👩‍🚀\x1b[1mé\x1b[0mx`);
    let shown = '';
    emulator.snapshot((screen) => {
      shown = Array.from(screen.glyphs.slice(0, screen.cols * screen.rows), (glyph) => screen.text(glyph)).join('');
    });
    await emulator.drain();
    emulator.dispose();
    expect(shown.trimEnd()).toMatch(/x👩‍🚀éx$/);
  }
});
