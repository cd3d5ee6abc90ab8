// A font of the user's, made safe to draw with: whatever is broken in it counts as missing, and its proportions are measured
// rather than believed.
import { hasLayers } from '../opentype/colr.js';
import { openSfnt, type SfntFont, substitutionsIn, tableDirectory } from '../opentype/sfnt.js';
import { extentOf, type Outline } from '../outline.js';
import type { FontkitReader } from './fontkit-font.js';

/** Larger outlines are no letters; fitting them would take seconds. */
const MOST_POINTS = 10_000;
/** Widest letter M, in ems. */
const WIDEST = 3;
/** So many unreadable glyphs make a font unreadable. */
const MOST_BROKEN = 20;

/** Bitmap fonts have none of these. */
const OUTLINES = ['glyf', 'CFF ', 'CFF2'];

export interface UserFontFile {
  /** An sfnt, unpacked. */
  readonly bytes: Uint8Array;
  /** Its place in a collection. */
  readonly index: number;
  /** Of a variable font. */
  readonly coordinates: ReadonlyMap<string, number>;
}

/**
 * Opens a font with our own reader, or with fontkit where it is given and our own does not do.
 * @throws Error for a font that has nothing to draw
 */
export function openUserFont(file: UserFontFile, fontkit: FontkitReader | undefined): SfntFont {
  const font = guarded(openReader(file, fontkit));
  if (font.unitsPerEm < 16 || font.unitsPerEm > 16384) throw new RangeError(`it has ${font.unitsPerEm} units an em`);
  hasLayers(font); // throws where the table is cut off
  const letter = font.glyph(0x4d);
  if (letter !== 0 && (font.advance(letter) <= 0 || font.advance(letter) > WIDEST * font.unitsPerEm)) {
    throw new RangeError(`its letter M is ${font.advance(letter)} units wide`);
  }
  return font;
}

function openReader({ bytes, index, coordinates }: UserFontFile, fontkit: FontkitReader | undefined): SfntFont {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tableDirectory(view, index);
  if (!OUTLINES.some((tag) => tables.has(tag))) throw new RangeError('it has no outlines');
  if (coordinates.size === 0 || !fontkit) {
    try {
      const own = openSfnt(bytes, index);
      own.glyph(0x4d); // reads the character map
      own.outline(0);
      return own;
    } catch (error) {
      if (!fontkit) throw error;
    }
  }
  if (!fontkit) throw new RangeError('it is variable');
  return { ...fontkit(bytes, index, coordinates), view, tables, gsub: substitutionsIn(view, tables) };
}

function guarded(font: SfntFont): SfntFont {
  const outlines = new Map<number, Outline | undefined>();
  let broken = 0;
  const outlineOf = (glyph: number): Outline | undefined => {
    if (broken > MOST_BROKEN) return undefined;
    try {
      const outline = font.outline(glyph);
      if (isSane(outline)) return outline;
    } catch {}
    broken++;
    return undefined;
  };
  const known = (glyph: number): Outline | undefined => {
    if (!outlines.has(glyph)) outlines.set(glyph, outlineOf(glyph));
    return outlines.get(glyph);
  };
  const glyph = (codePoint: number): number => {
    const found = attempt(() => font.glyph(codePoint)) ?? 0;
    return found !== 0 && known(found) ? found : 0;
  };
  const top = (letter: string): number | undefined => {
    const outline = known(glyph(letter.charCodeAt(0)));
    const height = outline ? extentOf(outline).top : 0;
    return height > 0 && height < 2 * font.unitsPerEm ? height : undefined;
  };
  return {
    ...font,
    capHeight: top('H') ?? Math.round(font.unitsPerEm * 0.72),
    xHeight: top('x') ?? Math.round(font.unitsPerEm * 0.52),
    underlinePosition: Math.max(-font.unitsPerEm, Math.min(0, font.underlinePosition)),
    glyph,
    advance: (index) => attempt(() => font.advance(index)) ?? 0,
    outline: (index) => known(index) ?? { cubic: false, xs: [], ys: [], on: [], ends: [] },
  };
}

const isSane = ({ xs, ys, ends }: Outline): boolean =>
  xs.length <= MOST_POINTS &&
  xs.every(Number.isFinite) &&
  ys.every(Number.isFinite) &&
  ends.every((end, i) => end >= (ends[i - 1] ?? 0) && end <= xs.length);

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
