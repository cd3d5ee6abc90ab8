// The picture of each kind of cell, and which cell shows which picture when: all that a pixel codec has to know of a recording.
// Knows no terminals and no fonts. A tile is a mask seen through a ramp: pixel = ramp[mask value].
import type { PackedCells } from './packed-cells.js';

/** Pictures of cells, all of one size; append-only, ids are dense from 0. */
export interface TileBook {
  /** Size of a cell in pixels. */
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly maskCount: number;
  /** maskCount masks of cellWidth * cellHeight bytes each (may be longer), row by row; each value is an index into the ramp. */
  readonly masks: Uint8Array;
  readonly rampCount: number;
  /** Ramp r is rampColours[rampStart[r] .. rampStart[r + 1]): 1 to 256 colours, 0xRRGGBB. Text ramps go from background to foreground. */
  readonly rampStart: Uint32Array;
  readonly rampColours: Uint32Array;
  readonly tileCount: number;
  /** Mask and ramp of each tile. */
  readonly tileMask: Uint32Array;
  readonly tileRamp: Uint32Array;
  /** What slots show. */
  readonly pictures?: readonly Picture[];
}

/** A picture of any size, like a tile with a mask of its own. Few colours: pixel formats keep them exact. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** width * height indexes into the ramp. */
  readonly values: Uint8Array;
  readonly ramp: number;
}

/** A place on a backdrop, outside the grid, that shows one picture of its size at a time: a title, a caption. Slots do not overlap. */
export interface Slot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whose a pixel of a canvas with a backdrop is: the border's colour is there, the backdrop, or what a cell or slot draws. */
export const Ground = { border: 0, backdrop: 1, drawn: 2 } as const;

/** What lies around the grid and never changes (window, margin, shadow): drawn once, before everything else. */
export interface Backdrop {
  /** A word for each pixel of the canvas: R, G, B, A from the lowest byte up, not premultiplied. Read where it shows. */
  readonly pixels: Uint32Array;
  /** Where the border's colour is, and where the backdrop shows: runs [from, to) of the canvas' pixels, in pairs, ascending. */
  readonly border: Uint32Array;
  readonly shown: Uint32Array;
  /** Whether some of it is not opaque, and the colour to put behind it where a format cannot show that, 0xRRGGBB. */
  readonly seesThrough: boolean;
  readonly matte: number;
}

/** Where the grid of cells lies on the canvas. Sizes in pixels. */
export interface Grid {
  readonly cols: number;
  readonly rows: number;
  /** Left and top edge of cell 0. */
  readonly left: number;
  readonly top: number;
  readonly canvasWidth: number;
  readonly canvasHeight: number;
  readonly slots?: readonly Slot[];
  /** Without one, the border's colour is all around the grid. */
  readonly backdrop?: Backdrop;
}

/** Room for what one frame changes. */
export function makePairs({ cols, rows, slots = [] }: Grid): Uint32Array {
  return new Uint32Array(2 * (cols * rows + slots.length));
}

/**
 * What each frame changes. Frame f sets cell positions[i] (= row * cols + col) to tile tiles[i] for i in
 * [starts[f], starts[f + 1]), positions ascending. Frame 0 sets every cell and every slot: position cols * rows + s is slot s, and
 * what it is set to is a picture, not a tile.
 */
export interface PaintLog {
  readonly frameCount: number;
  /** Microseconds at which each frame appears, strictly ascending, first one 0; and the end of the last one. */
  readonly times: Float64Array;
  readonly end: number;
  /** Per frame, which of the looks everything outside the grid has that is neither backdrop nor slot. */
  readonly border: Uint32Array;
  /** Colours of its zones, 0xRRGGBB, nine a look: see border.ts. */
  readonly borderLooks: Uint32Array;
  readonly cells: PackedCells;
}
