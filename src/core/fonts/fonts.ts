// Which font has a character: the user's families, the text font that ships, then the other fonts that ship. Fonts are opened
// when first needed: a plain recording reads one file.
import { BUNDLED_TEXT, FALLBACKS } from './bundled-fonts.js';
import { type FaceFit, fitOfFace } from './fit.js';
import type { FontFace, FontFamily, FontRole } from './font-face.js';
import type { Face, FontName } from './glyph.js';
import type { OutlineFont } from './outline.js';

export interface LoadedFont extends FontName {
  readonly font: OutlineFont;
  /** What grid fitting knows of the face. */
  readonly fit: FaceFit;
  readonly italic: boolean;
}

/** A character's glyph, and what must be done to it for want of the face asked for. */
export interface FoundGlyph {
  readonly from: LoadedFont;
  readonly role: FontRole;
  readonly glyph: number;
  readonly embolden: boolean;
  readonly slant: boolean;
}

const PLAIN: Face = { bold: false, italic: false };
const LETTER_M = 0x4d;

/** Opens and remembers the fonts of one glyph source. */
export class FontShelf {
  readonly #families: readonly FontFamily[];
  readonly #loaded = new Map<FontFace, LoadedFont | undefined>();
  readonly #orders = new Map<string, readonly FontFace[]>();

  /** @param families of the user's choice, best first; the one that ships comes last where it is not among them */
  constructor(families: readonly FontFamily[] = []) {
    this.#families = families.includes(BUNDLED_TEXT) ? families : [...families, BUNDLED_TEXT];
  }

  /** The upright text font, which decides the size of cells. */
  get regular(): LoadedFont {
    for (const face of this.#order(PLAIN)) {
      const loaded = this.#load(face);
      if (loaded && loaded.font.glyph(LETTER_M) !== 0) return loaded;
    }
    throw new Error('no font has the letter M');
  }

  /** The first font that has the character: of each family the face, then the regular face; then the fallbacks in order. */
  find(codePoint: number, face: Face): FoundGlyph | undefined {
    for (const file of this.#order(face)) {
      if (file.onlyFor && !file.onlyFor(codePoint)) continue;
      const from = this.#load(file);
      if (!from) continue;
      const glyph = from.font.glyph(codePoint) || (file.movedTo ? from.font.glyph(file.movedTo(codePoint)) : 0);
      if (glyph === 0) continue;
      const { bold, italic } = file.face;
      const role = file.role(codePoint);
      return { from, role, glyph, embolden: face.bold && !bold, slant: face.italic && !italic };
    }
    return undefined;
  }

  #order(face: Face): readonly FontFace[] {
    const key = `${face.bold},${face.italic}`;
    let order = this.#orders.get(key);
    if (!order) {
      order = [...this.#families.flatMap((family) => family.faces(face)), ...FALLBACKS];
      this.#orders.set(key, order);
    }
    return order;
  }

  #load(file: FontFace): LoadedFont | undefined {
    if (this.#loaded.has(file)) return this.#loaded.get(file);
    const font = file.open();
    const loaded = font && loadedFont(file, font);
    this.#loaded.set(file, loaded);
    return loaded;
  }
}

function loadedFont({ family, style, face }: FontFace, font: OutlineFont): LoadedFont {
  let fit: FaceFit | undefined;
  return {
    family,
    style,
    font,
    italic: face.italic,
    get fit() {
      fit ??= fitOfFace(font);
      return fit;
    },
  };
}
