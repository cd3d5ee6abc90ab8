// Rows that fill their region to its right edge, joined with those below them: a program has broken a text there, in a pane, a
// box, a table or behind a gutter.
import { NO_CELL } from '../../../search/trace.js';
import { gutterOf, isBorder, leftOf, type Rows, rowOf } from './rows.js';

/** Rows joined within a region, each a part of the text. */
export interface Joined {
  readonly text: string;
  readonly parts: readonly Part[];
}

interface Part {
  readonly row: number;
  /** Where the part begins in the joined text, and the column of the row where it does. */
  readonly start: number;
  readonly at: number;
  readonly col: (at: number) => number;
}

/** No more rows are joined because they happen to be full. */
const MOST_ROWS = 24;
const BLANK = 0x20;
const shows = (text: string, at: number): boolean =>
  at >= 0 && text.charCodeAt(at) > BLANK && !isBorder(text.charCodeAt(at));

/** The columns where a region that is full ends in a row. A blank may stand between the text and the edge. */
export function fullEdges(cells: string): number[] {
  const edges: number[] = [];
  for (let at = 1; at <= cells.length; at++) {
    if (at < cells.length && !isBorder(cells.charCodeAt(at))) continue;
    const last = cells[at - 1] === NO_CELL ? at - 2 : at - 1;
    if (shows(cells, last) || (cells[last] === ' ' && (shows(cells, last - 1) || cells[last - 1] === NO_CELL)))
      edges.push(at);
  }
  return edges;
}

/** Of a row, what fills a region and goes on in the row below. */
export function joinedAt(screen: Rows, first: number): Joined[] {
  if (first + 1 >= screen.rows) return [];
  const cells = screen.text(first);
  const regions = fullEdges(cells).flatMap((edge) => {
    const left = leftOf(cells, edge - 1);
    return goesOn(screen.text(first + 1), left, edge) ? [joinedFrom(screen, first, left, edge)] : [];
  });
  return [...regions, ...screen.paneWraps(first + 1).map((pane) => joinedInPane(screen, first, pane))];
}

/** What wrapped within the margins of the terminal, from its first row here on. */
function joinedInPane(screen: Rows, first: number, { from, to }: { from: number; to: number }): Joined {
  const parts: Part[] = [];
  let text = '';
  for (let row = first; row < screen.rows && parts.length < MOST_ROWS; row++) {
    if (row > first && !screen.paneWraps(row).some((pane) => pane.from === from && pane.to === to)) break;
    const part = rowOf(screen.text(row).slice(from, to));
    parts.push({ row, start: text.length, at: from, col: part.col });
    text += part.text;
  }
  return { text, parts };
}

function joinedFrom(screen: Rows, first: number, left: number, edge: number): Joined {
  const parts: Part[] = [];
  let text = '';
  for (let row = first; row < screen.rows && parts.length < MOST_ROWS; row++) {
    const cells = screen.text(row);
    if (row > first && !goesOn(cells, left, edge)) break;
    const at = row > first ? left + gutterOf(cells, left, edge) : left;
    const part = rowOf(cells.slice(at, edge).trimEnd());
    parts.push({ row, start: text.length, at, col: part.col });
    text += part.text;
    if (!fullEdges(cells).includes(edge)) break;
  }
  return { text, parts };
}

/** The region is there in the row, and something stands at its left edge or behind a gutter. */
function goesOn(cells: string, left: number, edge: number): boolean {
  if (edge < cells.length && !isBorder(cells.charCodeAt(edge))) return false;
  if (left > 0 && !isBorder(cells.charCodeAt(left - 1))) return false;
  const at = left + gutterOf(cells, left, edge);
  return at < edge && shows(cells, at);
}

/** Visits the cells of [from, to) of a joined text. */
export function eachPart(
  { text, parts }: Joined,
  [from, to]: readonly [number, number],
  visit: (row: number, from: number, to: number) => void,
): void {
  for (const [index, { row, start, at, col }] of parts.entries()) {
    const end = parts[index + 1]?.start ?? text.length;
    const [first, last] = [Math.max(from, start), Math.min(to, end)];
    if (first < last) visit(row, at + col(first - start), at + col(last - 1 - start) + 1);
  }
}

/** Whether [from, to) of a joined text goes over the end of a row. */
export const spans = ({ parts }: Joined, from: number, to: number): boolean =>
  parts.some(({ start }) => start > from && start < to);
