// Each kernel against its twin, on random and on structured input.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Kernels, loadKernels } from '../../src/core/raster/kernels.js';
import { inflate } from '../support/gif-decoder.js';
import { randomiser } from '../support/tile-books.js';
import { compressPlainly, type Layout, TwinCanvas, type TwinTile } from './twins.js';

const MEMORY_PAGES = 100;
const BY_CELL = 1;
const BY_PIXEL = 2;

function freshKernels(): { kernels: Kernels; bytes: Uint8Array; reserve: (size: number) => number } {
  const kernels = loadKernels();
  kernels.memory.grow(MEMORY_PAGES);
  let top = kernels.heapBase();
  const reserve = (size: number) => {
    const address = top;
    top += Math.ceil((size + 16) / 64) * 64;
    return address;
  };
  return { kernels, bytes: new Uint8Array(kernels.memory.buffer), reserve };
}

/** toEqual on long arrays takes seconds. */
function expectSame(actual: Uint8Array, expected: Uint8Array): void {
  expect(Buffer.compare(actual, expected)).toBe(0);
}

/** Terminal-like pixels: runs, repeated rows, noise. */
const pixelsUnder = (colours: number) =>
  fc
    .array(
      fc.oneof(
        fc.tuple(fc.nat({ max: colours - 1 }), fc.integer({ min: 1, max: 700 })).map(([c, n]) => Array(n).fill(c)),
        fc.array(fc.nat({ max: colours - 1 }), { maxLength: 60 }),
        fc
          .tuple(
            fc.array(fc.nat({ max: colours - 1 }), { minLength: 1, maxLength: 30 }),
            fc.integer({ min: 1, max: 40 }),
          )
          .map(([row, n]) => Array(n).fill(row).flat()),
      ),
      { minLength: 1, maxLength: 60 },
    )
    .map((parts) => Uint8Array.from(parts.flat()))
    .filter(({ length }) => length > 0);

describe('compress', () => {
  const { kernels, bytes, reserve } = freshKernels();
  const [from, into] = [reserve(1 << 20), reserve(1 << 22)];
  const compress = (pixels: Uint8Array, minimum: number) => {
    bytes.set(pixels, from);
    const length = kernels.compress(from, pixels.length, minimum, into);
    return bytes.slice(into, into + length);
  };
  const unpack = (data: Uint8Array) => {
    const blocks: number[] = [];
    for (let at = 1; data[at] !== 0; at += data[at]! + 1) blocks.push(...data.subarray(at + 1, at + 1 + data[at]!));
    return Uint8Array.from(blocks);
  };

  it('writes the same bytes as plain LZW with the same rule for clearing', () => {
    const minimums = fc.integer({ min: 2, max: 8 });
    const input = minimums.chain((minimum) => fc.tuple(fc.constant(minimum), pixelsUnder(1 << minimum)));
    fc.assert(
      fc.property(input, ([minimum, pixels]) => {
        expectSame(compress(pixels, minimum), compressPlainly(pixels, minimum));
      }),
      { numRuns: 150 },
    );
  });

  it('clears a full dictionary that has gone stale, as its twin does, and decodes', () => {
    const random = randomiser(5);
    for (const minimum of [2, 4, 8]) {
      const chunks = Array.from({ length: 30 }, (_, i) => {
        const row = Array.from({ length: 8 + random(40) }, () => random(1 << minimum));
        return i % 3 === 0 ? Array.from({ length: 3000 }, () => random(1 << minimum)) : Array(90).fill(row).flat();
      });
      const pixels = Uint8Array.from(chunks.flat());
      const data = compress(pixels, minimum);
      expectSame(data, compressPlainly(pixels, minimum));
      expectSame(inflate(minimum, unpack(data), pixels.length), pixels);
    }
  });

  it('keeps runs longer than the dictionary apart from it', () => {
    for (const length of [1, 2, 3, 4095, 4096, 10_000, 700_000]) {
      const pixels = new Uint8Array(length).fill(3);
      expectSame(inflate(2, unpack(compress(pixels, 2)), length), pixels);
    }
  });
});

describe('largest', () => {
  it('finds the largest byte wherever it is', () => {
    const { kernels, bytes, reserve } = freshKernels();
    const at = reserve(1000);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), (values) => {
        bytes.set(values, at);
        bytes[at + values.length] = 255;
        expect(kernels.largest(at, values.length)).toBe(Math.max(...values));
      }),
    );
  });
});

