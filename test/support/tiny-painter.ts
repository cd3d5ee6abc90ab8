// A painter of cells of 2 by 3 pixels, whose glyphs can be told by looking at numbers.
import type { GlyphSource } from '../../src/core/fonts/glyph.js';
import { layoutGrid } from '../../src/core/layout/layout.js';
import { Painter, type PaintStyle } from '../../src/core/paint/painter.js';
import { borderAt, MIDDLE } from '../../src/core/raster/border.js';
import type { Screen } from '../../src/core/terminal/screen.js';
import { makeTheme } from '../../src/core/theme/theme.js';
import { allChanged, screenOf } from './screens.js';

export const metrics = { size: 4, width: 2, height: 3, baseline: 2, line: 1, underline: 2, strike: 1 };
/** Each grapheme covers its first pixel fully and its second by 40 %. Emoji are one red pixel, shades a half of each. */
export const glyphs: GlyphSource = {
  metrics,
  glyph: (text, _face, cells) => {
    const pixels = cells * 6;
    if (text === 'R') {
      const rgba = new Uint8Array(4 * pixels);
      rgba.set([255, 0, 0, 255]);
      return { kind: 'colour', rgba };
    }
    if (text === '▒') return { kind: 'mask', coverage: new Uint8Array(pixels).fill(128), shade: true };
    return {
      kind: 'mask',
      coverage: Uint8Array.from({ length: pixels }, (_, i) => (i === 0 ? 255 : i === 1 ? 102 : 0)),
    };
  },
  decoration: (kind) =>
    Uint8Array.from({ length: 6 }, (_, i) => ((kind === 'strike' ? i >> 1 === 1 : i >> 1 === 2) ? 255 : 0)),
  double: (size) => doubledGlyphs(size === 'wide' ? 1 : 2),
};
/** The same with each pixel twice, and twice as high. */
function doubledGlyphs(times: 1 | 2): GlyphSource {
  const enlarge = (image: Uint8Array, bytes: number): Uint8Array => {
    const width = image.length / bytes / metrics.height;
    return Uint8Array.from({ length: 2 * times * image.length }, (_, i) => {
      const pixel = Math.floor(i / bytes);
      const [x, y] = [pixel % (2 * width), Math.floor(pixel / (2 * width))];
      return image[(Math.floor(y / times) * width + (x >> 1)) * bytes + (i % bytes)]!;
    });
  };
  return {
    ...glyphs,
    metrics: { ...metrics, width: 2 * metrics.width, height: times * metrics.height },
    glyph: (...args) => {
      const image = glyphs.glyph(...args);
      return image.kind === 'mask'
        ? { ...image, coverage: enlarge(image.coverage, 1) }
        : { kind: 'colour', rgba: enlarge(image.rgba, 4) };
    },
    decoration: (...args) => enlarge(glyphs.decoration(...args), 1),
  };
}
export const theme = makeTheme(
  'test',
  0xffffff,
  0x000000,
  Array.from({ length: 16 }, (_, i) => i * 0x101010),
);
export const style = { theme, levels: 6, boldIsBright: false };

/** Paints screens one after the other and gives, for each recorded frame, the colours of all cells' pixels. */
export function paint(
  frames: { screen: Screen; changes?: ReturnType<typeof allChanged>; time?: number }[],
  {
    cols = frames[0]!.screen.cols,
    rows = frames[0]!.screen.rows,
    ...given
  }: Partial<PaintStyle> & { cols?: number; rows?: number } = {},
  end = frames.length * 1000,
  source = glyphs,
) {
  const painter = new Painter(source, layoutGrid(cols, rows, metrics), { ...style, ...given });
  frames.forEach(({ screen, changes, time }, index) => {
    painter.paint({ index, time: time ?? index * 1000, screen, changes: changes ?? allChanged(screen) });
  });
  const log = painter.finish(end);
  const { book } = painter;
  const cells: number[][] = [];
  const pairs = new Uint32Array(2 * cols * rows);
  return Array.from({ length: log.frameCount }, (_, frame) => {
    const count = log.cells.read(frame, pairs);
    for (let i = 0; i < count; i++) {
      const tile = pairs[2 * i + 1]!;
      const start = book.rampStart[book.tileRamp[tile]!]!;
      const mask = book.masks.subarray(book.tileMask[tile]! * 6, book.tileMask[tile]! * 6 + 6);
      cells[pairs[2 * i]!] = Array.from(mask, (value) => book.rampColours[start + value]!);
    }
    return {
      time: log.times[frame],
      changed: count,
      cells: [...cells],
      border: borderAt(log, frame)[MIDDLE],
      padding: [...borderAt(log, frame)],
    };
  });
}
export const picture = (...args: Parameters<typeof screenOf>) => paint([{ screen: screenOf(...args) }])[0]!.cells;
