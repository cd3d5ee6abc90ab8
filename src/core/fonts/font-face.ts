// A font as glyphs look for characters in it: those that ship, and those of users. Which one has a character: fonts.ts.
import type { Face, FontName } from './glyph.js';
import type { OutlineFont } from './outline.js';

/**
 * How a font's glyphs are put into cells. `fixed`: each advance becomes one cell, fitted to the grid. `script`: natural size,
 * squeezed where wider than the cells. `symbols`: natural size, shrunk to the cells. `icons`: shrunk to the cells and to the
 * height of capitals. `wide`: sized for squares of two cells.
 */
export type FontRole = 'fixed' | 'script' | 'symbols' | 'icons' | 'wide';

/** A font that may be asked for characters. */
export interface FontFace extends FontName {
  /** What it has of bold and italic by itself. */
  readonly face: Face;
  role(codePoint: number): FontRole;
  /** Spares opening a large file for characters it cannot have. */
  readonly onlyFor?: (codePoint: number) => boolean;
  /** Where the font has a character that used to be elsewhere. */
  readonly movedTo?: (codePoint: number) => number;
  /** Undefined where its file turns out to be broken; who opens it has told the user. */
  open(): OutlineFont | undefined;
}

/** Faces that belong together. */
export interface FontFamily {
  readonly family: string;
  /** Those to ask for a face, best first. */
  faces(face: Face): readonly FontFace[];
}
