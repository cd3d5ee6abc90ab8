import { describe, expect, it } from 'vitest';
import { createGlyphs } from '../../src/core/fonts/source.js';
import { type DecorGiven, decorOf } from '../../src/core/layout/decor.js';
import { colourAt, type Gradient, gradientLine, parseFill } from '../../src/core/layout/fill.js';
import { layOut } from '../../src/core/layout/layout.js';
import { type BackdropSetting, drawBackdrop } from '../../src/core/paint/backdrop.js';
import { Lettering } from '../../src/core/paint/lettering.js';
import { coverBox, fitBox } from '../../src/core/paint/resample.js';
import { plainBorder } from '../../src/core/raster/border.js';
import { groundOf } from '../../src/core/raster/ground.js';
import { Ground } from '../../src/core/raster/tiles.js';
import { shadesOf } from '../../src/core/theme/shades.js';
import { parseTheme } from '../../src/core/theme/themes.js';

const theme = parseTheme('dracula');
const background = theme.background;
const shades = shadesOf(theme, background);
const lettering = new Lettering(createGlyphs({ size: 13, lineHeight: 1.4 }), 6);
const { metrics } = createGlyphs({ size: 16, lineHeight: 1.4 });

function draw(options: DecorGiven, rest: Partial<BackdropSetting> = {}) {
  const layout = layOut({ cols: 40, rows: 6, metrics, decor: decorOf(options) });
  const fill = options.marginFill === undefined ? undefined : parseFill(options.marginFill, '--margin-fill');
  const setting = {
    layout,
    fill,
    shades,
    body: plainBorder(background),
    borderColour: undefined,
    lettering,
    matte: 0xffffff,
    fewColours: true,
    ...rest,
  };
  const backdrop = drawBackdrop(setting);
  const ground = groundOf(backdrop);
  const at = (x: number, y: number) => {
    const word = backdrop.pixels[y * layout.canvas.width + x]!;
    const rgb = ((word & 255) << 16) | (word & 0xff00) | ((word >> 16) & 255);
    return { rgb, alpha: word >>> 24, ground: ground[y * layout.canvas.width + x]! };
  };
  return { layout, backdrop, at };
}

