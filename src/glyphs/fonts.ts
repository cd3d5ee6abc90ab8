// The fonts that ship, and which of them has a character. Opened when first needed: a plain recording reads one file.
import { bundledFile } from '../assets/bundled.js';
import { type FaceFit, fitOfFace } from './fit.js';
import type { Face } from './glyph.js';
import type { OutlineFont } from './outline.js';
import { openSfnt, type SfntFont } from './sfnt.js';

/**
 * How a font's glyphs are put into cells. `fixed`: each advance becomes one cell, fitted to the grid. `script`: natural size,
 * squeezed where wider than the cells. `symbols`: natural size, shrunk to the cells. `icons`: shrunk to the cells and to the
 * height of capitals. `wide`: sized for squares of two cells.
 */
export type FontRole = 'fixed' | 'script' | 'symbols' | 'icons' | 'wide';

export interface LoadedFont {
  readonly font: OutlineFont;
  readonly role: FontRole;
  /** What grid fitting knows of the face. */
  readonly fit: FaceFit;
  readonly italic: boolean;
}

/** A character's glyph, and what must be done to it for want of the face asked for. */
export interface FoundGlyph {
  readonly from: LoadedFont;
  readonly glyph: number;
  readonly embolden: boolean;
  readonly slant: boolean;
}

interface FontFile {
  readonly file: string;
  readonly role: FontRole;
  readonly face?: Face;
  /** Spares opening a large file for characters it cannot have. */
  readonly onlyFor?: (codePoint: number) => boolean;
  /** Where the font has a character that used to be elsewhere. */
  readonly movedTo?: (codePoint: number) => number;
}

const PLAIN: Face = { bold: false, italic: false };
const REGULAR: FontFile = { file: 'JetBrainsMono-Regular.ttf', role: 'fixed' };
const FACES: readonly FontFile[] = [
  REGULAR,
  { file: 'JetBrainsMono-Bold.ttf', role: 'fixed', face: { bold: true, italic: false } },
  { file: 'JetBrainsMono-Italic.ttf', role: 'fixed', face: { bold: false, italic: true } },
  { file: 'JetBrainsMono-BoldItalic.ttf', role: 'fixed', face: { bold: true, italic: true } },
];
const isPrivate = (c: number): boolean => (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000;
/** Nerd Fonts 2 had Material Design icons from U+F500 on; version 3 has them in the same order from U+F0001 on. */
const materialIcon = (c: number): number => (c >= 0xf500 && c <= 0xf8ff ? c - 0xf500 + 0xf0001 : c);
const FALLBACKS: readonly FontFile[] = [
  { file: 'DejaVuSansMono.ttf', role: 'fixed' },
  { file: 'NotoSansSymbols2.ttf', role: 'symbols' },
  { file: 'NotoSansSymbols.ttf', role: 'symbols' },
  { file: 'NotoSansMath.ttf', role: 'symbols' },
  { file: 'NotoSansDevanagari.ttf', role: 'script' },
  { file: 'NotoSansArabic.ttf', role: 'script' },
  { file: 'NotoSansHebrew.ttf', role: 'script' },
  { file: 'NotoSansThai.ttf', role: 'script' },
  { file: 'NerdSymbols.ttf', role: 'icons', onlyFor: isPrivate, movedTo: materialIcon },
  { file: 'NotoSansCJK.otf', role: 'wide', onlyFor: (c) => c >= 0x2e80 && !isPrivate(c) },
];
const EMOJI = 'Twemoji.ttf';

/** Opens and remembers the fonts of one glyph source. */
export class FontShelf {
  private readonly opened = new Map<string, LoadedFont>();
  private emojiFont: SfntFont | undefined;

  /** The upright text font, which decides the size of cells. */
  get regular(): LoadedFont {
    return this.load(REGULAR);
  }

  get emoji(): SfntFont {
    this.emojiFont ??= openFile(EMOJI);
    return this.emojiFont;
  }

  /** The first font that has the character: the face, the regular face, then the fallbacks in order. */
  find(codePoint: number, face: Face): FoundGlyph | undefined {
    const own = FACES.find(({ face: { bold, italic } = PLAIN }) => bold === face.bold && italic === face.italic);
    for (const file of [own ?? REGULAR, REGULAR, ...FALLBACKS]) {
      if (file.onlyFor && !file.onlyFor(codePoint)) continue;
      const from = this.load(file);
      const glyph = from.font.glyph(codePoint) || (file.movedTo ? from.font.glyph(file.movedTo(codePoint)) : 0);
      if (glyph === 0) continue;
      const has = file.face ?? PLAIN;
      return { from, glyph, embolden: face.bold && !has.bold, slant: face.italic && !has.italic };
    }
    return undefined;
  }

  private load({ file, role, face }: FontFile): LoadedFont {
    const known = this.opened.get(file);
    if (known) return known;
    const font = openFile(file);
    let fit: FaceFit | undefined;
    const loaded: LoadedFont = {
      font,
      role,
      italic: face?.italic ?? false,
      get fit() {
        fit ??= fitOfFace(font);
        return fit;
      },
    };
    this.opened.set(file, loaded);
    return loaded;
  }
}

const openFile = (file: string): SfntFont => openSfnt(bundledFile(`assets/fonts/${file}`));
