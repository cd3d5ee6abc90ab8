// How styles look: colours, face and lines, ready to paint with. Many styles (links, say) may share one look.
import type { Decoration, Face } from '../fonts/glyph.js';
import type { Screen } from '../terminal/screen.js';
import type { Style } from '../terminal/style.js';
import { type ColourContext, type Ink, inkOf } from '../theme/colours.js';
import { memo } from './memo.js';

export interface Look extends Ink {
  /** Equal looks have equal ids. */
  id: number;
  face: Face;
  /** 0 to 3, by face. */
  faceKey: number;
  /** Lines, in the order in which they are drawn. */
  marks: readonly Decoration[];
  conceal: boolean;
}

export class Looks {
  #byStyle: Look[] = [];
  #distinct = new Map<string, Look>();

  of(style: number, screen: Screen, context: ColourContext): Look {
    const known = this.#byStyle[style];
    if (known) return known;
    const look = lookOf(screen.style(style), context);
    const key = [look.faceKey, look.conceal, look.text, look.asked, look.ground, look.underline, ...look.marks].join();
    const shared = memo(this.#distinct, key, () => ({ ...look, id: this.#distinct.size }));
    this.#byStyle[style] = shared;
    return shared;
  }

  /** Forgets all looks: the terminal's colours have changed. */
  clear(): void {
    this.#byStyle = [];
    this.#distinct = new Map();
  }
}

/** A block cursor is the cell inverted (as agg has it), on the cursor's own colour where the program set one. */
export function underBlock(look: Look, screen: Screen, context: ColourContext): Look {
  const ground = screen.colours.cursor ?? (look.text === look.ground ? context.theme.foreground : look.text);
  return { ...look, ground, text: look.ground, asked: look.ground, underline: look.ground };
}

function lookOf(style: Style, context: ColourContext): Omit<Look, 'id'> {
  const marks: Decoration[] = [];
  if (style.underline !== 'none') marks.push(style.underline);
  if (style.overline) marks.push('overline');
  if (style.strike) marks.push('strike');
  return {
    ...inkOf(style, context),
    face: { bold: style.bold, italic: style.italic },
    faceKey: (style.bold ? 1 : 0) + (style.italic ? 2 : 0),
    marks: style.conceal ? [] : marks,
    conceal: style.conceal,
  };
}
