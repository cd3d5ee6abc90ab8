// From what stands in a cell to the tile that shows it. Everything is made once and remembered; colours may be forgotten when
// the terminal's colours change at run time.
import type { Decoration, GlyphImage, GlyphSource } from '../fonts/glyph.js';
import { BLANK, type CursorShape, type LineSize, type Screen } from '../terminal/screen.js';
import type { ColourContext } from '../theme/colours.js';
import { indexed, type Layer, overGround, paintLayers } from './composite.js';
import { type Look, Looks, underBlock } from './looks.js';
import { memo } from './memo.js';
import { rampWeights, type Weights } from './ramp.js';
import { TileBank } from './tile-bank.js';

/** Glyph ids from here on are parts of ligatures, by their numbers. */
export const FIRST_LIGATURE = 0x1000_0000;

/** What stands in one cell. */
export interface CellContent {
  glyph: number;
  style: number;
  /** Cells the grapheme takes where lines have their normal size. */
  span: 1 | 2;
  lineSize: LineSize;
  /** Which of its cells this is: 0 to span - 1, in a line of double width 0 to 2 * span - 1. */
  part: number;
  cursor: CursorShape | undefined;
  /** Blinking text in its dark half: only the ground shows. */
  hidden?: boolean;
  /** Left edge on the canvas, in pixels: dotted lines keep step across cells. */
  x: number;
}

const ASCII = 128;
/** Lines that show the halves of letters of double height. */
const TOP = 2;
const BOTTOM = 3;
/** Looks beyond this many share one map, so that recordings of a million colours do not own a million tables. */
const MOST_TABLES = 4096;

