// The kernels once more, in the plainest TypeScript: what they are compared with. One byte or one pixel at a time, no tricks.

/** Where a recording's tiles go, as the kernels see it. Sizes in pixels. */
export interface Layout {
  cols: number;
  rows: number;
  cellWidth: number;
  cellHeight: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface TwinTile {
  mask: Uint8Array;
  table: Uint8Array;
}

/** By unit (a pixel, or a cell's width) and pixel row of the grid: what changed. */
export class TwinCanvas {
  readonly plane: Uint8Array;
  #changed = new Set<string>();

  constructor(
    private readonly layout: Layout,
    private readonly pixelwise: boolean,
  ) {
    this.plane = new Uint8Array(layout.width * layout.height);
  }

  #unit(): number {
    return this.pixelwise ? 1 : this.layout.cellWidth;
  }

  draw(position: number, { mask, table }: TwinTile, marks: boolean): void {
    const { cols, cellWidth, cellHeight } = this.layout;
    for (let y = 0; y < cellHeight; y++) {
      for (let x = 0; x < cellWidth; x++) {
        const gridX = (position % cols) * cellWidth + x;
        const gridY = Math.floor(position / cols) * cellHeight + y;
        const at = this.#at(gridX, gridY);
        const value = table[mask[y * cellWidth + x]!]!;
        if (this.plane[at] !== value && marks) this.#changed.add(`${Math.floor(gridX / this.#unit())} ${gridY}`);
        this.plane[at] = value;
      }
    }
  }

  mark(position: number): void {
    const { cols, cellWidth, cellHeight } = this.layout;
    for (let y = 0; y < cellHeight; y++) {
      for (let x = 0; x < cellWidth; x++) {
        const column = Math.floor(((position % cols) * cellWidth + x) / this.#unit());
        this.#changed.add(`${column} ${Math.floor(position / cols) * cellHeight + y}`);
      }
    }
  }

  extract(keepBelow: number) {
    if (this.#changed.size === 0) return undefined;
    const places = [...this.#changed].map((key) => key.split(' ').map(Number) as [number, number]);
    const left = Math.min(...places.map(([x]) => x));
    const right = Math.max(...places.map(([x]) => x)) + 1;
    const top = Math.min(...places.map(([, y]) => y));
    const bottom = Math.max(...places.map(([, y]) => y)) + 1;
    const unit = this.#unit();
    const out: number[] = [];
    for (let y = top; y < bottom; y++) {
      for (let from = left; from < right; ) {
        const isChanged = this.#changed.has(`${from} ${y}`);
        let to = from + 1;
        while (to < right && this.#changed.has(`${to} ${y}`) === isChanged) to++;
        const run = this.#row(from * unit, to * unit, y);
        const after = to < right ? this.plane[this.#at(to * unit, y)] : undefined;
        const keeps = isChanged || to - from < keepBelow || joins(run, out.at(-1), after);
        out.push(...(keeps ? run : run.map(() => 0)));
        from = to;
      }
    }
    this.#changed.clear();
    const { left: gridLeft, top: gridTop } = this.layout;
    const region = { x: gridLeft + left * unit, y: gridTop + top, width: (right - left) * unit, height: bottom - top };
    return { ...region, pixels: Uint8Array.from(out) };
  }

  #at(gridX: number, gridY: number): number {
    return (this.layout.top + gridY) * this.layout.width + this.layout.left + gridX;
  }

  #row(from: number, to: number, y: number): number[] {
    return [...this.plane.subarray(this.#at(from, y), this.#at(to, y))];
  }
}

function joins(run: number[], before: number | undefined, after: number | undefined): boolean {
  return run.every((colour) => colour === run[0]) && (run[0] === before || run[0] === after);
}

/** Image data as it stands in a GIF: minimum code size, sub-blocks, terminator. */
export function compressPlainly(pixels: Uint8Array, minimum: number): Uint8Array {
  const raw = lzw(pixels, minimum);
  const out = [minimum];
  for (let at = 0; at < raw.length; at += 255) {
    const block = raw.slice(at, at + 255);
    out.push(block.length, ...block);
  }
  return Uint8Array.of(...out, 0);
}

/** Greedy LZW over strings, cleared where a full dictionary does less than 0.9 of its best over 512 bytes. */
function lzw(pixels: Uint8Array, minimum: number): number[] {
  const clear = 1 << minimum;
  const bits: number[] = [];
  let dictionary = new Map<string, number>();
  let next = 0;
  let size = 0;
  let window = { pixel: 0, byte: 0, best: { pixels: 0, bytes: 1 } };
  const emit = (code: number) => {
    for (let bit = 0; bit < size; bit++) bits.push((code >> bit) & 1);
  };
  // The kernel writes out words of 32 bits, and counts those.
  const written = () => Math.floor(bits.length / 32) * 4;
  const reset = () => {
    dictionary = new Map(Array.from({ length: clear }, (_, i) => [String.fromCharCode(i), i]));
    next = clear + 2;
    size = minimum + 1;
  };
  const isStale = (pixel: number) => {
    const bytes = written() - window.byte;
    if (bytes < 512) return false;
    const pixels = pixel - window.pixel;
    const { best } = window;
    const isBest = pixels * best.bytes >= best.pixels * bytes;
    const stale = pixels * best.bytes * 10 < best.pixels * bytes * 9;
    window = { pixel, byte: written(), best: isBest ? { pixels, bytes } : best };
    return stale;
  };
  reset();
  emit(clear);
  let phrase = '';
  for (let i = 0; i < pixels.length; i++) {
    const longer = phrase + String.fromCharCode(pixels[i]!);
    if (dictionary.has(longer)) {
      phrase = longer;
      continue;
    }
    emit(dictionary.get(phrase)!);
    if (next < 4096) {
      dictionary.set(longer, next);
      if (next >= 1 << size && size < 12) size++;
      if (++next === 4096) window = { pixel: i, byte: written(), best: { pixels: 0, bytes: 1 } };
    } else if (isStale(i)) {
      emit(clear);
      reset();
    }
    phrase = String.fromCharCode(pixels[i]!);
  }
  emit(dictionary.get(phrase)!);
  if (next < 4096 && next >= 1 << size && size < 12) size++;
  while ((8 - ((bits.length + size) % 8)) % 8 >= size) {
    emit(clear);
    size = minimum + 1;
  }
  emit(clear + 1);
  const bytes: number[] = [];
  for (let i = 0; i < bits.length; i += 8) {
    bytes.push(bits.slice(i, i + 8).reduce((byte, bit, place) => byte | (bit << place), 0));
  }
  return bytes;
}
