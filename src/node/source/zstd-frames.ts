// Walks the frames of zstd data without decompressing them, so that limits hold before a decoder allocates anything.
// RFC 8878, section 3.1.

/** One frame: where it stands in the bytes, and the memory (bytes) its decoder needs to look back. */
export interface ZstdFrame {
  start: number;
  end: number;
  window: number;
}

const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;

/** Gives the frames one by one; undefined at the point where the data is cut off or is no zstd. */
export function* zstdFrames(bytes: Uint8Array): Generator<ZstdFrame | undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at < bytes.length) {
    const frame = readFrame(view, at);
    if (frame === undefined || frame.end > bytes.length) return yield undefined;
    if (frame.window >= 0) yield { start: at, ...frame };
    at = frame.end;
  }
}

/** Window -1 is a skippable frame's. */
function readFrame(view: DataView, start: number): { end: number; window: number } | undefined {
  if (start + 8 > view.byteLength) return undefined;
  const magic = view.getUint32(start, true);
  if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE) return { end: start + 8 + view.getUint32(start + 4, true), window: -1 };
  if (magic !== MAGIC) return undefined;
  const { at, single, sizeAt, sizeBytes, checksum } = firstBlock(view, start);
  if (at + 3 > view.byteLength) return undefined;
  const window = single ? contentSize(view, sizeAt, sizeBytes) : windowSize(view.getUint8(start + 5));
  const last = blocksEnd(view, at);
  return last === undefined ? undefined : { end: last + checksum, window };
}

/** Section 3.1.1.1: what the header of a frame says, and where its first block begins. */
function firstBlock(view: DataView, start: number) {
  const descriptor = view.getUint8(start + 4);
  const single = (descriptor & 0x20) !== 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3]!;
  const sizeBytes = [single ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
  const sizeAt = start + (single ? 5 : 6) + dictionary;
  return { at: sizeAt + sizeBytes, single, sizeAt, sizeBytes, checksum: descriptor & 4 };
}

/** Section 3.1.1.1.2. */
function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

/** Section 3.1.1.1.4. */
function contentSize(view: DataView, at: number, bytes: number): number {
  if (bytes === 1) return view.getUint8(at);
  if (bytes === 2) return view.getUint16(at, true) + 256;
  return bytes === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}

/** Where a frame can be cut, after every so many of its blocks; its end at last. */
export function* frameCuts(bytes: Uint8Array, { start, end }: ZstdFrame, blocks: number): Generator<number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = firstBlock(view, start).at;
  for (let count = 1; at + 3 <= end; count++) {
    const block = blockAt(view, at);
    if (block.isLast) break;
    at = block.end;
    if (count % blocks === 0) yield at;
  }
  yield end;
}

function blocksEnd(view: DataView, first: number): number | undefined {
  for (let at = first; at + 3 <= view.byteLength; ) {
    const block = blockAt(view, at);
    if (block.isLast) return block.end;
    at = block.end;
  }
  return undefined;
}

/** Section 3.1.1.2: three bytes of header say the type and length; a run (type 1) takes one byte whatever its length. */
function blockAt(view: DataView, at: number): { end: number; isLast: boolean } {
  const header = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  return { end: at + 3 + (((header >> 1) & 3) === 1 ? 1 : header >> 3), isLast: (header & 1) === 1 };
}
