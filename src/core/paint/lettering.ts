// Text outside the grid, drawn by the same rasteriser as the terminal's: titles, captions, clocks, keys, watermarks.
import type { Face, GlyphImage, GlyphSource } from '../fonts/glyph.js';
import { cellsOf, fitText, fitTextEnd, printable } from '../layout/fit-text.js';
import { lightness } from '../theme/colours.js';
import { memo } from './memo.js';
import { rampWeights } from './ramp.js';
import { colourOf, type Surface } from './surface.js';

export interface Ink {
  readonly colour: number;
  readonly face?: Face;
  readonly opacity?: number;
}

const PLAIN: Face = { bold: false, italic: false };

export class Lettering {
  readonly #images = new Map<string, GlyphImage>();
  readonly #weights: { dark: Float64Array; light: Float64Array };

  constructor(
    readonly glyphs: GlyphSource,
    levels: number,
  ) {
    this.#weights = rampWeights(levels);
  }

  get cellWidth(): number {
    return this.glyphs.metrics.width;
  }

  get height(): number {
    return this.glyphs.metrics.height;
  }

  width(text: string): number {
    return cellsOf(printable(text)) * this.cellWidth;
  }

  /** Draws a row of text with its top left corner at (x, y). */
  draw(surface: Surface, text: string, x: number, y: number, { colour, face = PLAIN, opacity = 1 }: Ink): void {
    const { width, height } = this.glyphs.metrics;
    let left = x;
    for (const { text: grapheme, width: cells } of printable(text)) {
      const image = this.#image(grapheme, face, cells === 2 ? 2 : 1);
      const across = cells * width;
      if (image.kind === 'colour') surface.place({ width: across, height, rgba: image.rgba }, left, y, opacity);
      else this.#ink(surface, image.coverage, { x: left, y, width: across, height }, colour, opacity);
      left += across;
    }
  }

  /** The end of the text, shortened with an ellipsis to a width in pixels. */
  fitEnd(text: string, width: number): string {
    return fitTextEnd(text, Math.floor(width / this.cellWidth));
  }

  /** The text, shortened with an ellipsis to a width in pixels. */
  fit(text: string, width: number): string {
    return fitText(text, Math.floor(width / this.cellWidth));
  }

  #image(grapheme: string, face: Face, cells: 1 | 2): GlyphImage {
    const key = `${face.bold} ${face.italic} ${cells} ${grapheme}`;
    return memo(this.#images, key, () => this.glyphs.glyph(grapheme, face, cells));
  }

  #ink(
    surface: Surface,
    coverage: Uint8Array,
    box: { x: number; y: number; width: number; height: number },
    colour: number,
    opacity: number,
  ): void {
    const top = this.#weights.dark.length - 1;
    for (let row = 0, i = 0; row < box.height; row++) {
      for (let column = 0; column < box.width; column++, i++) {
        const level = Math.round((coverage[i]! * top) / 255);
        const [x, y] = [box.x + column, box.y + row];
        if (level === 0 || x < 0 || y < 0 || x >= surface.width || y >= surface.height) continue;
        const ground = colourOf(surface.pixels[y * surface.width + x]!);
        const weights = lightness(colour) > lightness(ground) ? this.#weights.light : this.#weights.dark;
        surface.blend(x, y, colour, weights[level]! * opacity);
      }
    }
  }
}
