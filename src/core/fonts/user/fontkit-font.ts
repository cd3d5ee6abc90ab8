// Fonts that our own reader does not know, read by fontkit: variable ones, CFF2, rare character maps. Loaded only for them.
import type { Font, FontCollection, Glyph } from 'fontkit';
import { platform } from '../../platform.js';
import type { Outline, OutlineFont } from '../outline.js';

/** Longest time for a font's tables, and for an outline; both take milliseconds. */
const OPENING = 5000;
const DRAWING = 500;

/** A font made to hang its reader must not hang us. @throws what `work` throws, or RangeError once the time is up */
function bounded<T>(milliseconds: number, work: () => T): T {
  let result: T | undefined;
  const done = platform().bounded(milliseconds, () => {
    result = work();
  });
  if (!done) throw new RangeError('it took too long to read');
  return result as T;
}

type Fontkit = typeof import('fontkit');
/** Opens font `index` of a file, at these places of its axes. */
export type FontkitReader = (bytes: Uint8Array, index: number, coordinates: ReadonlyMap<string, number>) => OutlineFont;

export async function loadFontkit(): Promise<FontkitReader> {
  const fontkit = await import('fontkit');
  return (bytes, index, coordinates) => bounded(OPENING, () => readFont(openFont(fontkit, bytes, index), coordinates));
}

function openFont(fontkit: Fontkit, bytes: Uint8Array, index: number): Font {
  const opened: Font | FontCollection = fontkit.create(bytes);
  const font = 'fonts' in opened ? opened.fonts[index] : opened;
  if (!font) throw new RangeError('it is not in the collection');
  return font;
}

function readFont(plain: Font, coordinates: ReadonlyMap<string, number>): OutlineFont {
  const font = coordinates.size > 0 ? plain.getVariation(Object.fromEntries(coordinates)) : plain;
  const glyphOf = (glyph: number): Glyph => font.getGlyph(glyph);
  return {
    unitsPerEm: font.unitsPerEm,
    ascent: font.ascent,
    descent: font.descent,
    capHeight: font.capHeight,
    xHeight: font.xHeight,
    underlinePosition: font.underlinePosition,
    glyph: (codePoint) => (font.hasGlyphForCodePoint(codePoint) ? font.glyphForCodePoint(codePoint).id : 0),
    advance: (glyph) => glyphOf(glyph).advanceWidth,
    outline: (glyph) => bounded(DRAWING, () => outlineOf(glyphOf(glyph))),
  };
}

function outlineOf({ path: { commands } }: Glyph): Outline {
  const cubic = commands.some(({ command }) => command === 'bezierCurveTo');
  const pen = new Pen(cubic);
  for (const { command, args } of commands) {
    if (command === 'moveTo') pen.close();
    pen.add(command, args);
  }
  pen.close();
  return pen.outline;
}

class Pen {
  readonly outline: Outline;

  constructor(cubic: boolean) {
    this.outline = { cubic, xs: [], ys: [], on: [], ends: [] };
  }

  /** The last point of a command is on the curve, those before it are not. */
  add(command: string, args: readonly number[]): void {
    const { cubic, xs, ys } = this.outline;
    const points = cubic && command === 'quadraticCurveTo' ? raised(xs.at(-1) ?? 0, ys.at(-1) ?? 0, args) : args;
    for (let i = 0; i + 1 < points.length; i += 2) this.#point(points[i]!, points[i + 1]!, i + 2 === points.length);
  }

  /** Ends a contour; a last point that is the first one again is left out. */
  close(): void {
    const { cubic, xs, ys, on, ends } = this.outline;
    const start = ends.at(-1) ?? 0;
    const last = xs.length - 1;
    if (last < start) return;
    // A cubic contour may close with a curve only where its end is there.
    const line = !cubic || on[last - 1] === true;
    if (last > start && line && xs[last] === xs[start] && ys[last] === ys[start]) {
      xs.pop();
      ys.pop();
      on.pop();
    }
    ends.push(xs.length);
  }

  #point(x: number, y: number, on: boolean): void {
    this.outline.xs.push(x);
    this.outline.ys.push(y);
    this.outline.on.push(on);
  }
}

/** A quadratic curve from (x, y) as a cubic one. */
function raised(x: number, y: number, [cx = 0, cy = 0, endX = 0, endY = 0]: readonly number[]): number[] {
  const third = (from: number, control: number): number => from + (2 / 3) * (control - from);
  return [third(x, cx), third(y, cy), third(endX, cx), third(endY, cy), endX, endY];
}