describe('a backdrop', () => {
  it('has the margin around the window, and the body left to the border', () => {
    const { layout, at, backdrop } = draw({ margin: [20], marginFill: '#336699', window: 'plain' });
    const { window, titleBar, cells } = layout;
    expect(at(0, 0)).toEqual({ rgb: 0x336699, alpha: 255, ground: Ground.backdrop });
    expect(at(window.x, titleBar!.y)).toEqual({ rgb: shades.border, alpha: 255, ground: Ground.backdrop });
    expect(at(titleBar!.x, titleBar!.y)).toEqual({ rgb: shades.bar, alpha: 255, ground: Ground.backdrop });
    expect(at(window.x + 1, cells.y).ground).toBe(Ground.border);
    expect(at(cells.x, cells.y).ground).toBe(Ground.drawn);
    expect(backdrop.seesThrough).toBe(false);
  });

  it('smooths round corners between window and margin', () => {
    const { layout, at } = draw({ margin: [20], marginFill: 'white', radius: 12 });
    const { x, y } = layout.window;
    expect(at(x, y)).toMatchObject({ rgb: 0xffffff, ground: Ground.backdrop });
    const edge = Array.from({ length: 12 }, (_, i) => at(x + i, y + 2).rgb & 255);
    expect(edge[0]).toBe(255);
    expect(edge.at(-1)).toBe(background & 255);
    expect(edge.some((blue) => blue !== 255 && blue !== (background & 255))).toBe(true);
    expect(at(x + 12, y).ground).toBe(Ground.border);
    expect(at(x + 6, y + 6).ground).toBe(Ground.border);
  });

  it('sees through where nothing is asked for, with soft edges', () => {
    const { layout, at, backdrop } = draw({ margin: [8], radius: 10 });
    expect(at(0, 0).alpha).toBe(0);
    expect(backdrop.seesThrough).toBe(true);
    const alphas = Array.from({ length: 10 }, (_, i) => at(layout.window.x + i, layout.window.y + 1).alpha);
    expect(alphas.some((alpha) => alpha > 0 && alpha < 255)).toBe(true);
  });

  it('has three lights in a macos window, round and above the text', () => {
    const { layout, at } = draw({ window: 'macos' });
    const [x, y] = [layout.cells.x, layout.titleBar!.y + 16];
    expect([6, 26, 46].map((right) => at(x + right, y).rgb)).toEqual([0xff5f57, 0xfebc2e, 0x28c840]);
    const shown = (right: number, down: number) => at(x + 6 + right, y + down).rgb;
    for (let right = -7; right < 7; right++) {
      for (let down = -7; down < 7; down++) {
        expect(shown(right, down)).toBe(shown(-1 - right, down));
        expect(shown(right, down)).toBe(shown(down, right));
      }
    }
    expect([shown(-7, 0), shown(6, 0)]).toEqual([shades.bar, shades.bar]);
  });

  it('has a border of the width and colour that were asked for', () => {
    const { layout, at } = draw({ border: '3,#ff8800', margin: [5] }, { borderColour: 0xff8800 });
    const { x, y } = layout.window;
    expect([0, 2].map((i) => at(x + i, y + 50))).toEqual(Array(2).fill({ rgb: 0xff8800, alpha: 255, ground: 1 }));
    expect(at(x + 3, y + 50).ground).toBe(Ground.border);
  });

  it('darkens the margin below the window by its shadow, less the further away', () => {
    const { layout, at } = draw({ shadow: true, marginFill: 'white' });
    const { window } = layout;
    const below = [1, 10, 20, 30].map((i) => at(window.x + 200, window.y + window.height + i).rgb & 255);
    expect(below).toEqual(below.toSorted((a, b) => a - b));
    expect(below[0]).toBeLessThan(200);
    expect(at(0, 0).rgb).toBe(0xffffff);
  });

  it('writes the title in the middle of its bar, shortened where it is too long', () => {
    const ink = (title: string) => {
      const { layout, at } = draw({ window: 'macos', title }, { title });
      const { x, y, width, height } = layout.title!;
      const columns: number[] = [];
      for (let i = 0; i < width; i++) {
        for (let j = 0; j < height; j++) if (at(x + i, y + j).rgb !== shades.bar) columns.push(i);
      }
      return { width, first: Math.min(...columns), last: Math.max(...columns) };
    };
    const short = ink('xx');
    expect(Math.abs(short.first - (short.width - 1 - short.last))).toBeLessThanOrEqual(2);
    const long = ink('x'.repeat(200));
    expect(long.last).toBeLessThan(long.width);
    expect(long.last).toBeGreaterThan(long.width - 20);
  });

  it('follows a gradient from corner to corner', () => {
    const { layout, at } = draw({ margin: [30], marginFill: 'linear-gradient(to right, black, white)' });
    const { width, height } = layout.canvas;
    expect(at(0, 3).rgb & 255).toBeLessThan(3);
    expect(at(width - 1, height - 3).rgb & 255).toBeGreaterThan(252);
    expect(at(100, 5).rgb).toBe(at(100, height - 5).rgb);
  });

  it.each(['0deg', '37deg', '135deg', '270deg', '305deg'])('has the colour of its place everywhere at %s', (angle) => {
    const marginFill = `linear-gradient(${angle}, #102030, #f0a040 30%, #203010)`;
    const { layout, at } = draw({ margin: [30], marginFill, radius: 9 });
    const { width, height } = layout.canvas;
    const fill = parseFill(marginFill, '--margin-fill') as Gradient;
    const { dx, dy, start } = gradientLine(fill, width, height);
    for (let y = 0; y < height; y += 3) {
      for (let x = 0; x < width; x++) {
        const { rgb } = at(x, y);
        if (x >= 30 && x < width - 30 && y >= 30 && y < height - 30) continue;
        const wanted = colourAt(fill, Math.max(0, Math.min(1, (x + 0.5) * dx + (y + 0.5) * dy + start)));
        const off = [16, 8, 0].map((shift) => Math.abs(((rgb >> shift) & 255) - ((wanted >> shift) & 255)));
        expect(Math.max(...off)).toBeLessThanOrEqual(3);
      }
    }
  });

  it('shows an image over all of the canvas', () => {
    const rgba = Uint8Array.of(255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255);
    const options = { margin: [30], marginFill: 'sky.png' };
    const { canvas } = draw(options).layout;
    const fillImage = coverBox({ width: 2, height: 2, rgba }, canvas.width, canvas.height);
    const { at } = draw(options, { fillImage });
    expect(at(0, 0).rgb >> 16).toBeGreaterThan(200);
    expect(at(0, 0).rgb & 0xff00).toBe(0);
    expect(at(canvas.width - 1, canvas.height - 1).rgb & 255).toBeGreaterThan(200);
  });
});

describe('a picture at another size', () => {
  const checked = {
    width: 4,
    height: 2,
    rgba: Uint8Array.from({ length: 32 }, (_, i) => (i % 4 === 3 ? 255 : (i >> 2) % 2 ? 255 : 0)),
  };

  it('is the mean of what it covers', () => {
    const { width, height, rgba } = fitBox(checked, 2, 1);
    expect([width, height]).toEqual([2, 1]);
    for (const value of [rgba[0]!, rgba[4]!]) expect(Math.abs(value - 128)).toBeLessThan(50);
  });

  it('is never enlarged to fit, and the same where it fits', () => {
    expect(fitBox(checked, 100, 100)).toEqual(checked);
  });

  it('does not take colour from what is not there', () => {
    const half = { width: 2, height: 1, rgba: Uint8Array.of(255, 0, 0, 255, 0, 255, 0, 0) };
    expect([...fitBox(half, 1, 1).rgba]).toEqual([255, 0, 0, 128]);
  });
});