export class CellTiles {
  readonly bank: TileBank;
  readonly #glyphs: GlyphSource;
  readonly #weights: Weights;
  readonly #looks = new Looks();
  readonly #blinks: boolean[] = [];
  /** Tiles of ASCII, by style; styles of one look share a table. */
  #tables: (Int32Array | undefined)[] = [];
  #tableOf = new Map<number, Int32Array>();
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
    this.#looks.clear();
    this.#tables = [];
    this.#tableOf = new Map();
    this.#rare = new Map();
    this.#decorated = new Map();
  }

  /** Tile of a one-cell grapheme without a cursor. The hot path: two array look-ups for ASCII. */
  plain(glyph: number, style: number, x: number, screen: Screen, context: ColourContext): number {
    if (glyph < ASCII) {
      const known = this.#tables[style]?.[glyph];
      if (known) return known - 1;
    }
    return this.#remember({ glyph, style, span: 1, lineSize: 0, part: 0, cursor: undefined, x }, screen, context);
  }

  /** Tile of any cell. */
  tile(cell: CellContent, screen: Screen, context: ColourContext): number {
    return cell.cursor || cell.hidden ? this.#drawn(cell, screen, context) : this.#remember(cell, screen, context);
  }

  /** The colour behind the text of a style. */
  ground(style: number, screen: Screen, context: ColourContext): number {
    return this.#looks.of(style, screen, context).ground;
  }

  /** Whether a style blinks. */
  blinks(style: number, screen: Screen): boolean {
    this.#blinks[style] ??= screen.style(style).blink;
    return this.#blinks[style]!;
  }

  #remember(cell: CellContent, screen: Screen, context: ColourContext): number {
    const look = this.#looks.of(cell.style, screen, context);
    if (cell.lineSize !== 0 || look.marks.includes('dotted')) return this.#drawn(cell, screen, context);
    if (cell.span === 1 && cell.glyph < ASCII) {
      const table = this.#table(cell.style, look);
      if (table) {
        table[cell.glyph] ||= this.#draw(cell, look, screen) + 1;
        return table[cell.glyph]! - 1;
      }
    }
    const key = ((cell.glyph * 2 + cell.part) * 2 + cell.span - 1) * 0x40_0000 + look.id;
    return memo(this.#rare, key, () => this.#draw(cell, look, screen));
  }

  #table(style: number, look: Look): Int32Array | undefined {
    const known = this.#tables[style] ?? this.#tableOf.get(look.id);
    if (!known && this.#tableOf.size === MOST_TABLES) return undefined;
    const table = known ?? memo(this.#tableOf, look.id, () => new Int32Array(ASCII));
    this.#tables[style] = table;
    return table;
  }

  /** Cells that also depend on the cursor or on their place. */
  #drawn(cell: CellContent, screen: Screen, context: ColourContext): number {
    const look = this.#looks.of(cell.style, screen, context);
    const phase = cell.x % (2 * this.#glyphs.metrics.line);
    const key = [
      cell.glyph,
      look.id,
      cell.span,
      cell.lineSize,
      cell.part,
      cell.cursor,
      cell.hidden,
      phase,
      screen.colours.cursor,
    ].join();
    return memo(this.#decorated, key, () => {
      const shown = cell.cursor === 'block' ? underBlock(look, screen, context) : look;
      return this.#draw(cell, cell.hidden ? { ...shown, conceal: true, marks: [] } : shown, screen);
    });
  }

  #draw(cell: CellContent, look: Look, screen: Screen): number {
    const line = cell.cursor === 'bar' || cell.cursor === 'underline' ? cell.cursor : undefined;
    const hidden = cell.glyph === BLANK || look.conceal;
    if (look.marks.length === 0 && !line) {
      if (hidden) return this.bank.solid(look.ground);
      const image = this.#image(cell, look, screen);
      if (image.kind === 'mask' && !image.shade) {
        const mask = this.#mask(cell, look.faceKey, image.coverage);
        return textColour(cell, look) === look.ground
          ? this.bank.solid(look.ground)
          : this.bank.tile(mask, this.bank.ramp(look.ground, textColour(cell, look)));
      }
      if (image.kind === 'colour')
        return this.bank.picture(indexed(overGround(this.#cut(image.rgba, cell, 4), look.ground)));
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
      coverage: this.#decoration(kind, cell),
      colour: kind === 'strike' || kind === 'overline' ? look.text : look.underline,
    });
    for (const kind of look.marks) if (kind !== 'strike') layers.push(mark(kind));
    const image = hidden ? undefined : this.#image(cell, look, screen);
    if (image?.kind === 'mask')
      layers.push({ coverage: this.#cut(image.coverage, cell, 1), colour: textColour(cell, look), shade: image.shade });
    if (look.marks.includes('strike')) layers.push(mark('strike'));
    if (line) layers.push({ coverage: this.#cursorLine(line, cell), colour: screen.colours.cursor ?? look.text });
    const pixels =
      image?.kind === 'colour'
        ? overGround(this.#cut(image.rgba, cell, 4), look.ground)
        : new Uint32Array(width * height).fill(look.ground);
    paintLayers(pixels, layers, this.#weights);
    return this.bank.picture(indexed(pixels));
  }

  /** What draws the graphemes of a line: in lines of double width or height cells are larger than those of the canvas. */
  #source({ lineSize }: CellContent): GlyphSource {
    return lineSize === 0 ? this.#glyphs : this.#glyphs.double(lineSize === 1 ? 'wide' : 'wide and high');
  }

  #decoration(kind: Decoration, cell: CellContent): Uint8Array {
    if (cell.lineSize === 0) return this.#glyphs.decoration(kind, cell.x);
    const half = cell.part & 1;
    const whole = this.#source(cell).decoration(kind, cell.x - half * this.#glyphs.metrics.width);
    return this.#cut(whole, { ...cell, part: half }, 1);
  }

  /** A bar stands at the left edge of the grapheme, an underline along the bottom of all its cells. */
  #cursorLine(shape: 'bar' | 'underline', cell: CellContent): Uint8Array {
    const { width, height, line } = this.#source(cell).metrics;
    const coverage = new Uint8Array(width * height);
    if (shape === 'underline') coverage.fill(255, (height - 2 * line) * width);
    else if (cell.part < 2 && (cell.lineSize > 0 || cell.part === 0))
      for (let y = 0; y < height; y++) coverage.fill(255, y * width, y * width + Math.min(width, 2 * line));
    return cell.lineSize === 0 ? coverage : this.#cut(coverage, { ...cell, part: cell.part & 1 }, 1);
  }

  #image(cell: CellContent, look: Look, screen: Screen): GlyphImage {
    const key = `${cell.glyph},${look.faceKey},${cell.span},${Math.min(cell.lineSize, 2)}`;
    return memo(this.#images, key, () => {
      if (cell.glyph >= FIRST_LIGATURE)
        return { kind: 'mask', coverage: this.#glyphs.ligatures!.picture(cell.glyph - FIRST_LIGATURE) };
      return this.#source(cell).glyph(screen.text(cell.glyph), look.face, cell.span);
    });
  }

  #mask(cell: CellContent, faceKey: number, coverage: Uint8Array): number {
    const key = `${cell.glyph},${faceKey},${cell.span},${cell.lineSize},${cell.part}`;
    return memo(this.#masks, key, () => this.bank.addMask(this.bank.quantise(this.#cut(coverage, cell, 1))));
  }

  /** The part of a grapheme's image that lies in this cell. */
  #cut(image: Uint8Array, { span, lineSize, part }: CellContent, bytes: number): Uint8Array {
    const { width, height } = this.#glyphs.metrics;
    if (lineSize === 0) return span === 1 ? image : cutColumn(image, part, width, height, bytes);
    const half = lineSize === 1 ? 0 : image.length / 2;
    return cutColumn(
      image.subarray(lineSize === BOTTOM ? half : 0, lineSize === TOP ? half : undefined),
      part,
      width,
      height,
      bytes,
    );
  }
}

/** Lines and blocks join their neighbours, whose grounds have the colour that the program asked for. */
const textColour = ({ glyph }: CellContent, look: Look): number => (isGraphic(glyph) ? look.asked : look.text);

const isGraphic = (glyph: number): boolean =>
  (glyph >= 0x2500 && glyph <= 0x259f) ||
  (glyph >= 0xe0a0 && glyph <= 0xe0d7) ||
  (glyph >= 0x1_fb00 && glyph <= 0x1_fbff);

/** Column number `part`, `width` pixels wide, of an image. */
function cutColumn(image: Uint8Array, part: number, width: number, height: number, bytes: number): Uint8Array {
  const column = new Uint8Array(width * height * bytes);
  const stride = image.length / height;
  for (let y = 0; y < height; y++) {
    const from = y * stride + part * width * bytes;
    column.set(image.subarray(from, from + width * bytes), y * width * bytes);
  }
  return column;
}