const layouts: fc.Arbitrary<Layout> = fc
  .record({
    cols: fc.constantFrom(1, 2, 5, 63, 64, 65, 130),
    rows: fc.integer({ min: 1, max: 3 }),
    cellWidth: fc.constantFrom(1, 2, 7, 10, 16, 17, 30, 32, 33, 64, 65),
    cellHeight: fc.integer({ min: 1, max: 4 }),
    left: fc.constantFrom(0, 1, 5),
    top: fc.constantFrom(0, 2),
    right: fc.constantFrom(0, 3),
    bottom: fc.constantFrom(0, 1),
  })
  .map(({ right, bottom, ...grid }) => ({
    ...grid,
    width: grid.left + grid.cols * grid.cellWidth + right,
    height: grid.top + grid.rows * grid.cellHeight + bottom,
  }));

describe('draw, markCells and extract', () => {
  it('leave the same plane, rectangle and pixels as their twins', () => {
    fc.assert(
      fc.property(layouts, fc.nat(), fc.boolean(), (layout, seed, pixelwise) => {
        const random = randomiser(seed);
        const tiles = makeTiles(layout, random);
        const twin = new TwinCanvas(layout, pixelwise);
        const { kernels, bytes, reserve } = freshKernels();
        const plane = reserve(twin.plane.length);
        const cells = place(kernels, bytes, reserve, layout, tiles);
        const [out, tracking] = [reserve(twin.plane.length), pixelwise ? BY_PIXEL : BY_CELL];
        for (let frame = 0; frame < 4; frame++) {
          const positions = [...Array(layout.cols * layout.rows).keys()].filter(() => random(4) >= frame);
          const pairs = positions.flatMap((position) => [position, random(tiles.length)]);
          new Uint32Array(kernels.memory.buffer, cells).set(pairs);
          const marks = random(5) > 0;
          kernels.draw(plane, 0, cells, positions.length, marks ? tracking : 0);
          positions.forEach((position, i) => {
            twin.draw(position, tiles[pairs[2 * i + 1]!]!, marks);
          });
          if (frame === 3) {
            kernels.markCells(cells, Math.min(2, positions.length), tracking);
            for (const position of positions.slice(0, 2)) twin.mark(position);
          }
          if (frame === 1) continue;
          const keepBelow = random(2) === 0 ? 1 : layout.cellWidth;
          const count = kernels.extract(plane, out, keepBelow, tracking);
          const expected = twin.extract(keepBelow);
          expectSame(bytes.subarray(out, out + count), expected?.pixels ?? new Uint8Array());
          if (expected !== undefined) {
            const { regionX: x, regionY: y, regionWidth: width, regionHeight: height } = kernels;
            const region = { x: x.value, y: y.value, width: width.value, height: height.value };
            const { pixels: _, ...rectangle } = expected;
            expect(region).toEqual(rectangle);
          }
          expect(kernels.isChanged()).toBe(0);
          expectSame(bytes.subarray(plane, plane + twin.plane.length), twin.plane);
        }
      }),
      { numRuns: 120 },
    );
  });
});

/** Tiles with tables of 16 and of 256 entries. */
function makeTiles({ cellWidth, cellHeight }: Layout, random: (below: number) => number): TwinTile[] {
  return Array.from({ length: 9 }, (_, i) => {
    const size = i < 6 ? 16 : 256;
    const colours = i % 2 === 0 ? 2 : 200;
    const value = random(size);
    const mask = Uint8Array.from({ length: cellWidth * cellHeight }, () => (i % 3 === 0 ? value : random(size)));
    return { mask, table: Uint8Array.from({ length: size }, () => random(colours)) };
  });
}

/** Lays the tiles out in the kernels' memory and gives the address for a list of cells. */
function place(
  kernels: Kernels,
  bytes: Uint8Array,
  reserve: (size: number) => number,
  layout: Layout,
  tiles: TwinTile[],
): number {
  const { cols, rows, cellWidth, cellHeight, left, top, width } = layout;
  const maskStride = Math.ceil(cellWidth / 16) * 16;
  const bitStride = 8 * (Math.ceil((cols * cellWidth) / 64) + 1);
  const bits = reserve(bitStride * (rows * cellHeight + 1));
  const [tileMasks, tileTables] = [reserve(4 * tiles.length), reserve(4 * tiles.length)];
  const words = new Uint32Array(kernels.memory.buffer);
  for (const [i, { mask, table }] of tiles.entries()) {
    const maskAt = reserve(maskStride * cellHeight);
    for (let y = 0; y < cellHeight; y++) {
      bytes.set(mask.subarray(y * cellWidth, (y + 1) * cellWidth), maskAt + y * maskStride);
    }
    const tableAt = reserve(table.length);
    bytes.set(table, tableAt);
    words[tileMasks / 4 + i] = maskAt;
    words[tileTables / 4 + i] = tableAt | (table.length > 16 ? 1 : 0);
  }
  const origin = top * width + left;
  kernels.configure(cols, rows, cellWidth, cellHeight, origin, width, tileMasks, tileTables, bits, bitStride);
  return reserve(8 * cols * rows);
}
