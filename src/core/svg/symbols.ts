// Pictures that many cells share, each defined once: emoji in their colours, icons and intricate shapes in the colour of the text.
import { BUNDLED_EMOJI } from '../fonts/bundled-fonts.js';
import { wantsEmoji } from '../fonts/emoji.js';
import { EmojiShelf } from '../fonts/emoji-shelf.js';
import { FontShelf } from '../fonts/fonts.js';
import type { Face } from '../fonts/glyph.js';
import { extentOf, mapOutline } from '../fonts/outline.js';
import { intoCells } from '../fonts/place.js';
import type { Canvas } from './canvas.js';
import { decimal, hexColour, shortName } from './markup.js';
import { outlineData } from './outline-data.js';

export class Symbols {
  readonly #ids = new Map<string, string | undefined>();
  readonly #definitions: string[] = [];
  readonly #shelf = new FontShelf();
  readonly #emoji = new EmojiShelf([BUNDLED_EMOJI]);

  /** @param prefix of the ids */
  constructor(
    private readonly canvas: Canvas,
    private readonly prefix: string,
  ) {}

  /** `<symbol>` elements of all that was asked for. */
  get definitions(): string {
    return this.#definitions.join('');
  }

  /** Id of the symbol that draws a grapheme from a cell's corner in colours; undefined where it is no emoji. */
  ofEmoji(text: string, cells: 1 | 2): string | undefined {
    return this.#remember(`emoji ${cells}${text}`, () => this.#picture(text, cells));
  }

  /** Id of the symbol that draws a character from a cell's corner; undefined where no font that ships has it. */
  ofIcon(text: string, cells: 1 | 2, face: Face): string | undefined {
    const icon = this.#icon(text, cells, face);
    return icon && this.#remember(icon, () => icon);
  }

  /** Id of the symbol of path data. */
  ofPath(data: string, attributes = ''): string {
    return this.#remember(`path ${data}${attributes}`, () => `<path${attributes} d="${data}"/>`)!;
  }

  /** Id of the clip path of the upper or lower half of a row. */
  half(lower: boolean): string {
    const { cellWidth, cellHeight, cols } = this.canvas;
    const half = cellHeight / 2;
    const id = `${this.prefix}h${lower ? 1 : 0}`;
    if (!this.#ids.has(id)) {
      const box = `y="${lower ? decimal(half) : 0}" width="${cols * cellWidth}" height="${decimal(half)}"`;
      this.#definitions.push(`<clipPath id="${id}"><rect ${box}/></clipPath>`);
      this.#ids.set(id, id);
    }
    return id;
  }

  #remember(key: string, draw: () => string | undefined): string | undefined {
    if (this.#ids.has(key)) return this.#ids.get(key);
    const markup = draw();
    const id = markup === undefined ? undefined : `${this.prefix}${shortName(this.#definitions.length)}`;
    if (id !== undefined) this.#definitions.push(`<symbol id="${id}" overflow="visible">${markup}</symbol>`);
    this.#ids.set(key, id);
    return id;
  }

  /** A square in the middle of the cells, as the GIF has it. */
  #picture(text: string, cells: number): string | undefined {
    if (!wantsEmoji(text)) return undefined;
    const found = this.#emoji.find(text);
    if (found?.kind !== 'layers') return undefined;
    const { sfnt: font, layers } = found;
    const advance = (layers[0] && font.advance(layers[0].glyph)) || font.unitsPerEm;
    const width = cells * this.canvas.cellWidth;
    const height = this.canvas.cellHeight;
    const scale = Math.min(width, height) / advance;
    const left = (width - Math.min(width, height)) / 2;
    const baseline = (height - (font.ascent - font.descent) * scale) / 2 + font.ascent * scale;
    const paths = layers.map(({ glyph, rgba: [red, green, blue, alpha] }) => {
      const opacity = alpha === 255 ? '' : ` fill-opacity="${decimal(alpha / 255)}"`;
      return `<path fill="${hexColour((red << 16) | (green << 8) | blue)}"${opacity} d="${outlineData(font.outline(glyph))}"/>`;
    });
    const move = `translate(${decimal(left)} ${decimal(baseline)})scale(${decimal(scale, 5)} ${decimal(-scale, 5)})`;
    return `<g transform="${move}">${paths.join('')}</g>`;
  }

  #icon(text: string, cells: number, face: Face): string | undefined {
    const found = this.#shelf.find(text.codePointAt(0) ?? 0, face);
    if (!found) return undefined;
    const { metrics, scale: units } = this.canvas;
    const { font } = found.from;
    const scale = metrics.size / font.unitsPerEm;
    const natural = mapOutline(
      font.outline(found.glyph),
      (x) => x * scale,
      (y) => y * scale,
    );
    const advance = font.advance(found.glyph) * scale;
    const place = intoCells(extentOf(natural), advance, found, metrics, cells * metrics.width);
    const placed = mapOutline(
      natural,
      (x) => place.x(x) * units,
      (y) => (metrics.baseline - place.y(y)) * units,
    );
    return `<path d="${outlineData(placed)}"/>`;
  }
}
