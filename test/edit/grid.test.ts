// Grids: each pane shows at any time what its recording shows then.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cast, grid, readCast, type Screen, screensAt } from '../../src/index.js';
import { corpusPaths, nameOf } from '../support/corpus.js';
import { screenFacts } from '../support/equal-screens.js';
import { marker, output, recording } from '../support/recordings.js';
import { session } from '../support/sessions.js';

/** A part of a screen, as a screen; beyond the right or lower end of the part nothing is looked at. */
function part(screen: Screen, at: { col: number; row: number; cols: number; rows: number }): Screen {
  const cells = Array.from({ length: at.cols * at.rows }, (_, cell) => {
    const [col, row] = [cell % at.cols, Math.floor(cell / at.cols)];
    return (at.row + row) * screen.cols + at.col + col;
  });
  return {
    ...screen,
    cols: at.cols,
    rows: at.rows,
    glyphs: Uint32Array.from(cells, (cell) => screen.glyphs[cell]!),
    styles: Uint32Array.from(cells, (cell) => screen.styles[cell]!),
    lineSizes: new Uint8Array(at.rows),
    text: (glyph) => screen.text(glyph),
    style: (id) => screen.style(id),
  };
}

const rowsOf = (screen: Screen) => screenFacts({ ...screen, lineSizes: new Uint8Array(screen.rows) }).rows;

/** Side by side without borders, the panes are as their recordings at each of the times. */
async function holdPanes(casts: readonly Cast[], times: readonly number[]): Promise<void> {
  const joined = await grid(casts, { layout: 'row', border: 'none', titles: false });
  const screens = await screensAt(joined, times);
  let col = 0;
  for (const cast of casts) {
    const own = await screensAt(cast, times);
    const cols = Math.max(cast.header.cols, ...own.map((screen) => screen.cols));
    for (const [index, screen] of own.entries()) {
      const { cols: wide, rows } = screen;
      expect(rowsOf(part(screens[index]!, { col, row: 0, cols: wide, rows }))).toEqual(rowsOf(screen));
    }
    col += cols + 1;
  }
}

/** Without held updates (DEC 2026), of which a grid shows no half-drawn screens, and colours set or swapped for all of the screen, which it gives cell by cell. */
const steady = session({ resizing: false }).filter(({ events }) => {
  const all = [...events].map((event) => (event.type === 'output' ? event.data : '')).join('');
  return !/\?(?:2026|5)h|\x1b\](?:4|1[0-2]);/.test(all);
});

describe('a grid', () => {
  it('shows in each pane what its recording shows', async () => {
    await fc.assert(
      fc.asyncProperty(steady, steady, async (a, b) => {
        const times = [...a.events, ...b.events].map(({ time }) => time);
        await holdPanes([a, b], [0, ...times.slice(0, 12), Infinity]);
      }),
      { numRuns: 25 },
    );
  });

  const real = corpusPaths.filter((path) => /htop|ipython|welcome\.|vim|portview/.test(path));
  it.skipIf(real.length === 0)(
    `does so with real recordings: ${real.map(nameOf).join(', ')}`,
    async () => {
      const casts = real.map((path) => readCast(readFileSync(path), { name: path }));
      await holdPanes(
        casts,
        [0.5, 2, 5, 9, 15, 30, 60].map((second) => second * 1e6),
      );
    },
    60_000,
  );

  const small = (text: string, header = {}): Cast => {
    const cast = recording([output(1, text), marker(2, `${text} done`), output(3, '!')]);
    return { ...cast, name: `${text}.cast`, header: { ...cast.header, cols: 6, rows: 1, ...header } };
  };
  const linesAt = async (cast: Cast, second: number) => {
    const [screen] = await screensAt(cast, [second * 1e6]);
    const { cols, rows, glyphs } = screen!;
    return Array.from({ length: rows }, (_, row) =>
      [...glyphs.slice(row * cols, (row + 1) * cols)].map((glyph) => screen!.text(glyph)).join(''),
    );
  };

  it('draws borders and titles, shortened where they do not fit', async () => {
    const joined = await grid([small('ab'), small('cd', { title: 'long title' })], { title: ['A'] });
    expect(await linesAt(joined, 1)).toEqual(
      ['╭─ A ──╮╭─ l… ╮', '│ab    ││cd    │', '╰──────╯╰──────╯'].map((line) => line.replace('╭─ l… ╮', '╭─ l… ─╮')),
    );
  });

  it('lays them out in columns and rows', async () => {
    const three = [small('a'), small('b'), small('c')];
    const options = { border: 'none', titles: false } as const;
    expect(await linesAt(await grid(three, options), 1)).toEqual(['a      b     ', 'c            ']);
    expect(await linesAt(await grid(three, { ...options, layout: 'column' }), 1)).toEqual([
      'a     ',
      'b     ',
      'c     ',
    ]);
    await expect(grid(three, { layout: '2x1' })).rejects.toThrow(
      'layout: expected a layout with 3 places, received 2x1',
    );
    await expect(grid(three, { layout: '2 x 1' })).rejects.toThrow('layout: expected row, column, or columns and rows');
  });

  it('synchronizes by clock or by a moment that each has', async () => {
    const [a, b] = [small('a', { timestamp: 100 }), small('b', { timestamp: 102 })];
    const times = async (sync: string) => {
      const markers = [...(await grid([a, b], { sync })).events].filter(({ type }) => type === 'marker');
      return markers.map(({ time }) => time / 1e6);
    };
    expect(await times('start')).toEqual([2, 2]);
    expect(await times('wall')).toEqual([2, 4]);
    expect(await times('text:"!"')).toEqual([2, 2]);
    await expect(times('marker:"a done"')).rejects.toThrow('b.cast: no moment "marker:"a done""');
    await expect(grid([a, small('c')], { sync: 'wall' })).rejects.toThrow('c.cast: expected a timestamp in the header');
  });

  it('gives colours by their values where themes differ', async () => {
    const theme = { foreground: 0x111111, background: 0xeeeeee, palette: Array.from({ length: 8 }, (_, i) => i) };
    const red = small('\x1b[31mx', { theme });
    const [screen] = await screensAt(await grid([red, small('y')], { border: 'none', titles: false }), [1e6]);
    expect(screen!.style(screen!.styles[0]!)).toMatchObject({ fg: 0x0200_0001, bg: 0x02ee_eeee });
    expect(screen!.style(screen!.styles[7]!)).toMatchObject({ fg: 0, bg: 0 });
  });
});
