// Lines of text beside the terminal's own: titles, captions, clocks, keys, watermarks. Their letters stand in cells as the
// terminal's do, and are drawn as these are: text, shapes and symbols.
import type { CellMetrics } from '../fonts/glyph.js';
import { printable } from '../layout/fit-text.js';
import type { Appearance } from './appearance.js';
import type { Canvas } from './canvas.js';
import type { Content } from './content.js';
import { decimal } from './markup.js';
import type { PaintId } from './paints.js';
import { joinPieces } from './piece.js';

export interface LineOfText {
  /** Its top left corner, in pixels of the canvas. */
  readonly x: number;
  readonly y: number;
  /** Of its cells. */
  readonly metrics: CellMetrics;
  readonly paint: PaintId;
}

export class Lettering {
  constructor(
    private readonly canvas: Canvas,
    private readonly appearance: Appearance,
    private readonly content: Content,
  ) {}

  line(text: string, { x, y, metrics, paint }: LineOfText): string {
    const cells: number[] = [];
    let col = 0;
    for (const { text: letter, width } of printable(text)) {
      if (letter !== ' ') cells.push(0, col, this.appearance.letter(letter, width === 2 ? 2 : 1, paint));
      col += width;
    }
    const { cellWidth, baseline } = this.canvas;
    const scale = metrics.width / cellWidth;
    const move = `translate(${decimal(x)} ${decimal(y + metrics.baseline - baseline * scale)})`;
    const body = joinPieces(this.content(Int32Array.from(cells), { x: 0, rows: 0 }));
    return `<g transform="${move}${scale === 1 ? '' : `scale(${decimal(scale, 4)})`}">${body}</g>`;
  }
}
