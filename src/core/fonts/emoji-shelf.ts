// Which emoji font has a grapheme: the user's, best first, then the one that ships. Fonts without colours count too: what
// they have is drawn like text.

import { type EmojiFont, openEmoji } from './emoji.js';
import { fitOfFace } from './fit.js';
import type { FoundGlyph } from './fonts.js';
import type { FontName } from './glyph.js';
import type { ColourLayer } from './opentype/colr.js';
import type { SfntFont } from './opentype/sfnt.js';

export interface EmojiSource extends FontName {
  open(): SfntFont;
}

export type FoundEmoji = { readonly name: FontName } & (
  | {
      readonly kind: 'layers';
      readonly sfnt: SfntFont;
      readonly font: EmojiFont;
      readonly layers: readonly ColourLayer[];
    }
  | { readonly kind: 'outline'; readonly part: FoundGlyph & { readonly mark: false } }
);

export class EmojiShelf {
  readonly #opened = new Map<EmojiSource, (text: string) => FoundEmoji | undefined>();

  constructor(private readonly sources: readonly EmojiSource[]) {}

  find(text: string): FoundEmoji | undefined {
    for (const source of this.sources) {
      let finder = this.#opened.get(source);
      if (!finder) {
        finder = unlessBroken(() => finderOf(source)) ?? nothing;
        this.#opened.set(source, finder);
      }
      const found = unlessBroken(() => finder?.(text));
      if (found) return found;
    }
    return undefined;
  }
}

const nothing = (): undefined => undefined;

/** A table that is cut off makes its font's emoji missing. */
function unlessBroken<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function finderOf(name: EmojiSource): (text: string) => FoundEmoji | undefined {
  const sfnt = name.open();
  const font = openEmoji(sfnt);
  if (sfnt.tables.has('COLR')) {
    return (text) => {
      const layers = font.layers(text);
      return layers && { name, kind: 'layers', sfnt, font, layers };
    };
  }
  const from = { ...name, font: sfnt, fit: fitOfFace(sfnt), italic: false };
  return (text) => {
    const glyph = font.glyph(text);
    if (glyph === 0) return undefined;
    const part = { from, role: 'wide', glyph, embolden: false, slant: false, mark: false } as const;
    return { name, kind: 'outline', part };
  };
}
