// LZW as GIF89a (appendix F) wants it, greedy, with two additions that keep the stream valid. Runs of one colour, most of a terminal's picture, never enter
// the dictionary's trie: per colour the code of each run length is kept, and run lengths are found 16 pixels at a time.
// And a full dictionary is cleared once its compression falls behind its own best.

const MOST_CODES: u32 = 4096;
/** Bytes of output over which compression is judged once the dictionary is full, and the share of the best that is too little. */
const WINDOW: u32 = 512;
const WORST: u64 = 9;
const BEST: u64 = 10;

/** Trie: (code << minimum code size | pixel) -> code of that phrase, 0 for none; and which entries are in use. */
const trie = memory.data(4096 * 256 * 2, 64);
const used = memory.data(4096 * 4, 64);
/** Code of each run: (colour << 12 | length) -> code, lengths 2..longest[colour]. */
const runs = memory.data(4096 * 256 * 2, 64);
const longest = memory.data(256 * 4, 64);

let out: usize = 0;
let held: u64 = 0;
let heldBits: u32 = 0;
let codeSize: u32 = 0;
let next: u32 = 0;
let usedCount: u32 = 0;
let colours: u32 = 0;

/** Where the window began, in pixels and in output; and the best window so far, as pixels over bytes. */
let windowPixel: usize = 0;
let windowOut: usize = 0;
let bestPixels: u64 = 0;
let bestBytes: u64 = 1;

/**
 * Compresses `count` pixels, all under 1 << minimum (2..8), to image data as it stands in a GIF: minimum code size, sub-blocks,
 * terminator. Gives its length in bytes. `into` needs 2 * count + 8192 bytes.
 */
export function compress(pixels: usize, count: u32, minimum: u32, into: usize): u32 {
  // Packing widens 255 bytes to 256 from the front on, so that this gap keeps it from overtaking what it reads.
  const raw = into + (2 * count + 4096) / 255 + 2;
  colours = 1 << minimum;
  out = raw;
  held = 0;
  heldBits = 0;
  codeSize = minimum + 1;
  clear(pixels);
  let at = pixels;
  const past = pixels + count;
  while (at < past) {
    const colour = u32(load<u8>(at));
    let phrase = colour;
    if (at + 1 < past && load<u8>(at, 1) == colour) {
      const codes = runs + (colour << 13);
      let run = runLength(at, past, colour);
      let known = load<u32>(longest + (colour << 2));
      while (run > known) {
        emit(known == 1 ? colour : u32(load<u16>(codes + (known << 1))));
        at += known;
        run -= known;
        if (next < MOST_CODES) {
          known++;
          store<u16>(codes + (known << 1), next);
          addCode(at);
        } else if (isStale(at)) {
          clear(at);
          known = 1;
        }
      }
      store<u32>(longest + (colour << 2), known);
      if (run > 1) phrase = load<u16>(codes + (run << 1));
      at += run;
    } else at++;
    let entry: usize = 0;
    while (at < past) {
      entry = trie + (((phrase << minimum) | u32(load<u8>(at))) << 1);
      const longer = u32(load<u16>(entry));
      if (longer == 0) break;
      phrase = longer;
      at++;
    }
    emit(phrase);
    if (at >= past) {
      // The decoder adds an entry here too, and may widen its codes for the one that follows.
      if (next < MOST_CODES && next >= 1 << codeSize && codeSize < 12) codeSize++;
    } else if (next < MOST_CODES) {
      store<u16>(entry, next);
      store<u32>(used + (usedCount << 2), u32(entry));
      usedCount++;
      addCode(at);
    } else if (isStale(at)) clear(at);
  }
  end();
  return pack(raw, u32(out - raw), minimum, into);
}

// @ts-ignore: decorator
@inline
function emit(code: u32): void {
  held |= u64(code) << heldBits;
  heldBits += codeSize;
  if (heldBits >= 32) {
    store<u32>(out, u32(held));
    out += 4;
    held >>= 32;
    heldBits -= 32;
  }
}

/** Takes `next` into use. Codes widen one entry late, as the decoder is one behind. */
// @ts-ignore: decorator
@inline
function addCode(at: usize): void {
  if (next >= 1 << codeSize && codeSize < 12) codeSize++;
  next++;
  if (next == MOST_CODES) {
    windowPixel = at;
    windowOut = out;
    bestPixels = 0;
    bestBytes = 1;
  }
}

/** Whether the window that ends here did much worse than the best one since the dictionary was full. */
// @ts-ignore: decorator
@inline
function isStale(at: usize): bool {
  if (out - windowOut < WINDOW) return false;
  return judge(at);
}

function judge(at: usize): bool {
  const pixels = u64(at - windowPixel);
  const bytes = u64(out - windowOut);
  windowPixel = at;
  windowOut = out;
  if (pixels * bestBytes >= bestPixels * bytes) {
    bestPixels = pixels;
    bestBytes = bytes;
    return false;
  }
  return pixels * bestBytes * BEST < bestPixels * bytes * WORST;
}

function clear(at: usize): void {
  emit(colours);
  empty();
  for (let colour: u32 = 0; colour < colours; colour++) store<u32>(longest + (colour << 2), 1);
  next = colours + 2;
  codeSize = 31 - clz<u32>(colours) + 1;
  windowPixel = at;
  windowOut = out;
}

function empty(): void {
  for (let i: u32 = 0; i < usedCount; i++) store<u16>(load<u32>(used + (i << 2)), 0);
  usedCount = 0;
}

/** Emits the end code and what bits are left. */
function end(): void {
  // Strict readers take spare bits as another code when they are enough for one: clear codes before the end shift them away.
  while ((~(heldBits + codeSize - 1) & 7) >= codeSize) {
    emit(colours);
    codeSize = 31 - clz<u32>(colours) + 1;
  }
  emit(colours + 1);
  empty();
  while (heldBits > 0) {
    store<u8>(out++, u8(held));
    held >>= 8;
    heldBits = heldBits > 8 ? heldBits - 8 : 0;
  }
}

function runLength(from: usize, end: usize, colour: u32): u32 {
  const lanes = i8x16.splat(i8(colour));
  let at = from + 1;
  for (; at + 16 <= end; at += 16) {
    const others = i8x16.bitmask(i8x16.ne(v128.load(at), lanes));
    if (others != 0) return u32(at - from) + u32(ctz<i32>(others));
  }
  while (at < end && load<u8>(at) == colour) at++;
  return u32(at - from);
}

/** Sub-blocks of at most 255 bytes (GIF89a section 15). */
function pack(from: usize, length: u32, minimum: u32, into: usize): u32 {
  store<u8>(into, minimum);
  let to = into + 1;
  while (length > 0) {
    const block = min<u32>(length, 255);
    store<u8>(to, block);
    memory.copy(to + 1, from, block);
    to += block + 1;
    from += block;
    length -= block;
  }
  store<u8>(to++, 0);
  return u32(to - into);
}
