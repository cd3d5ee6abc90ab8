// What the glyph stage gives to painters. How it is made: source.ts, and from there cluster.ts, shapes/shapes.ts, emoji.ts.

/** Whole-pixel geometry of a text cell (GLYPHS.md section 2), in pixels from the cell's top left corner. */
export interface CellMetrics {
  /** Font size in pixels per em. */
  readonly size: number;
  readonly width: number;
  readonly height: number;
  readonly baseline: number;
  /** Thickness of underline, overline and strike. */
  readonly line: number;
  /** Top edges. */
  readonly underline: number;
  readonly strike: number;
  /** How much wider than high its letters are than those of the font; 1 unless it is said. */
  readonly stretch?: number;
  /** Times as large as the cell that was rounded to whole pixels; 1 unless it is said. */
  readonly scale?: number;
}

export interface Face {
  readonly bold: boolean;
  readonly italic: boolean;
}

export interface FontName {
  readonly family: string;
  /** Empty for the regular face, else e.g. "Bold Italic". */
  readonly style: string;
}

/** What draws a grapheme. Without fonts it is geometry, unless it is missing. */
export interface Drawn {
  readonly text: string;
  readonly face: Face;
  /** Those of its characters, each once. */
  readonly fonts: readonly FontName[];
  /** No font has all of it. */
  readonly missing: boolean;
}

/** Ink of a grapheme over one or two cells: row by row, (cells * width) by height. */
export type GlyphImage =
  /**
   * Coverage 0..255, to be painted in the text colour. `shade`: it is the very share of that colour, neither rounded to an
   * antialiasing level nor made to look bolder.
   */
  | { readonly kind: 'mask'; readonly coverage: Uint8Array; readonly shade?: boolean }
  /** Straight-alpha RGBA, 4 bytes a pixel: emoji. */
  | { readonly kind: 'colour'; readonly rgba: Uint8Array };

export type Decoration = 'single' | 'double' | 'curly' | 'dotted' | 'dashed' | 'overline' | 'strike';

export type DoubleSize = 'wide' | 'wide and high';

/** Draws graphemes at one size. Deterministic: only + - * / and sqrt decide pixels. */
export interface GlyphSource {
  readonly metrics: CellMetrics;
  /** Image of a grapheme that takes `cells` cells; not cached. A grapheme no font has gives a hollow box. */
  glyph(text: string, face: Face, cells: 1 | 2): GlyphImage;
  /** Coverage of a decoration over one cell whose left edge is at pixel x of the canvas (dots keep step across cells). */
  decoration(kind: Decoration, x: number): Uint8Array;
  /** The same for lines of double width (DECDWL) or of double width and height (DECDHL): cells twice as large, sharp. */
  double(size: DoubleSize): GlyphSource;
  /** Only where ligatures were asked for. */
  readonly ligatures?: LigatureSource | undefined;
}

/** Draws runs of text as the substitutions of their font have them, cell by cell. */
export interface LigatureSource {
  /**
   * For each character of a run, which take a cell each: 0 where it looks as it does alone, else the number of the picture
   * that its cell has; undefined for none but 0. Cells that look alike have equal numbers.
   */
  shape(run: string, face: Face): Uint32Array | undefined;
  /** Coverage of a picture over its cell; not cached. */
  picture(number: number): Uint8Array;
}
