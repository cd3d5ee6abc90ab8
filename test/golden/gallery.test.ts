// The gallery (scripts/make-gallery.mjs): everything that a picture of a terminal can show, looked at once by eye next to
// xterm, and held here to what was seen by its text and by pixels of it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { screensAt } from '../../src/core/replay/replay.js';
import { stills } from '../../src/core/still/stills.js';
import { screenText } from '../../src/core/terminal/text.js';
import { loadCast } from '../../src/node/source/load.js';
import { useFolder } from '../support/folder.js';
import { type Decoded, decodeStill } from '../support/pictures.js';

const FILE = new URL('../../fixtures/gallery/gallery.cast', import.meta.url).pathname;
const SCRIPT = new URL('../../scripts/make-gallery.mjs', import.meta.url).pathname;
const folder = useFolder();
/** Of the default theme. */
const [GROUND, TEXT, BLUE] = [0x282a36, 0xf8f8f2, 0xbd93f9];

/** Pages by name, and the pixels of their cells at the sizes 1 and 2. */
const pages: Record<1 | 2, Map<string, Decoded>> = { 1: new Map(), 2: new Map() };
const CELLS = { 1: { width: 10, height: 22, left: 10, top: 11 }, 2: { width: 20, height: 44, left: 20, top: 22 } };

beforeAll(async () => {
  const cast = await loadCast(FILE);
  for (const scale of [1, 2] as const) {
    for await (const { label, bytes } of stills(cast, 'png', { at: 'markers', scale })) {
      pages[scale].set(label, await decodeStill(bytes));
    }
  }
}, 60_000);

/** The colours of some cells and how many pixels have each; for both sizes. */
function inks(page: string, row: number, col: number, cols = 1): Map<number, number>[] {
  return ([1, 2] as const).map((scale) => {
    const { rgb, width: across } = pages[scale].get(page)!;
    const { width, height, left, top } = CELLS[scale];
    const counts = new Map<number, number>();
    for (let y = top + row * height; y < top + (row + 1) * height; y++) {
      for (let x = left + col * width; x < left + (col + cols) * width; x++) {
        const colour = rgb[y * across + x]!;
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
    }
    return counts;
  });
}

const sum = (counts: Map<number, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);
const only = (colour: number) => (counts: Map<number, number>) => counts.size === 1 && counts.has(colour);
const has = (colour: number) => (counts: Map<number, number>) => counts.has(colour);

describe('the gallery', () => {
  test('is what its script makes', () => {
    const made = folder('gallery.cast');
    expect(spawnSync(process.execPath, [SCRIPT, made]).status).toBe(0);
    expect(readFileSync(made, 'utf8')).toBe(readFileSync(FILE, 'utf8'));
  });

  test('shows the text that it showed when it was looked at', async () => {
    const cast = await loadCast(FILE);
    const times = [...cast.events].flatMap(({ type, time }) => (type === 'marker' ? [time] : []));
    const screens = await screensAt(cast, times);
    const text = screens.map((screen) => screenText(screen).join('\n')).join('\f');
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      '519be52f1e6f9352d010f622bfb5f482b7441acf258239d75f8a9aaf1ee66a52',
    );
  });

  test('has lines of their own colours under text', () => {
    expect(inks('attributes', 8, 15, 25).every(has(0xff3c3c))).toBe(true);
    expect(inks('attributes', 9, 15, 25).every(has(0x50fa7b))).toBe(true);
    expect(inks('attributes', 10, 15, 25).every(has(0x5a8cff))).toBe(true);
  });

  test('conceals text but not its ground, and swaps the two where it is inverse', () => {
    expect(inks('attributes', 13, 15, 25).every(only(GROUND))).toBe(true);
    expect(inks('attributes', 13, 42, 7).every(only(BLUE))).toBe(true);
    expect(inks('attributes', 12, 18).every(only(TEXT))).toBe(true);
  });

  test('has every colour of the cube and the ramps', () => {
    const levels = [0, 95, 135, 175, 215, 255];
    for (let index = 0; index < 216; index++) {
      const [red, green, blue] = [
        levels[Math.floor(index / 36)]!,
        levels[Math.floor(index / 6) % 6]!,
        levels[index % 6]!,
      ];
      const swatch = inks('colours', 3 + Math.floor(index / 36), 2 * (index % 36), 2);
      expect(swatch.every(only((red << 16) | (green << 8) | blue)), String(index)).toBe(true);
    }
    expect(inks('colours', 10, 75).every(only(0xff0000))).toBe(true);
    expect(inks('colours', 13, 75).every(only(0xffffff))).toBe(true);
  });

  test('takes the colours that a program sets, by name too', () => {
    expect(inks('run-time', 20, 70).every(only(0xf5f0dc))).toBe(true);
    expect(inks('run-time', 4, 0).every(only(0xff6347))).toBe(true);
    expect(inks('run-time', 2, 0, 18).every(has(0xff8000))).toBe(true);
    expect(inks('reverse', 20, 70).every(only(TEXT))).toBe(true);
    expect(inks('attributes', 23, 70).every(only(GROUND))).toBe(true);
  });

  test('draws the cursor in its shapes', () => {
    const covered = (page: string, cols = 1) =>
      inks(page, 2, 14 + cols - 1, cols).map((counts) => 1 - (counts.get(GROUND) ?? 0) / sum(counts));
    expect(covered('cursor-block').every((share) => share > 0.7)).toBe(true);
    expect(covered('cursor-wide', 2).every((share) => share > 0.5)).toBe(true);
    expect(covered('cursor-underline').every((share) => share > 0.1 && share < 0.5)).toBe(true);
    expect(covered('cursor-bar').every((share) => share > 0.1 && share < 0.5)).toBe(true);
  });

  test('has no gaps in lines and blocks from row to row', () => {
    for (const scale of [1, 2] as const) {
      const { rgb, width: across } = pages[scale].get('boxes')!;
      const { width, height, left, top } = CELLS[scale];
      // From the upper left corner of a box to the lower one, over two rows between them.
      const [start, length] = [top + Math.round(6.75 * height), Math.round(2.5 * height)];
      const lit = Array.from({ length: width }, (_, x) =>
        Array.from({ length }, (_, y) => rgb[(start + y) * across + left + x]),
      );
      expect(lit.some((column) => column.every((colour) => colour === TEXT))).toBe(true);
    }
    expect(inks('blocks', 3, 0).every(only(TEXT))).toBe(true);
    expect(inks('blocks', 4, 0).every(only(TEXT))).toBe(true);
  });

  test('draws 200 emoji, each a picture of its own', () => {
    const pictures = new Set<string>();
    for (let i = 0; i < 200; i++) {
      const [counts] = inks('emoji', 1 + Math.floor(i / 20), 4 * (i % 20), 2);
      expect(counts!.size, `emoji ${i}`).toBeGreaterThan(1);
      pictures.add(JSON.stringify([...counts!].sort()));
      expect(inks('emoji', 1 + Math.floor(i / 20), 4 * (i % 20) + 2, i % 20 === 19 ? 1 : 2).every(only(GROUND))).toBe(
        true,
      );
    }
    expect(pictures.size).toBeGreaterThan(190);
  });
});
