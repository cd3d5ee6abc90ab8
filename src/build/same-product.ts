// Whether two files are the same product. Formats that are all ours are the same bytes on every machine; of those that another
// encoder packs, the pixels count: its version, and with it the bytes, may differ from machine to machine.
import { inflateSync } from 'node:zlib';
import type { FormatName } from './formats.js';

export async function isSameProduct(format: FormatName, a: Uint8Array, b: Uint8Array): Promise<boolean> {
  if (Buffer.compare(a, b) === 0) return true;
  try {
    if (format === 'png' || format === 'apng') return samePng(a, b);
    return format === 'webp' && (await sameWebp(a, b));
  } catch {
    return false; // one of them is broken
  }
}

interface Chunk {
  type: string;
  data: Uint8Array;
}

/** PNG specification, section 5: a signature, then chunks of length, type, data and checksum. */
function* chunksOf(file: Uint8Array): Generator<Chunk> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 8; at < file.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8));
    yield { type, data: file.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

/** Everything but how the rows are compressed and split into chunks. */
function contentOf(file: Uint8Array): Buffer[] {
  const content: Buffer[] = [];
  let packed: Uint8Array[] = [];
  const endImage = (): void => {
    if (packed.length > 0) content.push(inflateSync(Buffer.concat(packed)));
    packed = [];
  };
  for (const { type, data } of chunksOf(file)) {
    if (type === 'IDAT') packed.push(data);
    // Its first four bytes number the chunks of an animation.
    else if (type === 'fdAT') packed.push(data.subarray(4));
    else {
      endImage();
      content.push(Buffer.from(type), Buffer.from(type === 'fcTL' ? data.subarray(4) : data));
    }
  }
  endImage();
  return content;
}

function samePng(a: Uint8Array, b: Uint8Array): boolean {
  const [one, other] = [contentOf(a), contentOf(b)];
  return one.length === other.length && one.every((part, i) => part.equals(other[i]!));
}

async function sameWebp(a: Uint8Array, b: Uint8Array): Promise<boolean> {
  const { default: sharp } = await import('sharp');
  const read = async (file: Uint8Array) => {
    const picture = sharp(file, { animated: true, limitInputPixels: false });
    const { width, height, delay, loop } = await picture.metadata();
    return {
      facts: JSON.stringify([width, height, delay, loop]),
      pixels: await picture.ensureAlpha().raw().toBuffer(),
    };
  };
  const [one, other] = [await read(a), await read(b)];
  return one.facts === other.facts && one.pixels.equals(other.pixels);
}
