// Screens for tests, made without a terminal: text and styles as given, everything else plain.
import { BLANK, type Changes, type Screen } from '../../src/core/terminal/screen.js';
import { DEFAULT_COLOUR, type Style } from '../../src/core/terminal/style.js';

export const plainStyle: Style = {
  fg: DEFAULT_COLOUR,
  bg: DEFAULT_COLOUR,
  underline: 'none',
  underlineColour: DEFAULT_COLOUR,
  bold: false,
  faint: false,
  italic: false,
  blink: false,
  inverse: false,
  conceal: false,
  strike: false,
  overline: false,
  link: '',
};

/** A screen of the given rows, one code point a cell; `styles` maps a cell "row,col" to a style. */
export function screenOf(
  rows: string[],
  styles: Record<string, Partial<Style>> = {},
  extra: Partial<Screen> = {},
): Screen {
  const cols = Math.max(...rows.map((row) => [...row].length));
  const table: Style[] = [plainStyle];
  const glyphs = new Uint32Array(cols * rows.length);
  const styleIds = new Uint32Array(cols * rows.length);
  rows.forEach((text, row) => {
    [...text].forEach((char, col) => {
      glyphs[row * cols + col] = char === ' ' ? BLANK : char.codePointAt(0)!;
    });
  });
  for (const [cell, style] of Object.entries(styles)) {
    const [row, col] = cell.split(',').map(Number);
    styleIds[row! * cols + col!] = table.push({ ...plainStyle, ...style }) - 1;
  }
  return {
    cols,
    rows: rows.length,
    glyphs,
    styles: styleIds,
    lineSizes: new Uint8Array(rows.length),
    wraps: new Uint8Array(rows.length),
    cursor: { col: 0, row: 0, visible: false, shape: 'block', blink: false },
    title: '',
    colours: { foreground: undefined, background: undefined, cursor: undefined, palette: new Map() },
    reverse: false,
    alternate: false,
    text: (glyph) => (glyph === BLANK ? ' ' : glyph === 1 ? '' : String.fromCodePoint(glyph)),
    style: (id) => table[id]!,
    ...extra,
  };
}

/** The changes that name every cell. */
export function allChanged(screen: Screen): Changes {
  return {
    all: true,
    from: new Int32Array(screen.rows),
    to: new Int32Array(screen.rows).fill(screen.cols),
    cursor: true,
    title: true,
  };
}

/** Changes of one span of one row. */
export function spanChanged(screen: Screen, row: number, from: number, to: number, cursor = false): Changes {
  const changes = {
    all: false,
    from: new Int32Array(screen.rows),
    to: new Int32Array(screen.rows),
    cursor,
    title: false,
  };
  changes.from[row] = from;
  changes.to[row] = to;
  return changes;
}
