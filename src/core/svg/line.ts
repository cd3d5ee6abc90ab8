// One row of an item as one <text>, so that copying it gives one line. Runs of a style are <tspan>s.

import type { Canvas } from './canvas.js';
import type { Pen } from './cell-row.js';
import { decimal, escapeAttribute, escapeText } from './markup.js';
import type { Piece } from './piece.js';
import { type Run, runsOf, type TextCell } from './runs.js';

export interface LineStyle {
  readonly canvas: Canvas;
  /** Presentation attributes of a pen's text, each with a space before it. */
  attributes(pen: Pen): string;
  /** Classes of text that plain text's size does not suit. */
  readonly classes: Readonly<Record<'wide' | 'loose', string>>;
  /** Give the length of runs, for viewers that cannot adjust the font's size. */
  readonly textLength: boolean;
  /** Keep ligatures inside of runs. */
  readonly ligatures: boolean;
}

/** @param cells of one row, in order; x and y, in units, are where column 0 and the baseline lie */
export function textLine(cells: readonly TextCell[], x: number, y: number, style: LineStyle): Piece {
  const runs = runsOf(cells, style.attributes, style.ligatures);
  const [first] = runs;
  const position = ` y="${decimal(y)}"`;
  const placed = (run: Run): string => xOf(run, x, style) + extras(run, style);
  if (first && runs.length === 1 && first.link === '') {
    const rest = placed(first) + position;
    return { attributes: first.attributes, tag: 'text', rest, body: escapeText(first.text) };
  }
  // A plain beginning needs no <tspan>.
  const bare = first?.fit === 'plain' && first.attributes === '' && first.link === '' && !style.textLength;
  const body = linked(runs, (run) => span(run, bare && run === first ? '' : placed(run)));
  return { attributes: '', tag: 'text', rest: (bare && first ? placed(first) : '') + position, body };
}

function xOf({ at, fit }: Run, x: number, { canvas: { cellWidth, wide } }: LineStyle): string {
  if (!at) return '';
  const inset = fit === 'wide' ? wide.inset : fit === 'loose' ? cellWidth / 2 : 0;
  const list = at.map((col) => decimal(col * cellWidth + inset + x)).join(' ');
  return list === '0' ? '' : ` x="${list}"`;
}

function extras({ fit, cells }: Run, { canvas, classes, textLength }: LineStyle): string {
  if (fit === 'unseen') return '';
  if (fit !== 'plain') return ` class="${classes[fit]}"`;
  return textLength && cells > 1 ? ` textLength="${decimal(cells * canvas.cellWidth)}"` : '';
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
