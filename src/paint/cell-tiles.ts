// From what stands in a cell to the tile that shows it. Everything is made once and remembered; colours may be forgotten when
// the terminal's colours change at run time.
import type { Decoration, Face, GlyphImage, GlyphSource } from '../glyphs/glyph.js';
import { type ColourContext, type Ink, inkOf } from '../look/colours.js';
import { BLANK, type CursorShape, type Screen } from '../terminal/screen.js';
import type { Style } from '../terminal/style.js';
import { compose, type Layer, overGround, type Picture } from './composite.js';
import { memo } from './memo.js';
import { rampWeights, type Weights } from './ramp.js';
import { TileBank } from './tile-bank.js';

/** What stands in one cell. */
export interface CellContent {
  glyph: number;
  style: number;
  /** Cells the grapheme takes, and which of them this is. */
  span: 1 | 2;
  half: 0 | 1;
  cursor: CursorShape | undefined;
  /** Left edge on the canvas, in pixels: dotted lines keep step across cells. */
  x: number;
}

/** A style, ready to paint with. */
interface Look extends Ink {
  face: Face;
  faceKey: number;
  marks: readonly Decoration[];
  conceal: boolean;
}

const ASCII = 128;
/** Styles beyond this many share one map, so that recordings of a million colours do not own a million tables. */
const MOST_TABLES = 4096;

export class CellTiles {
  readonly bank: TileBank;
  readonly #glyphs: GlyphSource;
  readonly #weights: Weights;
  #looks: Look[] = [];
  #tables: (Int32Array | undefined)[] = [];
  #tableCount = 0;
  #rare = new Map<number, number>();
  #decorated = new Map<string, number>();
  readonly #images = new Map<string, GlyphImage>();
  readonly #masks = new Map<string, number>();

  constructor(glyphs: GlyphSource, levels: number) {
    this.#glyphs = glyphs;
    this.bank = new TileBank(glyphs.metrics.width, glyphs.metrics.height, levels);
    this.#weights = rampWeights(levels);
  }

  /** Forgets what depends on the terminal's colours. */
  recolour(): void {
    this.#looks = [];
    this.#tables = [];
    this.#tableCount = 0;
    this.#rare = new Map();
    this.#decorated = new Map();
  }

  /** Tile of a one-cell grapheme without a cursor. The hot path: two array look-ups for ASCII. */
  plain(glyph: number, style: number, x: number, screen: Screen, context: ColourContext): number {
    if (glyph < ASCII) {
      const known = this.#tables[style]?.[glyph];
      if (known) return known - 1;
    }
    return this.#remember({ glyph, style, span: 1, half: 0, cursor: undefined, x }, screen, context);
  }

  /** Tile of any cell. */
  tile(cell: CellContent, screen: Screen, context: ColourContext): number {
    return cell.cursor ? this.#drawn(cell, screen, context) : this.#remember(cell, screen, context);
  }

  #remember(cell: CellContent, screen: Screen, context: ColourContext): number {
    const look = this.#look(cell.style, screen, context);
    if (look.marks.includes('dotted')) return this.#drawn(cell, screen, context);
    if (cell.span === 1 && cell.glyph < ASCII) {
      const table = this.#table(cell.style);
      if (table) {
        table[cell.glyph] ||= this.#draw(cell, look, screen) + 1;
        return table[cell.glyph]! - 1;
      }
    }
    const key = ((cell.glyph * 2 + cell.half) * 2 + cell.span - 1) * 0x40_0000 + cell.style;
    return memo(this.#rare, key, () => this.#draw(cell, look, screen));
  }

  #table(style: number): Int32Array | undefined {
    const table = this.#tables[style];
    if (table || this.#tableCount === MOST_TABLES) return table;
    this.#tableCount++;
    const made = new Int32Array(ASCII);
    this.#tables[style] = made;
    return made;
  }

  /** Cells that also depend on the cursor or on their place. */
  #drawn(cell: CellContent, screen: Screen, context: ColourContext): number {
    const phase = cell.x % (2 * this.#glyphs.metrics.line);
    const key = [cell.glyph, cell.style, cell.span, cell.half, cell.cursor, phase, screen.colours.cursor].join();
    return memo(this.#decorated, key, () => this.#draw(cell, this.#cursorLook(cell, screen, context), screen));
  }

  #look(style: number, screen: Screen, context: ColourContext): Look {
    this.#looks[style] ??= lookOf(screen.style(style), context);
    return this.#looks[style]!;
  }

