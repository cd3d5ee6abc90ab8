// Draws tiles into planes of one byte a pixel and remembers what changed. A tile is a mask looked up in a table: 16 entries are
// one swizzle per 16 pixels, 256 entries a byte at a time.

/** In a tile's table address: its tables have 256 entries, not 16. Addresses are multiples of 16, so the bit is free. */
const WIDE: u32 = 1;

export let cols: u32 = 0;
export let cellWidth: u32 = 0;
let cellHeight: u32 = 0;
/** Offset of the grid's first pixel in a plane, and bytes from one row of a plane to the next. */
export let origin: u32 = 0;
export let stride: u32 = 0;
/** Masks: rows padded to maskStride, a multiple of 16. tileMasks and tileTables hold an address per tile. */
let maskStride: u32 = 0;
let tileMasks: usize = 0;
let tileTables: usize = 0;
/** Change bits: one row per pixel row of the grid, and a spare one; a bit is a pixel or a cell across, as the caller tells. */
export let bits: usize = 0;
export let bitStride: u32 = 0;
export let spareBits: usize = 0;

/** What draw() and its like do about changes: nothing, mark whole cells in each pixel row, or mark pixels. */
const BY_CELL: u32 = 1;
export const BY_PIXEL: u32 = 2;

/** First and last changed row of the grid since the last extraction; none when top > bottom. */
export let top: u32 = u32.MAX_VALUE;
export let bottom: u32 = 0;

/** A sliding window over this gives a mask of the first n lanes. */
const LANES = memory.data<u8>([
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]);

/** Where memory of the host's own begins. */
export function heapBase(): usize {
  return (__heap_base + 63) & ~63;
}

/** Names the geometry and the addresses of everything that stays the same for a whole recording. */
export function configure(
  cols_: u32,
  rows: u32,
  cellWidth_: u32,
  cellHeight_: u32,
  origin_: u32,
  stride_: u32,
  tileMasks_: usize,
  tileTables_: usize,
  bits_: usize,
  bitStride_: u32,
): void {
  cols = cols_;
  cellWidth = cellWidth_;
  cellHeight = cellHeight_;
  origin = origin_;
  stride = stride_;
  maskStride = (cellWidth_ + 15) & ~15;
  tileMasks = tileMasks_;
  tileTables = tileTables_;
  bits = bits_;
  bitStride = bitStride_;
  spareBits = bits_ + rows * cellHeight_ * bitStride_;
  top = u32.MAX_VALUE;
  bottom = 0;
}

/** Whether anything changed since the last extraction. */
export function isChanged(): bool {
  return top <= bottom;
}

/** Takes back all marks of change. */
export function forgetChanges(): void {
  if (top <= bottom) memory.fill(bits + top * bitStride, 0, (bottom + 1 - top) * bitStride);
  top = u32.MAX_VALUE;
  bottom = 0;
}

/** Marks whole cells as changed, whatever the planes hold. */
export function markCells(cells: usize, count: u32, tracking: u32): void {
  for (let i: u32 = 0; i < count; i++, cells += 8) {
    const position = load<u32>(cells);
    const row = position / cols;
    const col = position - row * cols;
    const y = row * cellHeight;
    for (let r: u32 = 0; r < cellHeight; r++) {
      const flags = bits + (y + r) * bitStride;
      if (tracking == BY_CELL) setBit(flags, col);
      else for (let x: u32 = 0; x < cellWidth; x++) setBit(flags, col * cellWidth + x);
    }
    spread(y, y + cellHeight - 1);
  }
}

/**
 * Draws `count` (position, tile) pairs at `cells` into `plane`, through the table number `which` of each tile's tables, and marks
 * what differs from what was there, as `tracking` tells.
 * A plane needs 16 spare bytes behind it: stores reach past the right edge, and put back what they found there.
 */
export function draw(plane: usize, which: u32, cells: usize, count: u32, tracking: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    const position = load<u32>(cells);
    const tile = load<u32>(cells, 4);
    cells += 8;
    const row = position / cols;
    const col = position - row * cols;
    const table = load<u32>(tileTables + (tile << 2));
    const mask = load<u32>(tileMasks + (tile << 2));
    const y = row * cellHeight;
    const target = plane + origin + y * stride + col * cellWidth;
    if (table & WIDE) drawBytewise(target, mask, (table & ~WIDE) + (which << 8), y, col, tracking);
    else
      for (let x: u32 = 0; x < cellWidth; x += 16)
        drawColumn(target + x, mask + x, table + (which << 4), y, col, x, min<u32>(16, cellWidth - x), tracking);
  }
}

/** Draws `width` <= 16 pixels of each row of a cell, from pixel x of the cell on. */
// @ts-ignore: decorator
@inline
function drawColumn(target: usize, mask: usize, table: usize, y: u32, col: u32, x: u32, width: u32, tracking: u32): void {
  const colours = v128.load(table);
  const lanes = v128.load(LANES + 16 - width);
  const at = tracking == BY_PIXEL ? col * cellWidth + x : col;
  const shift = u64(at & 63);
  let flags = bits + y * bitStride + ((at >> 6) << 3);
  let first = u32.MAX_VALUE;
  let last: u32 = 0;
  for (let r: u32 = 0; r < cellHeight; r++) {
    const drawn = i8x16.swizzle(colours, v128.load(mask));
    const old = v128.load(target);
    const changed = v128.and(i8x16.ne(drawn, old), lanes);
    if (v128.any_true(changed)) {
      v128.store(target, v128.bitselect(drawn, old, lanes));
      if (tracking == BY_PIXEL) markPixels(flags, shift, u64(i8x16.bitmask(changed) & 0xffff));
      else if (tracking == BY_CELL) store<u64>(flags, load<u64>(flags) | (u64(1) << shift));
      if (first == u32.MAX_VALUE) first = r;
      last = r;
    }
    target += stride;
    mask += maskStride;
    flags += bitStride;
  }
  if (tracking != 0 && first != u32.MAX_VALUE) spread(y + first, y + last);
}

/** Draws a cell whose table has 256 entries. */
function drawBytewise(target: usize, mask: usize, table: usize, y: u32, col: u32, tracking: u32): void {
  for (let r: u32 = 0; r < cellHeight; r++) {
    const flags = bits + (y + r) * bitStride;
    let changed = false;
    for (let x: u32 = 0; x < cellWidth; x++) {
      const value = load<u8>(table + load<u8>(mask + x));
      if (value == load<u8>(target + x)) continue;
      store<u8>(target + x, value);
      changed = true;
      if (tracking == BY_PIXEL) setBit(flags, col * cellWidth + x);
    }
    if (changed && tracking != 0) {
      if (tracking == BY_CELL) setBit(flags, col);
      spread(y + r, y + r);
    }
    target += stride;
    mask += maskStride;
  }
}

// @ts-ignore: decorator
@inline
function markPixels(flags: usize, shift: u64, pixels: u64): void {
  store<u64>(flags, load<u64>(flags) | (pixels << shift));
  if (shift > 48) store<u64>(flags, load<u64>(flags, 8) | (pixels >> (64 - shift)), 8);
}

// @ts-ignore: decorator
@inline
function setBit(flags: usize, at: u32): void {
  const byte = flags + (at >> 3);
  store<u8>(byte, load<u8>(byte) | (<u8>1 << <u8>(at & 7)));
}

// @ts-ignore: decorator
@inline
function spread(first: u32, last: u32): void {
  if (first < top) top = first;
  if (last > bottom) bottom = last;
}
