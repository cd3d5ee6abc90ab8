// What a pane of a grid shows, as output that draws it at its place: cells of its screen that changed, at every moment where some did.
import type { Cast, EmbeddedTheme, Micros } from '../recording/cast.js';
import type { Frame } from '../replay/frame.js';
import { watchScreens } from '../replay/watch.js';
import { FIRST_CLUSTER, type Screen, TAIL } from '../terminal/screen.js';
import type { Style } from '../terminal/style.js';
import { sgrOf } from '../text/sgr.js';
import type { GridLayout } from './layout.js';

/** Output of a pane at a moment of its own recording. */
export interface Drawing {
  readonly time: Micros;
  readonly data: string;
}

type Place = GridLayout['places'][number];

/** @param theme of the pane, where it is not that of the grid: its colours are then given by their values */
export async function paneDrawings(cast: Cast, place: Place, theme: EmbeddedTheme | undefined): Promise<Drawing[]> {
  const drawings: Drawing[] = [];
  let size = '';
  await watchScreens(cast, ({ time, screen, changes }: Frame) => {
    const now = `${screen.cols}x${screen.rows}`;
    const cleared = size === '' || size === now ? '' : blank(place);
    size = now;
    const cells = themed(screen, theme);
    let data = cleared;
    for (let row = 0; row < Math.min(screen.rows, place.rows); row++) {
      const whole = changes.all || cleared !== '';
      const [from, to] = whole ? [0, screen.cols] : [changes.from[row]!, changes.to[row]!];
      if (from < to) data += spanText(cells, { row, from, to }, place);
    }
    drawings.push({ time, data: data + cursorText(screen, place) });
  });
  return drawings;
}

const moveTo = (col: number, row: number): string => `\x1b[${row + 1};${col + 1}H`;

const blank = ({ col, row, cols, rows }: Place): string =>
  Array.from({ length: rows }, (_, at) => `${moveTo(col, row + at)}\x1b[0m${' '.repeat(cols)}`).join('');

/** The screen with the colours of its theme as if the program had set them. */
function themed(screen: Screen, theme: EmbeddedTheme | undefined): Pick<Screen, 'colours'> & { screen: Screen } {
  if (!theme) return { screen, colours: screen.colours };
  const { foreground, background, palette } = screen.colours;
  const own = Array.from({ length: 16 }, (_, index): [number, number] => [
    index,
    theme.palette[index % theme.palette.length]!,
  ]);
  const colours = {
    ...screen.colours,
    foreground: foreground ?? theme.foreground,
    background: background ?? theme.background,
    palette: new Map([...own, ...palette]),
  };
  return { screen, colours };
}

interface Span {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** Cells of a row as output. Where one takes two columns, or is put together, the place of the next is said again. */
function spanText({ screen, colours }: ReturnType<typeof themed>, { row, from, to }: Span, place: Place): string {
  const start = row * screen.cols;
  const first = screen.glyphs[start + from] === TAIL && from > 0 ? from - 1 : from;
  const last = Math.min(to < screen.cols && screen.glyphs[start + to] === TAIL ? to + 1 : to, place.cols);
  let text = moveTo(place.col + first, place.row + row);
  let open: number | undefined;
  let link = '';
  for (let col = first; col < last; col++) {
    const glyph = screen.glyphs[start + col]!;
    if (glyph === TAIL && col > first) continue;
    const id = screen.styles[start + col]!;
    if (id !== open) {
      const style = screen.style(id);
      if (style.link !== link) text += `\x1b]8;;${style.link}\x1b\\`;
      text += `\x1b[${sgr(style, screen, colours)}m`;
      ({ link } = style);
      open = id;
    }
    text += glyph === TAIL ? ' ' : screen.text(glyph);
    const wide = screen.glyphs[start + col + 1] === TAIL && col + 1 < screen.cols;
    if (wide || glyph >= FIRST_CLUSTER) text += `\x1b[${place.col + col + (wide ? 3 : 2)}G`;
  }
  return `${text}\x1b[0m${link === '' ? '' : '\x1b]8;;\x1b\\'}`;
}

function sgr(style: Style, { reverse }: Screen, colours: Screen['colours']): string {
  const codes = sgrOf(reverse ? { ...style, inverse: !style.inverse } : style, { colours });
  return codes === '' ? '0' : `0;${codes}`;
}

const SHAPES = { block: 1, underline: 3, bar: 5 };

function cursorText({ cursor }: Screen, { col, row, cols, rows }: Place): string {
  const inside = cursor.col < cols && cursor.row < rows;
  if (!cursor.visible || !inside) return '\x1b[?25l';
  const shape = SHAPES[cursor.shape] + (cursor.blink ? 0 : 1);
  return `${moveTo(col + cursor.col, row + cursor.row)}\x1b[${shape} q\x1b[?25h`;
}
