// What the cells of screens look like: turns them into rows of paints and marks, and keeps what these are.
import { isPrivate } from '../fonts/bundled-fonts.js';
import type { Decoration } from '../fonts/glyph.js';
import type { PaddingFill } from '../paint/painter.js';
import { safeLink } from '../terminal/safe-link.js';
import { BLANK, type CursorShape, type LineSize, type Screen, TAIL } from '../terminal/screen.js';
import type { Style } from '../terminal/style.js';
import { type ColourContext, defaultColours, inkOf } from '../theme/colours.js';
import type { Theme } from '../theme/theme.js';
import { blankRow, type CellRow, type Mark, NONE, type Pen, spanOf, summed } from './cell-row.js';
import type { PaintId, Paints } from './paints.js';

export interface CursorLook {
  readonly shape: CursorShape;
  readonly paint: PaintId;
  /** Of the canvas. */
  readonly cells: number;
}

interface Look {
  readonly pen: number;
  readonly ground: PaintId;
  readonly concealed: boolean;
  readonly decorated: boolean;
}

export interface AppearanceOptions {
  readonly boldIsBright: boolean;
  readonly minContrast: number | undefined;
  /** What padding takes its colour from. */
  readonly paddingFill?: PaddingFill | undefined;
  /** The cursor's shape, whatever the program asks for. */
  readonly cursor: CursorShape | 'none' | undefined;
  readonly blink: boolean;
}

export class Appearance {
  readonly pens: Pen[] = [];
  readonly marks: Mark[] = [];
  readonly #penIds = new Map<string, number>();
  readonly #markIds = new Map<string, number>();
  #looks: Look[] = [];
  #quick = new Map<number, number>();
  #contexts: ColourContext[] = [];
  /** Paint of all that no program has written to. */
  border: PaintId = NONE;

  /** @param themes one, or one for light and one for dark pages */
  constructor(
    private readonly themes: readonly Theme[],
    private readonly options: AppearanceOptions,
    private readonly paints: Paints,
  ) {}

  /** Gets ready for a screen; `recolour` where colours have changed since the last. */
  look(screen: Screen, recolour: boolean): void {
    const { boldIsBright, minContrast } = this.options;
    this.#contexts = this.themes.map((theme) => ({ theme, screen, boldIsBright, minContrast }));
    if (recolour) {
      this.#looks = [];
      this.#quick = new Map();
    }
    this.border = this.#paint((context) => defaultColours(context).background);
  }

  /** Whether the padding takes the program's ground. */
  get paddingFollows(): boolean {
    return this.options.paddingFill !== 'theme';
  }

  /** Paint behind the text of a style. */
  groundOf(screen: Screen, style: number): PaintId {
    return this.#look(screen, style).ground;
  }

