// A GIF89a decoder written from the specification, for tests: strict, slow, and sharing nothing with the encoder.

export interface DecodedFrame {
  /** The composited picture, 0xRRGGBB per pixel. The decoder's own: valid until the next frame. */
  rgb: Uint32Array;
  /** Centiseconds. */
  delay: number;
  rect: { x: number; y: number; width: number; height: number };
  /** The transparent index, where there is one. */
  transparent: number | undefined;
  /** Whether some pixel of the image has the transparent index. */
  seesThrough: boolean;
  /** Whether the image brings its own colour table, and the number of colours in force. */
  local: boolean;
  colours: number;
}

export interface DecodedGif {
  width: number;
  height: number;
  /** Repetitions as the loop block tells (0 = for ever), `undefined` without one. */
  loop: number | undefined;
  frames: Iterable<DecodedFrame>;
}

const NOT_DRAWN = 0xffff_ffff;

/** Throws where the file is not as the specification wants it, and where players disagree (no clear code first, data after the end). */
export function decodeGif(bytes: Uint8Array): DecodedGif {
  const reader = new Reader(bytes);
  if (reader.text(6) !== 'GIF89a') throw new Error('no GIF89a signature');
  const width = reader.word();
  const height = reader.word();
  const flags = reader.byte();
  reader.byte();
  if (reader.byte() !== 0) throw new Error('pixels that are not square');
  const table = flags & 0x80 ? reader.colours(flags & 7) : undefined;
  const loop = findLoop(bytes, reader.at);
  const start = reader.at;
  return { width, height, loop, frames: { [Symbol.iterator]: () => decodeFrames(bytes, start, width, height, table) } };
}

/** All frames, each with a picture of its own to keep. */
export function decodeAll(bytes: Uint8Array): DecodedFrame[] {
  return Array.from(decodeGif(bytes).frames, (frame) => ({ ...frame, rgb: frame.rgb.slice() }));
}

function* decodeFrames(
  bytes: Uint8Array,
  start: number,
  width: number,
  height: number,
  globalTable: number[] | undefined,
): Generator<DecodedFrame> {
  const reader = new Reader(bytes, start);
  const rgb = new Uint32Array(width * height).fill(NOT_DRAWN);
  let control: { delay: number; disposal: number; transparent: number | undefined } | undefined;
  for (;;) {
    const block = reader.byte();
    if (block === 0x3b) break;
    if (block === 0x21) {
      if (reader.byte() !== 0xf9) {
        reader.subBlocks();
        continue;
      }
      if (control !== undefined) throw new Error('two graphic control extensions in a row');
      control = readControl(reader);
      continue;
    }
    if (block !== 0x2c) throw new Error(`block ${block} at ${reader.at - 1}`);
    const rect = { x: reader.word(), y: reader.word(), width: reader.word(), height: reader.word() };
    const { x, y } = rect;
    if (rect.width === 0 || rect.height === 0) throw new Error('an image without pixels');
    if (x + rect.width > width || y + rect.height > height) throw new Error('an image beyond the screen');
    const flags = reader.byte();
    if (flags & 0x78) throw new Error('interlaced, sorted or reserved flags');
    const local = (flags & 0x80) !== 0;
    const table = local ? reader.colours(flags & 7) : globalTable;
    if (table === undefined) throw new Error('no colour table');
    const { delay = 0, disposal = 0, transparent } = control ?? {};
    if (disposal > 1) throw new Error(`disposal ${disposal}`);
    const indexes = inflate(reader.byte(), reader.subBlocks(), rect.width * rect.height);
    let seesThrough = false;
    for (let i = 0; i < indexes.length; i++) {
      const index = indexes[i]!;
      const to = (y + Math.floor(i / rect.width)) * width + x + (i % rect.width);
      const colour = table[index];
      if (index === transparent) seesThrough = true;
      else if (colour === undefined) throw new Error(`index ${index} beyond the table`);
      else rgb[to] = colour;
    }
    yield { rgb, delay, rect, transparent, seesThrough, local, colours: table.length };
    control = undefined;
  }
  if (control !== undefined) throw new Error('a graphic control extension without an image');
  if (reader.at !== bytes.length) throw new Error('bytes after the trailer');
}

