// Which rows of a screen belong together as lines: those that the terminal wrapped, and those that a program may have.
import type { RawLine } from '../xterm/internals.js';

const shows = (content: number | undefined): boolean => content !== undefined && (content & 0x3f_ffff) > 0x20;

/** Shows something in its last column. The right half of a wide grapheme has no content of its own. */
export const isFull = ({ _data: data }: RawLine): boolean =>
  shows(data[data.length - 3]) || (data.length > 3 && data[data.length - 3] === 0 && shows(data[data.length - 6]));

export const wraps = (_: RawLine, below: RawLine): boolean => below.isWrapped;

/** Wrapped by the terminal, or maybe by the program. */
export const goesOn = (above: RawLine, below: RawLine): boolean =>
  below.isWrapped || (isFull(above) && startsFull(below));

const startsFull = ({ _data: data }: RawLine): boolean => shows(data[0]);
