// Canvases for formats that see nothing through: the matte behind what is not opaque, sides made longer.
import { groundOf, groundRuns } from './ground.js';
import { type Backdrop, type Grid, Ground } from './tiles.js';

/** The colour of a word (R in the lowest byte, A in the highest) in front of a matte, 0xRRGGBB. */
export function matted(word: number, matte: number): number {
  const alpha = word >>> 24;
  if (alpha === 255) return ((word & 255) << 16) | (word & 0xff00) | ((word >> 16) & 255);
  const channel = (value: number, shift: number) => {
    const behind = (matte >> shift) & 255;
    return Math.round(behind + ((value - behind) * alpha) / 255) << shift;
  };
  return channel(word & 255, 16) | channel((word >> 8) & 255, 8) | channel((word >> 16) & 255, 0);
}

const opaqueWord = (colour: number): number =>
  (0xff00_0000 | ((colour & 255) << 16) | (colour & 0xff00) | (colour >> 16)) >>> 0;

/** The grid with nothing to see through. */
export function opaque(grid: Grid): Grid {
  const { backdrop } = grid;
  if (!backdrop?.seesThrough) return grid;
  const pixels = backdrop.pixels.map((word) => (word >>> 24 === 255 ? word : opaqueWord(matted(word, backdrop.matte))));
  return { ...grid, backdrop: { ...backdrop, pixels, seesThrough: false } };
}

/** The grid on a canvas that goes on to the right and below as it ends. */
export function widened(grid: Grid, canvasWidth: number, canvasHeight: number): Grid {
  const { backdrop } = grid;
  const larger = { ...grid, canvasWidth, canvasHeight };
  if (!backdrop || (canvasWidth === grid.canvasWidth && canvasHeight === grid.canvasHeight)) return larger;
  return { ...larger, backdrop: { ...backdrop, ...copyEdges(backdrop, grid, canvasWidth, canvasHeight) } };
}

function copyEdges(backdrop: Backdrop, { canvasWidth, canvasHeight }: Grid, width: number, height: number) {
  const wider = { pixels: new Uint32Array(width * height), ground: new Uint8Array(width * height) };
  const ground = groundOf(backdrop);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to++) {
      const from = Math.min(y, canvasHeight - 1) * canvasWidth + Math.min(x, canvasWidth - 1);
      wider.pixels[to] = backdrop.pixels[from]!;
      const isNew = x >= canvasWidth || y >= canvasHeight;
      wider.ground[to] = isNew && ground[from] === Ground.drawn ? Ground.backdrop : ground[from]!;
    }
  }
  return { pixels: wider.pixels, ...groundRuns(wider.ground) };
}
