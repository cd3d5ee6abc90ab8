// The cursor: a shape of its own over the cells, so that moving it draws no text anew. One shape for each look it has.
import type { CursorShape } from '../terminal/screen.js';
import type { CursorLook } from './appearance.js';
import type { Canvas } from './canvas.js';
import { numbers } from './markup.js';
import type { Paints } from './paints.js';
import { Spans } from './spans.js';

export interface CursorPlace {
  readonly look: CursorLook;
  readonly col: number;
  readonly row: number;
}

/** Where the cursor is from frame to frame. */
export class CursorLog {
  readonly #places = new Spans<CursorPlace>();
  #last: CursorPlace | undefined;

  show(frame: number, look: CursorLook, col: number, row: number): void {
    const last = this.#last;
    if (last && last.col === col && last.row === row && sameLook(last.look, look)) return;
    this.#last = { look, col, row };
    this.#places.change(frame, this.#last);
  }

  hide(frame: number): void {
    this.#last = undefined;
    this.#places.change(frame, undefined);
  }

  finish(frame: number): void {
    this.#places.finish(frame);
  }

  get places() {
    return this.#places.spans;
  }
}

const sameLook = (a: CursorLook, b: CursorLook): boolean =>
  a.shape === b.shape && a.paint === b.paint && a.cells === b.cells;

/** A block lies under the text, a bar and an underline over it. */
export const isUnderText = (shape: CursorShape): boolean => shape === 'block';

/** The places of each look, looks in the order of their first appearance. */
export function byLook(log: CursorLog): { look: CursorLook; places: CursorLog['places'] }[] {
  const looks: { look: CursorLook; places: CursorLog['places'] }[] = [];
  for (const span of log.places) {
    const known = looks.find(({ look }) => sameLook(look, span.value.look));
    if (known) known.places.push(span);
    else looks.push({ look: span.value.look, places: [span] });
  }
  return looks;
}

/** A filled path of a cursor whose cell begins at x, y. */
export function cursorPath({ shape, paint, cells }: CursorLook, x: number, y: number, canvas: Canvas, paints: Paints) {
  const { cellWidth, cellHeight, line } = canvas;
  const width = cells * cellWidth;
  const thick = 2 * line;
  const [left, top, w, h] =
    shape === 'block'
      ? [x, y, width, cellHeight]
      : shape === 'bar'
        ? [x, y, thick, cellHeight]
        : [x, y + cellHeight - thick, width, thick];
  return `fill="${paints.use('fill', paint)}" d="M${numbers(left, top)}h${numbers(w)}v${numbers(h)}h${numbers(-w)}z"`;
}
