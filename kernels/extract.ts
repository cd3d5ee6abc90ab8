// Copies the rectangle that changed into one stream of pixels, deciding what the unchanged pixels in it become: their own colour
// or transparent (0), whichever LZW is likely to code shorter.
import { BY_PIXEL, bits, bitStride, bottom, cellWidth, cols, forgetChanges, origin, spareBits, stride, top } from './draw';

/** The rectangle of the last extraction, in pixels of the plane. */
export let regionX: u32 = 0;
export let regionY: u32 = 0;
export let regionWidth: u32 = 0;
export let regionHeight: u32 = 0;

/** No pixel came before. */
const NONE: i32 = -1;

/**
 * Writes the changed rectangle of `plane` to `out` and forgets the changes; gives the number of pixels, 0 if nothing changed.
 * An unchanged run keeps its colours if it is shorter than `keepBelow` bits, or of one colour that its neighbour before or after
 * also has; else it becomes transparent. `tracking` as when drawing. `out` needs 16 spare bytes.
 */
export function extract(plane: usize, out: usize, keepBelow: u32, tracking: u32): u32 {
  const pixelwise = tracking == BY_PIXEL;
  if (top > bottom) return 0;
  const unit: u32 = pixelwise ? 1 : cellWidth;
  const across = pixelwise ? cols * cellWidth : cols;
  findColumns(across, (across + 63) >> 6);
  const left = regionX;
  const right = left + regionWidth;
  let to = out;
  let before = NONE;
  for (let y = top; y <= bottom; y++) {
    const row = plane + origin + y * stride;
    const flags = bits + y * bitStride;
    let i = left;
    while (i < right) {
      const changedAt = findBit(flags, i, right, 0);
      if (changedAt > i) {
        const from = row + i * unit;
        const length = (changedAt - i) * unit;
        const after = changedAt < right ? i32(load<u8>(from + length)) : NONE;
        if (changedAt - i < keepBelow || joinsNeighbour(from, length, before, after)) {
          copy(to, from, length);
          before = load<u8>(from + length - 1);
        } else {
          fill(to, length, 0);
          before = 0;
        }
        to += length;
        i = changedAt;
      }
      if (i < right) {
        const unchangedAt = findBit(flags, i, right, ~0);
        const from = row + i * unit;
        const length = (unchangedAt - i) * unit;
        copy(to, from, length);
        before = load<u8>(from + length - 1);
        to += length;
        i = unchangedAt;
      }
    }
  }
  const offset = origin + top * stride + left * unit;
  regionY = offset / stride;
  regionX = offset - regionY * stride;
  regionWidth = (right - left) * unit;
  regionHeight = bottom + 1 - top;
  forgetChanges();
  return u32(to - out);
}

/** The largest of `count` bytes. */
export function largest(bytes: usize, count: u32): u32 {
  let lanes = i8x16.splat(0);
  const end = bytes + count;
  for (; bytes + 16 <= end; bytes += 16) lanes = v128.max<u8>(lanes, v128.load(bytes));
  lanes = v128.max<u8>(lanes, v128.shr<u64>(lanes, 32));
  lanes = v128.max<u8>(lanes, v128.shr<u64>(lanes, 16));
  lanes = v128.max<u8>(lanes, v128.shr<u64>(lanes, 8));
  let most = max<u32>(v128.extract_lane<u8>(lanes, 0), v128.extract_lane<u8>(lanes, 8));
  for (; bytes < end; bytes++) most = max<u32>(most, load<u8>(bytes));
  return most;
}

/** Sets regionX and regionWidth, in bits, to the columns that any row has a change in. */
function findColumns(across: u32, words: u32): void {
  memory.fill(spareBits, 0, words << 3);
  for (let y = top; y <= bottom; y++) {
    let from = bits + y * bitStride;
    for (let to = spareBits, end = to + (words << 3); to < end; to += 8, from += 8)
      store<u64>(to, load<u64>(to) | load<u64>(from));
  }
  regionX = findBit(spareBits, 0, across, 0);
  let word = words - 1;
  while (load<u64>(spareBits + (word << 3)) == 0) word--;
  regionWidth = (word << 6) + 64 - u32(clz<u64>(load<u64>(spareBits + (word << 3)))) - regionX;
}

/** The first bit from `i` on that is set (flip 0) or clear (flip ~0); `end` if there is none. */
function findBit(flags: usize, i: u32, end: u32, flip: u64): u32 {
  let word = i >> 6;
  let value = (load<u64>(flags + (word << 3)) ^ flip) & (~(0 as u64) << u64(i & 63));
  const last = (end - 1) >> 6;
  while (value == 0) {
    if (++word > last) return end;
    value = load<u64>(flags + (word << 3)) ^ flip;
  }
  return min<u32>((word << 6) + u32(ctz<u64>(value)), end);
}

// @ts-ignore: decorator
@inline
function joinsNeighbour(from: usize, length: u32, before: i32, after: i32): bool {
  const colour = i32(load<u8>(from));
  return (colour == before || colour == after) && isOneColour(from, length, colour);
}

function isOneColour(from: usize, length: u32, colour: u32): bool {
  const lanes = i8x16.splat(i8(colour));
  const end = from + length;
  for (; from + 16 <= end; from += 16) if (v128.any_true(i8x16.ne(v128.load(from), lanes))) return false;
  for (; from < end; from++) if (load<u8>(from) != colour) return false;
  return true;
}

/** Copies in steps of 16 bytes, past the end: the next run overwrites the excess. */
// @ts-ignore: decorator
@inline
function copy(to: usize, from: usize, length: u32): void {
  const end = to + length;
  for (; to < end; to += 16, from += 16) v128.store(to, v128.load(from));
}

// @ts-ignore: decorator
@inline
function fill(to: usize, length: u32, value: i8): void {
  const lanes = i8x16.splat(value);
  const end = to + length;
  for (; to < end; to += 16) v128.store(to, lanes);
}
