// The picture of each kind of cell, and which cell shows which picture when: all that a pixel codec has to know of a recording.
// Knows no terminals and no fonts. A tile is a mask seen through a ramp: pixel = ramp[mask value].

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
}

/**
 * What each frame changes. Frame f sets cell positions[i] (= row * cols + col) to tile tiles[i] for i in
 * [starts[f], starts[f + 1]), positions ascending. Frame 0 sets every cell.
 */
export interface PaintLog {
  readonly frameCount: number;
  /** Microseconds at which each frame appears, strictly ascending, first one 0; and the end of the last one. */
  readonly times: Float64Array;
  readonly end: number;
  /** Colour of everything outside the grid, 0xRRGGBB, per frame. */
  readonly border: Uint32Array;
  readonly cells: CellChanges;
}

/** Frame by frame access, so that the log may be kept packed. */
export interface CellChanges {
  readonly total: number;
  /** Writes position, tile pairs of frame f to `into` (2 words a cell) and gives the number of cells. `into` holds 2 * cols * rows words. */
  read(frame: number, into: Uint32Array): number;
}
