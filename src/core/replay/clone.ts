// Copies of what a replay lends, to keep.
import type { Changes, Screen } from '../terminal/screen.js';

/** A screen that later frames leave alone. Glyph and style ids keep their meaning: `text` and `style` ask the original's. */
export function cloneScreen(screen: Screen): Screen {
  const { cols, rows, title, colours, reverse, alternate } = screen;
  return {
    cols,
    rows,
    title,
    reverse,
    alternate,
    glyphs: screen.glyphs.slice(),
    styles: screen.styles.slice(),
    lineSizes: screen.lineSizes.slice(),
    wraps: screen.wraps.slice(),
    cursor: { ...screen.cursor },
    colours: { ...colours, palette: new Map(colours.palette) },
    text: (glyph) => screen.text(glyph),
    style: (id) => screen.style(id),
  };
}

export function cloneChanges(changes: Changes): Changes {
  return { ...changes, from: changes.from.slice(), to: changes.to.slice() };
}
