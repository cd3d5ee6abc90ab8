// Where the panes of a grid lie, and the borders and titles around them.

import { UsageError } from '../errors.js';
import { optionName } from '../options/option-name.js';
import { graphemes, textWidth } from '../search/trace.js';

/** A pane by the largest size that it has, in cells. */
export interface PaneSize {
  readonly cols: number;
  readonly rows: number;
  readonly title: string;
}

/** Where the top left cell of each pane is, from 0, and how large all of it is. */
export interface GridLayout {
  readonly cols: number;
  readonly rows: number;
  readonly places: readonly { col: number; row: number; cols: number; rows: number }[];
}

/**
 * The lines that may be drawn around the panes of a grid.
 * @example
 * const border: GridBorder = 'double';
 */
export type GridBorder = 'none' | 'single' | 'rounded' | 'double' | 'heavy' | 'ascii';

/** Corners from the top left, clockwise, then the horizontal and the vertical line. */
const BORDERS: Readonly<Record<Exclude<GridBorder, 'none'>, string>> = {
  single: '┌┐┘└─│',
  rounded: '╭╮╯╰─│',
  double: '╔╗╝╚═║',
  heavy: '┏┓┛┗━┃',
  ascii: '++++-|',
};
export const BORDER_NAMES: readonly GridBorder[] = ['rounded', 'single', 'double', 'heavy', 'ascii', 'none'];

/** `3x2` is three columns and two rows. Undefined for what is no layout. */
export function readLayout(text: string): { across: number; down: number } | 'row' | 'column' | undefined {
  if (text === 'row' || text === 'column') return text;
  const [, across, down] = /^([1-9]\d?)x([1-9]\d?)$/.exec(text) ?? [];
  return across === undefined ? undefined : { across: Number(across), down: Number(down) };
}

/** @throws UsageError for a layout with too few places */
function columnsOf(layout: string | undefined, panes: number): number {
  const asked = layout === undefined ? undefined : readLayout(layout);
  if (asked === undefined) return panes <= 3 ? Math.min(panes, 2) : Math.ceil(Math.sqrt(panes));
  if (asked === 'row') return panes;
  if (asked === 'column') return 1;
  if (asked.across * asked.down >= panes) return asked.across;
  throw new UsageError(optionName('layout'), { expected: `a layout with ${panes} places`, received: String(layout) });
}

/** @throws UsageError for a layout with too few places */
export function layOut(panes: readonly PaneSize[], layout: string | undefined, frame: Frame): GridLayout {
  const across = columnsOf(layout, panes.length);
  const down = Math.ceil(panes.length / across);
  const most = (of: (pane: PaneSize) => number, holds: (index: number) => boolean) =>
    Math.max(...panes.filter((_, index) => holds(index)).map(of));
  const widths = Array.from({ length: across }, (_, at) =>
    most(
      ({ cols }) => cols,
      (index) => index % across === at,
    ),
  );
  const heights = Array.from({ length: down }, (_, at) =>
    most(
      ({ rows }) => rows,
      (index) => Math.floor(index / across) === at,
    ),
  );
  const edges = edgesOf(frame);
  const before = (sizes: readonly number[], at: number, extra: number) =>
    sizes.slice(0, at).reduce((sum, size) => sum + size + extra, 0);
  const [wide, high] = [edges.left + edges.right, edges.top + edges.bottom];
  return {
    cols: before(widths, across, wide) - edges.lastRight,
    rows: before(heights, down, high),
    places: panes.map((_, index) => {
      const [x, y] = [index % across, Math.floor(index / across)];
      const corner = { col: before(widths, x, wide) + edges.left, row: before(heights, y, high) + edges.top };
      return { ...corner, cols: widths[x]!, rows: heights[y]! };
    }),
  };
}

/** What is drawn around each pane. */
export interface Frame {
  readonly border: GridBorder;
  readonly titles: boolean;
}

/** Without a border a blank column keeps panes apart, and a title has a row of its own. */
function edgesOf({ border, titles }: Frame) {
  if (border !== 'none') return { left: 1, right: 1, top: 1, bottom: 1, lastRight: 0 };
  return { left: 0, right: 1, top: titles ? 1 : 0, bottom: 0, lastRight: 1 };
}

const moveTo = (col: number, row: number): string => `\x1b[${row + 1};${col + 1}H`;

/** The output that draws borders and titles. */
export function framesText(panes: readonly PaneSize[], { places }: GridLayout, frame: Frame): string {
  return panes.map(({ title }, index) => frameText(frame.titles ? title : '', places[index]!, frame)).join('');
}

function frameText(title: string, place: GridLayout['places'][number], { border }: Frame): string {
  const { col, row, cols, rows } = place;
  const shown = shortened(title, border === 'none' ? cols : cols - 4);
  if (border === 'none') return shown === '' ? '' : `${moveTo(col, row - 1)}\x1b[1m${shown}\x1b[0m`;
  const [topLeft, topRight, bottomRight, bottomLeft, across, down] = [...BORDERS[border]] as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const label =
    shown === ''
      ? across.repeat(cols)
      : `${across}\x1b[0;1m ${shown} \x1b[0;90m${across.repeat(Math.max(0, cols - 3 - textWidth(shown)))}`;
  const sides = Array.from(
    { length: rows },
    (_, at) => `${moveTo(col - 1, row + at)}${down}${moveTo(col + cols, row + at)}${down}`,
  );
  const top = `${moveTo(col - 1, row - 1)}${topLeft}${label}${topRight}`;
  const bottom = `${moveTo(col - 1, row + rows)}${bottomLeft}${across.repeat(cols)}${bottomRight}`;
  return `\x1b[0;90m${top}${sides.join('')}${bottom}\x1b[0m`;
}

/** A title that fits, with an ellipsis where it was longer; nothing in it that a terminal would obey. */
function shortened(title: string, width: number): string {
  const plain = title.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  if (textWidth(plain) <= width) return plain;
  let text = '';
  for (const { text: grapheme } of graphemes(plain)) {
    if (textWidth(text + grapheme) > width - 1) break;
    text += grapheme;
  }
  return width < 1 ? '' : `${text}…`;
}
