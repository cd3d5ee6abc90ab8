// One row of an item as one <text>, so that copying it gives one line. Runs of a style are <tspan>s.
import type { Pen } from './appearance.js';
import type { Canvas } from './canvas.js';
import { decimal, escapeAttribute, escapeText } from './markup.js';
import type { Piece } from './piece.js';

export interface TextCell {
  readonly col: number;
  readonly cells: 1 | 2;
  readonly text: string;
  /** Every font has it, as wide as a cell. */
  readonly plain: boolean;
  readonly pen: Pen;
}

export interface LineStyle {
  readonly canvas: Canvas;
  /** Presentation attributes of a pen's text, each with a space before it. */
  attributes(pen: Pen): string;
  /** Class of text that stands in the middle of its cells, at its font's own size. */
  readonly loose: string;
  /** Give the length of runs, for viewers that cannot adjust the font's size. */
  readonly textLength: boolean;
}

interface Run {
  /** Where it begins, in cells; undefined: where the run before it ends. More than one: the middle of each grapheme. */
  readonly at: number[] | undefined;
  readonly loose: boolean;
  readonly attributes: string;
  readonly link: string;
  text: string;
  cells: number;
}

/** Blanks of a wider gap cost more than a new position. */
const WIDEST_GAP = 24;
/** Rounding adds up: after so many cells text is put in its place again. */
const LONGEST_FLOW = 64;

/** @param cells of one row, in order; x and y, in units, are where its first cell and its baseline lie */
export function textLine(cells: readonly TextCell[], x: number, y: number, style: LineStyle): Piece {
  const runs = runsOf(cells, style);
  const [first] = runs;
  const place = (columns: readonly number[]): string =>
    columns.map((column) => decimal(column * style.canvas.cellWidth + x)).join(' ');
  const position = ` y="${decimal(y)}"`;
  if (first && runs.length === 1 && first.link === '') {
    return {
      attributes: first.attributes,
      tag: 'text',
      rest: rest(first, place, style) + position,
      body: escapeText(first.text),
    };
  }
  // A plain beginning needs no <tspan>.
  const bare = first && !first.loose && first.attributes === '' && first.link === '' && !style.textLength;
  const body = linked(runs, (run) => span(run, bare && run === first ? '' : rest(run, place, style)));
  return { attributes: '', tag: 'text', rest: (bare ? rest(first, place, style) : '') + position, body };
}

function rest({ at, loose, cells }: Run, place: (columns: readonly number[]) => string, style: LineStyle): string {
  const x = at && !(at.length === 1 && place(at) === '0') ? ` x="${place(at)}"` : '';
  if (loose) return `${x} class="${style.loose}"`;
  return style.textLength && cells > 1 ? `${x} textLength="${decimal(cells * style.canvas.cellWidth)}"` : x;
}

function span({ attributes, text }: Run, rest: string): string {
  const all = attributes + rest;
  return all === '' ? escapeText(text) : `<tspan${all}>${escapeText(text)}</tspan>`;
}

function linked(runs: readonly Run[], markup: (run: Run) => string): string {
  let line = '';
  let open = '';
  for (const run of runs) {
    if (run.link !== open) {
      if (open !== '') line += '</a>';
      if (run.link !== '') line += `<a href="${escapeAttribute(run.link)}">`;
      open = run.link;
    }
    line += markup(run);
  }
  return open === '' ? line : `${line}</a>`;
}

function runsOf(cells: readonly TextCell[], style: LineStyle): Run[] {
  const runs: Run[] = [];
  /** Column after the text so far, and where its last position was given. */
  let end = -Infinity;
  let placed = 0;
  for (const cell of cells) {
    const { col, pen, plain, text } = cell;
    const last = runs.at(-1);
    const gap = col - end;
    const attributes = style.attributes(pen);
    const alike = last?.attributes === attributes && last.link === pen.link && last.loose === !plain;
    if (!plain) {
      const middle = col + cell.cells / 2;
      if (last?.at && alike && gap === 0 && text.length === 1) {
        last.at.push(middle);
        last.text += text;
      } else {
        if (last && gap > 0) separate(last, style);
        const run = { at: [middle], loose: true, attributes, link: pen.link, text, cells: cell.cells };
        // Only single characters can have positions of their own in one list.
        runs.push(run);
      }
      end = col + cell.cells;
      continue;
    }
    const flows = last !== undefined && !last.loose && gap <= WIDEST_GAP && col - placed < LONGEST_FLOW;
    if (flows && gap > 0) bridge(runs, gap, pen.link);
    if (flows && alike && runs.at(-1) === last) {
      last.text += text;
      last.cells += 1;
    } else {
      if (!flows) placed = col;
      if (!flows && last && gap > 0) separate(last, style);
      runs.push({ at: flows ? undefined : [col], loose: false, attributes, link: pen.link, text, cells: 1 });
    }
    end = col + 1;
  }
  return runs;
}

/** Fills a gap with blanks, which are no part of a link that ends or begins there. */
function bridge(runs: Run[], gap: number, nextLink: string): void {
  const last = runs.at(-1)!;
  const blanks = ' '.repeat(gap);
  if (last.link !== '' && last.link !== nextLink) {
    runs.push({ at: undefined, loose: false, attributes: '', link: '', text: blanks, cells: gap });
    return;
  }
  last.text += blanks;
  last.cells += gap;
}

/** Words that are far apart are still two words when they are copied. */
function separate(last: Run, { textLength }: LineStyle): void {
  if (last.loose || textLength) return;
  last.text += ' ';
}
