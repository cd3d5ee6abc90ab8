// The blocks of a GIF file (GIF89a), laid one after the other into chunks of bytes. Compresses nothing itself.

/** One image: the data as GIF89a section 22 has it, and where it goes. */
export interface Image {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether index 0 leaves the pixel below as it is. */
  readonly transparent: boolean;
  /** Colours of this image only, 0xRRGGBB; else the global ones hold. */
  readonly table?: Uint32Array | undefined;
  readonly data: Uint8Array;
}

/** A chunk is given away once it holds this much. */
const CHUNK = 1 << 18;
const ROOM = 1 << 20;
const LONGEST_DELAY = 65535;
const LEAVE_IN_PLACE = 1;
/** Image data of one transparent pixel: clear, 0, end, in codes of 5 bits, which leave no room for another in the last byte. */
const ONE_PIXEL = Uint8Array.of(4, 2, 0x10, 0x44, 0);

export class GifContainer {
  #chunk = new Uint8Array(ROOM);
  #used = 0;
  /** Where the delay of the last image is in the chunk. */
  #delayAt = 0;

  /** Header, logical screen, global table and loop block. `loop`: times to repeat, 0 = for ever, undefined = play once. */
  begin(width: number, height: number, table: Uint32Array, loop: number | undefined): void {
    this.#text('GIF89a');
    this.#words(width, height);
    this.#octets(0xf0 | (tableBits(table) - 1), 0, 0);
    this.#colours(table);
    if (loop === undefined) return;
    this.#octets(0x21, 0xff, 11);
    this.#text('NETSCAPE2.0');
    this.#octets(3, 1);
    this.#words(loop);
    this.#octets(0);
  }

  /** Its delay is set afterwards, through `delay`. */
  image({ x, y, width, height, transparent, table, data }: Image): void {
    this.#need(data.length + 1024);
    this.#octets(0x21, 0xf9, 4, (LEAVE_IN_PLACE << 2) | (transparent ? 1 : 0));
    this.#delayAt = this.#used;
    this.#words(0);
    this.#octets(0, 0, 0x2c);
    this.#words(x, y, width, height);
    this.#octets(table === undefined ? 0 : 0x80 | (tableBits(table) - 1));
    if (table !== undefined) this.#colours(table);
    this.#chunk.set(data, this.#used);
    this.#used += data.length;
  }

  /** Sets how long the last image shows, in centiseconds. What one delay cannot hold goes to images that change nothing. */
  delay(centiseconds: number): void {
    let left = centiseconds;
    for (; left > LONGEST_DELAY; left -= LONGEST_DELAY - 2) {
      // Two centiseconds short of the longest, so that none under 2 is left over.
      this.#setDelay(LONGEST_DELAY - 2);
      this.image({ x: 0, y: 0, width: 1, height: 1, transparent: true, data: ONE_PIXEL });
    }
    this.#setDelay(left);
  }

  end(): void {
    this.#need(1);
    this.#octets(0x3b);
  }

  /** What is finished, if it is worth a chunk or `all` is asked for. Not between an image and its delay. */
  take(all = false): Uint8Array | undefined {
    if (this.#used === 0 || (!all && this.#used < CHUNK)) return undefined;
    const chunk = this.#chunk.slice(0, this.#used);
    this.#used = 0;
    return chunk;
  }

  #setDelay(centiseconds: number): void {
    this.#chunk[this.#delayAt] = centiseconds & 255;
    this.#chunk[this.#delayAt + 1] = centiseconds >> 8;
  }

  #need(size: number): void {
    if (this.#used + size <= this.#chunk.length) return;
    const wider = new Uint8Array(this.#used + size);
    wider.set(this.#chunk.subarray(0, this.#used));
    this.#chunk = wider;
  }

  #octets(...values: number[]): void {
    for (const value of values) this.#chunk[this.#used++] = value;
  }

  #words(...values: number[]): void {
    for (const value of values) this.#octets(value & 255, value >> 8);
  }

  #text(ascii: string): void {
    for (let i = 0; i < ascii.length; i++) this.#octets(ascii.charCodeAt(i));
  }

  /** Unused entries of a table are black. */
  #colours(table: Uint32Array): void {
    for (let i = 0; i < 1 << tableBits(table); i++) {
      const colour = table[i] ?? 0;
      this.#octets(colour >> 16, (colour >> 8) & 255, colour & 255);
    }
  }
}

/** A table has 2, 4, ... 256 entries. */
function tableBits({ length }: Uint32Array): number {
  return Math.max(1, 32 - Math.clz32(length - 1));
}