function readControl(reader: Reader) {
  if (reader.byte() !== 4) throw new Error('graphic control extension of another size');
  const flags = reader.byte();
  const delay = reader.word();
  const index = reader.byte();
  if (reader.byte() !== 0) throw new Error('graphic control extension without an end');
  if (flags & 0xe2) throw new Error('reserved or user input flags');
  return { delay, disposal: (flags >> 2) & 7, transparent: flags & 1 ? index : undefined };
}

/** The application extension of Netscape, before the first image only. */
function findLoop(bytes: Uint8Array, at: number): number | undefined {
  if (bytes[at] !== 0x21 || bytes[at + 1] !== 0xff) return undefined;
  const reader = new Reader(bytes, at + 2);
  const data = reader.subBlocks();
  if (String.fromCharCode(...data.subarray(0, 11)) !== 'NETSCAPE2.0' || data[11] !== 1) return undefined;
  return data[12]! | (data[13]! << 8);
}

/** LZW of appendix F. */
export function inflate(minimum: number, data: Uint8Array, count: number): Uint8Array {
  if (minimum < 2 || minimum > 8) throw new Error(`minimum code size ${minimum}`);
  const clear = 1 << minimum;
  const out = new Uint8Array(count);
  const prefix = new Int32Array(4096);
  const suffix = new Uint8Array(4096);
  const stack = new Uint8Array(4097);
  let used = 0;
  let size = minimum + 1;
  let next = clear + 2;
  let previous = -1;
  let first = 0;
  let bit = 0;
  for (let codes = 0; ; codes++) {
    if (bit + size > data.length * 8) throw new Error(`data ends at pixel ${used} of ${count}`);
    const byte = bit >> 3;
    const word = data[byte]! | ((data[byte + 1] ?? 0) << 8) | ((data[byte + 2] ?? 0) << 16);
    const code = (word >> (bit & 7)) & ((1 << size) - 1);
    bit += size;
    if (codes === 0 && code !== clear) throw new Error('the first code is not the clear code');
    if (code === clear) {
      size = minimum + 1;
      next = clear + 2;
      previous = -1;
      continue;
    }
    if (code === clear + 1) break;
    if (code > next || (code === next && (previous < 0 || next === 4096)) || (previous < 0 && code > clear)) {
      throw new Error(`code ${code} is not in the dictionary`);
    }
    let depth = 0;
    let phrase = code;
    if (code === next) {
      stack[depth++] = first;
      phrase = previous;
    }
    for (; phrase > clear; phrase = prefix[phrase]!) stack[depth++] = suffix[phrase]!;
    first = phrase;
    stack[depth++] = first;
    if (used + depth > count) throw new Error('more pixels than the image has');
    while (depth > 0) out[used++] = stack[--depth]!;
    if (previous >= 0 && next < 4096) {
      prefix[next] = previous;
      suffix[next++] = first;
      if (next === 1 << size && size < 12) size++;
    }
    previous = code;
  }
  if (used !== count) throw new Error(`${used} pixels of ${count}`);
  if (data.length !== Math.ceil(bit / 8)) throw new Error('data after the end code');
  if (data.length * 8 - bit >= size) throw new Error('room for another code after the end code');
  return out;
}

class Reader {
  constructor(
    private readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  byte(): number {
    const value = this.bytes[this.at++];
    if (value === undefined) throw new Error('the file ends early');
    return value;
  }

  word(): number {
    return this.byte() | (this.byte() << 8);
  }

  text(length: number): string {
    return String.fromCharCode(...Array.from({ length }, () => this.byte()));
  }

  colours(size: number): number[] {
    return Array.from({ length: 2 << size }, () => (this.byte() << 16) | (this.byte() << 8) | this.byte());
  }

  subBlocks(): Uint8Array {
    const parts: Uint8Array[] = [];
    for (let size = this.byte(); size > 0; size = this.byte()) {
      if (this.at + size > this.bytes.length) throw new Error('the file ends early');
      parts.push(this.bytes.subarray(this.at, this.at + size));
      this.at += size;
    }
    return Buffer.concat(parts);
  }
}
