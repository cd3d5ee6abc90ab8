// Images of frames as bytes, one record a frame: what goes through the ring from the worker to the encoder.
import type { RingReader, RingWriter } from './byte-ring.js';
import type { Image } from './container.js';

/** Words of a record's head: whether there is an image, x, y, width, height, transparent, colours of its table, bytes of its data. */
const HEAD_WORDS = 8;

export function sendImage(ring: RingWriter, image: Image | undefined): void {
  const head = new Uint32Array(HEAD_WORDS);
  if (image !== undefined) {
    const { x, y, width, height, transparent, table, data } = image;
    head.set([1, x, y, width, height, transparent ? 1 : 0, table?.length ?? 0, data.length]);
  }
  ring.write(octets(head));
  if (image?.table !== undefined) ring.write(octets(image.table));
  if (image !== undefined) ring.write(image.data);
}

export class ImageReceiver {
  #data = new Uint8Array(1 << 16);

  constructor(private readonly ring: RingReader) {}

  /** The next image; `undefined` if its frame has none; 'lost' if the worker is gone. Its data is valid until the next call. */
  next(): Image | undefined | 'lost' {
    const head = new Uint32Array(HEAD_WORDS);
    if (!this.ring.read(octets(head))) return 'lost';
    const [present, x = 0, y = 0, width = 0, height = 0, transparent, colours = 0, length = 0] = head;
    if (present === 0) return undefined;
    const table = new Uint32Array(colours);
    if (length > this.#data.length) this.#data = new Uint8Array(2 * length);
    const data = this.#data.subarray(0, length);
    if (!this.ring.read(octets(table)) || !this.ring.read(data)) return 'lost';
    return { x, y, width, height, transparent: transparent === 1, table: colours > 0 ? table : undefined, data };
  }
}

function octets(words: Uint32Array): Uint8Array {
  return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
}