  /** A block cursor is the cell inverted (as agg has it), on the cursor's own colour where the program set one. */
  #cursorLook(cell: CellContent, screen: Screen, context: ColourContext): Look {
    const look = this.#look(cell.style, screen, context);
    if (cell.cursor !== 'block') return look;
    const ground = screen.colours.cursor ?? (look.text === look.ground ? context.theme.foreground : look.text);
    return { ...look, ground, text: look.ground, underline: look.ground };
  }

  #draw(cell: CellContent, look: Look, screen: Screen): number {
    const line = cell.cursor === 'bar' || cell.cursor === 'underline' ? cell.cursor : undefined;
    const hidden = cell.glyph === BLANK || look.conceal;
    if (look.marks.length === 0 && !line) {
      if (hidden) return this.bank.solid(look.ground);
      const image = this.#image(cell, look, screen);
      if (image.kind === 'mask') {
        const mask = this.#mask(cell, look.faceKey, image.coverage);
        return look.text === look.ground
          ? this.bank.solid(look.ground)
          : this.bank.tile(mask, this.bank.ramp(look.ground, look.text));
      }
      return this.#picture(overGround(this.#cut(image.rgba, cell, 4), look.ground));
    }
    return this.#layered(cell, look, screen, line, hidden);
  }

  #layered(
    cell: CellContent,
    look: Look,
    screen: Screen,
    line: 'bar' | 'underline' | undefined,
    hidden: boolean,
  ): number {
    const { width, height } = this.#glyphs.metrics;
    const layers: Layer[] = [];
    const mark = (kind: Decoration): Layer => ({
      coverage: this.#glyphs.decoration(kind, cell.x),
      colour: kind === 'strike' || kind === 'overline' ? look.text : look.underline,
    });
    for (const kind of look.marks) if (kind !== 'strike') layers.push(mark(kind));
    const image = hidden ? undefined : this.#image(cell, look, screen);
    if (image?.kind === 'mask') layers.push({ coverage: this.#cut(image.coverage, cell, 1), colour: look.text });
    if (look.marks.includes('strike')) layers.push(mark('strike'));
    if (line) layers.push({ coverage: this.#cursorLine(line, cell), colour: screen.colours.cursor ?? look.text });
    return this.#picture(compose(width * height, look.ground, layers, this.#weights));
  }

  /** A bar stands at the left edge of the grapheme, an underline along the bottom of all its cells. */
  #cursorLine(shape: 'bar' | 'underline', cell: CellContent): Uint8Array {
    const { width, height, line } = this.#glyphs.metrics;
    const coverage = new Uint8Array(width * height);
    if (shape === 'underline') return coverage.fill(255, (height - 2 * line) * width);
    if (cell.half === 0)
      for (let y = 0; y < height; y++) coverage.fill(255, y * width, y * width + Math.min(width, 2 * line));
    return coverage;
  }

  #picture({ values, colours }: Picture): number {
    if (colours.length === 1) return this.bank.solid(colours[0]!);
    return this.bank.tile(this.bank.addMask(values), this.bank.addRamp(colours));
  }

  #image(cell: CellContent, look: Look, screen: Screen): GlyphImage {
    const key = `${cell.glyph},${look.faceKey},${cell.span}`;
    return memo(this.#images, key, () => this.#glyphs.glyph(screen.text(cell.glyph), look.face, cell.span));
  }

  #mask(cell: CellContent, faceKey: number, coverage: Uint8Array): number {
    const key = `${cell.glyph},${faceKey},${cell.span},${cell.half}`;
    return memo(this.#masks, key, () => this.bank.addMask(this.bank.quantise(this.#cut(coverage, cell, 1))));
  }

  /** The part of a grapheme's image that lies in this cell. */
  #cut(image: Uint8Array, { span, half }: CellContent, bytes: number): Uint8Array {
    if (span === 1) return image;
    const { width, height } = this.#glyphs.metrics;
    const part = new Uint8Array(width * height * bytes);
    for (let y = 0; y < height; y++) {
      const from = (y * 2 + half) * width * bytes;
      part.set(image.subarray(from, from + width * bytes), y * width * bytes);
    }
    return part;
  }
}

function lookOf(style: Style, context: ColourContext): Look {
  const marks: Decoration[] = [];
  if (style.underline !== 'none') marks.push(style.underline);
  if (style.overline) marks.push('overline');
  if (style.strike) marks.push('strike');
  return {
    ...inkOf(style, context),
    face: { bold: style.bold, italic: style.italic },
    faceKey: (style.bold ? 1 : 0) + (style.italic ? 2 : 0),
    marks: style.conceal ? [] : marks,
    conceal: style.conceal,
  };
}
