// Parts of a screen that nobody is to see: in place of what stands there are shaded cells that tell nothing of it.

/** In cells; may reach beyond the screen. */
export interface CellBox {
  readonly col: number;
  readonly row: number;
  readonly cols: number;
  readonly rows: number;
}

/** What covers a cell: MEDIUM SHADE. */
export const SHADE_GLYPH = 0x2592;

const CODE_POINT = 0x1f_ffff;

export class Cover {
  readonly #boxes: readonly CellBox[];
  readonly #masks: readonly number[];

  /** @param masks code points that stand for what was hidden: shaded wherever they are, so that no colour tells more of it */
  constructor(boxes: readonly CellBox[], masks: readonly number[] = []) {
    this.#boxes = boxes;
    this.#masks = masks;
  }

  /** Whether a cell with this content word is one that stands for what was hidden. */
  isMask(content: number): boolean {
    return this.#masks.includes(content & CODE_POINT);
  }

  /** The same on a screen that begins some rows further up. */
  below(rows: number): Cover {
    return new Cover(
      this.#boxes.map((box) => ({ ...box, row: box.row + rows })),
      this.#masks,
    );
  }

  /** Whether the cell, or one of `width` that begins there, is covered. On a double-width line cells take twice the room. */
  covers(row: number, col: number, width: number, doubled: boolean): boolean {
    const scale = doubled ? 2 : 1;
    const [from, to] = [col * scale, (col + width) * scale];
    return this.#boxes.some(
      (box) => row >= box.row && row < box.row + box.rows && to > box.col && from < box.col + box.cols,
    );
  }
}
