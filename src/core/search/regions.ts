// Where on a screen a text stands: cells to be blurred, say. Rows that wrapped are searched as one line.
import { type Screen, TAIL } from '../terminal/screen.js';

/**
 * Cells [from, to) of a row, all counted from 0.
 * @example
 * const widthOf = ({ from, to }: Region) => to - from;
 */
export interface Region {
  row: number;
  from: number;
  to: number;
}

/**
 * Finds stretches [from, to) of a text, in UTF-16 code units.
 * @example
 * const firstWord: FindIn = (text) => [{ from: 0, to: text.search(/\s|$/) }];
 */
export type FindIn = (text: string) => readonly { from: number; to: number }[];

/**
 * Finds all matches of a pattern that are not empty.
 * @example
 * matchesOf(/o+/)('moon'); // => [{ from: 1, to: 3 }]
 */
export function matchesOf(pattern: RegExp): FindIn {
  const all = new RegExp(pattern.source, [...new Set(`g${pattern.flags.replace('y', '')}`)].join(''));
  return (text) =>
    [...text.matchAll(all)]
      .map(({ 0: match, index }) => ({ from: index, to: index + match.length }))
      .filter(({ from, to }) => to > from);
}

/**
 * The cells that show what is found, row by row; a match that wraps has a region on each of its rows.
 * @throws whatever `find` throws
 * @example
 * const screen = await screenAt(cast, Infinity);
 * regionsOn(screen, matchesOf(/Porto/))[0]; // => { row: 8, from: 5, to: 10 }
 */
export function regionsOn(screen: Screen, find: FindIn): Region[] {
  const regions: Region[] = [];
  for (let row = 0; row < screen.rows; ) {
    let next = row + 1;
    while (next < screen.rows && screen.wraps[next] === 1) next++;
    const { text, cells } = lineOf(screen, row, next);
    for (const { from, to } of find(text)) addRegions(regions, screen, cells.slice(from, to));
    row = next;
  }
  return regions;
}

function lineOf(screen: Screen, from: number, to: number): { text: string; cells: number[] } {
  const cells: number[] = [];
  let text = '';
  for (let cell = from * screen.cols; cell < to * screen.cols; cell++) {
    const grapheme = screen.text(screen.glyphs[cell]!);
    text += grapheme;
    for (let unit = 0; unit < grapheme.length; unit++) cells.push(cell);
  }
  return { text, cells };
}

function addRegions(regions: Region[], screen: Screen, cells: readonly number[]): void {
  for (const cell of cells) {
    const row = Math.floor(cell / screen.cols);
    const from = cell % screen.cols;
    const to = from + (screen.glyphs[cell + 1] === TAIL && from + 1 < screen.cols ? 2 : 1);
    const last = regions.at(-1);
    if (last && last.row === row && from <= last.to && from >= last.from) last.to = Math.max(last.to, to);
    else regions.push({ row, from, to });
  }
}
