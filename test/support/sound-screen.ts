// What holds of every screen, whatever was written to the terminal.
import { expect } from 'vitest';
import { FIRST_CLUSTER, type Screen, TAIL } from '../../src/core/terminal/screen.js';

export function expectSound(screen: Screen): void {
  const { cols, rows, glyphs, styles, cursor } = screen;
  expect(glyphs.length).toBe(cols * rows);
  expect(cursor.col).toBeGreaterThanOrEqual(0);
  expect(cursor.col).toBeLessThan(cols);
  expect(cursor.row).toBeGreaterThanOrEqual(0);
  expect(cursor.row).toBeLessThan(rows);
  glyphs.forEach((glyph, cell) => {
    const text = screen.text(glyph);
    if (glyph === TAIL) {
      if (cell % cols === 0 || !(glyphs[cell - 1]! > TAIL)) expect.fail(`a right half alone at ${cell}`);
    } else if (glyph < FIRST_CLUSTER ? [...text].length !== 1 : [...text].length < 2) {
      expect.fail(`glyph ${glyph} at ${cell} is ${JSON.stringify(text)}`);
    }
    if (/\p{Surrogate}/u.test(text)) expect.fail(`half a surrogate pair at ${cell}`);
    if (screen.style(styles[cell]!) === undefined) expect.fail(`no style at ${cell}`);
  });
}
