// The colour of the cursor, the same in all formats.
import type { CursorShape } from '../terminal/screen.js';
import type { ColourContext, Ink } from './colours.js';
import { withContrast } from './contrast.js';

/**
 * Least contrast on a cell without text, 1 to 21 (WCAG 2, 1.4.11). A program that erases in a colour of its own leaves cells whose text
 * would have the theme's colour, which may be that of the ground.
 */
const LEAST_ON_BLANK = 3;

/** A cell with a cursor. */
export interface CursorCell {
  readonly ink: Pick<Ink, 'text' | 'ground'>;
  readonly shape: CursorShape;
  /** It shows no text. */
  readonly blank: boolean;
}

/** The text's colour (agg inverts the cell), unless the program set one, or it could not be told from the ground. */
export function cursorColour({ ink: { text, ground }, shape, blank }: CursorCell, context: ColourContext): number {
  const own = context.screen.colours.cursor;
  if (own !== undefined) return own;
  const colour = shape === 'block' && text === ground ? context.theme.foreground : text;
  return blank ? withContrast(colour, ground, LEAST_ON_BLANK) : colour;
}