  /** A row of the screen, without the cursor, as a row of `cols` cells. */
  row(screen: Screen, row: number, cols: number): CellRow {
    const read = blankRow(cols);
    const base = row * screen.cols;
    const size = (row < screen.rows ? screen.lineSizes[row] : 0) as LineSize;
    const step = size === 0 ? 1 : 2;
    const end = row < screen.rows ? Math.min(cols, screen.cols) : 0;
    for (let at = 0; at < end; at += step) {
      const col = at / step;
      const glyph = screen.glyphs[base + col]!;
      const look = this.#look(screen, screen.styles[base + col]!);
      const wide = glyph > 127 && col + 1 < screen.cols && screen.glyphs[base + col + 1] === TAIL;
      const ground = look.ground === this.border ? NONE : look.ground;
      const span = wide ? 2 * step : step;
      read.grounds.fill(ground, at, at + span);
      read.marks[at] = this.#mark(screen, glyph, look, {
        cells: wide ? 2 : 1,
        reaches: glyph >= 0xe000 && this.#hasRoom(screen, base, col),
        size,
      });
      if (wide) at += step;
    }
    return summed(read);
  }

  /** Where the cursor is: over either half of a wide character it covers both. */
  cursorColumn({ cursor, lineSizes }: Screen, { marks }: CellRow): number {
    const step = lineSizes[cursor.row] === 0 ? 1 : 2;
    const col = step * cursor.col;
    // The right half of a line of double width is beyond the picture.
    const left = col >= step ? (marks[col - step] ?? NONE) : NONE;
    return left !== NONE && this.marks[left]!.cells === 2 ? col - step : col;
  }

  /** The cursor's look over a mark; the mark while the cursor is hidden; and the one that shows through it: a block inverts it. */
  cursor(screen: Screen, mark: number): { look: CursorLook; under: number; through: number } | undefined {
    const { row, col } = screen.cursor;
    const shape = this.options.cursor ?? screen.cursor.shape;
    if (shape === 'none') return undefined;
    const lead = row * screen.cols + col;
    const at = screen.glyphs[lead] === TAIL && col > 0 ? lead - 1 : lead;
    const style = screen.style(screen.styles[at]!);
    const { ground } = this.#look(screen, screen.styles[at]!);
    const paint = this.#paint((context) => cursorColour(style, shape, context));
    const cells = mark === NONE ? (screen.lineSizes[row] === 0 ? 1 : 2) : spanOf(this.marks[mark]!);
    const under = this.#changed(mark, { blink: false });
    const inverse = { paint: ground, asked: ground, underline: ground };
    return { look: { shape, paint, cells }, under, through: shape === 'block' ? this.#changed(under, inverse) : under };
  }

  /** The mark of a letter outside of the terminal. */
  letter(text: string, cells: 1 | 2, paint: PaintId): number {
    const pen = { paint, asked: paint, bold: false, italic: false, link: '', decorations: [], underline: paint };
    return this.#markId({ text, cells, pen: this.#penId({ ...pen, blink: false }), reaches: false, size: 0 });
  }

  #changed(mark: number, change: Partial<Pen>): number {
    if (mark === NONE) return NONE;
    const known = this.marks[mark]!;
    return this.#markId({ ...known, pen: this.#penId({ ...this.pens[known.pen]!, ...change }) });
  }

  #mark(screen: Screen, glyph: number, look: Look, place: Pick<Mark, 'cells' | 'reaches' | 'size'>): number {
    if (look.concealed || glyph === TAIL || (glyph === BLANK && !look.decorated)) return NONE;
    const { cells, reaches, size } = place;
    const key = ((look.pen * 4 + size) * 4 + (reaches ? 2 : 0) + cells - 1) * 0x100_0000 + glyph;
    let mark = this.#quick.get(key);
    if (mark === undefined) {
      mark = this.#markId({ text: screen.text(glyph), pen: look.pen, ...place });
      this.#quick.set(key, mark);
    }
    return mark;
  }

  #look(screen: Screen, style: number): Look {
    this.#looks[style] ??= this.#makeLook(screen.style(style));
    return this.#looks[style]!;
  }

  #makeLook(style: Style): Look {
    const inks = this.#contexts.map((context) => inkOf(style, context));
    const decorations = decorationsOf(style);
    const pen = this.#penId({
      paint: this.paints.id(inks.map(({ text }) => text)),
      asked: this.paints.id(inks.map(({ asked }) => asked)),
      bold: style.bold,
      italic: style.italic,
      link: safeLink(style.link) ?? '',
      decorations,
      underline: this.paints.id(inks.map(({ underline }) => underline)),
      blink: style.blink && this.options.blink,
    });
    const ground = this.paints.id(inks.map(({ ground }) => ground));
    return { pen, ground, concealed: style.conceal, decorated: decorations.length > 0 };
  }

  #penId(pen: Pen): number {
    const { paint, asked, bold, italic, link, decorations, blink } = pen;
    const underline = decorations.length > 0 ? pen.underline : paint;
    return intern(
      this.#penIds,
      this.pens,
      `${paint} ${asked} ${bold} ${italic} ${decorations.join()} ${underline} ${blink} ${link}`,
      {
        ...pen,
        underline,
      },
    );
  }

  #markId(mark: Mark): number {
    return intern(
      this.#markIds,
      this.marks,
      `${mark.pen} ${mark.cells} ${mark.reaches} ${mark.size} ${mark.text}`,
      mark,
    );
  }

  /** As the GIF has it: an icon takes a second cell where that is blank on the same ground. */
  #hasRoom(screen: Screen, base: number, col: number): boolean {
    const at = base + col;
    if (col + 1 >= screen.cols || screen.glyphs[at + 1] !== BLANK || !isPrivate(screen.glyphs[at]!)) return false;
    const [icon, blank] = [this.#look(screen, screen.styles[at]!), this.#look(screen, screen.styles[at + 1]!)];
    return icon.ground === blank.ground && !blank.decorated;
  }

  #paint(colour: (context: ColourContext) => number): PaintId {
    return this.paints.id(this.#contexts.map(colour));
  }
}

function intern<T>(ids: Map<string, number>, values: T[], key: string, value: T): number {
  const known = ids.get(key);
  if (known !== undefined) return known;
  const id = values.push(value) - 1;
  ids.set(key, id);
  return id;
}

function decorationsOf({ underline, overline, strike, conceal }: Style): Decoration[] {
  if (conceal) return [];
  const decorations: Decoration[] = underline === 'none' ? [] : [underline];
  if (overline) decorations.push('overline');
  if (strike) decorations.push('strike');
  return decorations;
}

/** As the GIF has it: the text's colour, unless the program set one, or it could not be told from the ground. */
function cursorColour(style: Style, shape: CursorShape, context: ColourContext): number {
  const { text, ground } = inkOf(style, context);
  const own = context.screen.colours.cursor;
  return own ?? (shape === 'block' && text === ground ? context.theme.foreground : text);
}
