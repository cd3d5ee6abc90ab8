// Which font draws which characters of a recording, and which characters no font has. How it prints is font-list.ts's.

import type { Drawn, Face } from '../fonts/glyph.js';
import { createGlyphs } from '../fonts/source.js';
import type { RenderHooks } from '../hooks.js';
import { fontsFor } from '../layout/fonts.js';
import { lookOptions } from '../layout/options.js';
import { NO_LIMIT } from '../moments/moment.js';
import { type Given, resolveOptions } from '../options/option.js';
import type { Cast } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { replay } from '../replay/replay.js';
import { BLANK, type Changes, type Screen, TAIL } from '../terminal/screen.js';

const { fontFamily, textFontFamily, emojiFontFamily, fontDir, fontFile } = lookOptions;

/** The options that say which fonts draw. */
export const chosenFontOptions = { fontFamily, textFontFamily, emojiFontFamily, fontDir, fontFile };

/**
 * Which font draws which characters. Graphemes are in the order of their code points; the font that draws most comes
 * first.
 * @example
 * const families = ({ fonts }: CastFonts) => [...new Set(fonts.map(({ family }) => family))];
 */
export interface CastFonts {
  fonts: { family: string; style: string; characters: string[] }[];
  /** Lines, blocks, braille and the like: drawn as geometry, whatever the font. */
  geometry: string[];
  /** Drawn as boxes. */
  missing: string[];
}

/** A grapheme in a face, on any screen. */
interface Sighting {
  readonly text: string;
  readonly face: Face;
}

/** Every grapheme that the screens show, once for each face. */
class Sightings {
  readonly found = new Map<string, Sighting>();
  readonly #cells = new Set<number>();

  see(screen: Screen, { all, from, to }: Changes): void {
    for (let row = 0; row < screen.rows; row++) {
      const start = row * screen.cols;
      const end = start + (all ? screen.cols : to[row]!);
      for (let cell = start + (all ? 0 : from[row]!); cell < end; cell++) {
        this.#see(screen, screen.glyphs[cell]!, screen.styles[cell]!);
      }
    }
  }

  #see(screen: Screen, glyph: number, style: number): void {
    const cell = glyph * 0x40_0000 + style;
    if (glyph === BLANK || glyph === TAIL || this.#cells.has(cell)) return;
    this.#cells.add(cell);
    const text = screen.text(glyph);
    const { bold, italic } = screen.style(style);
    this.found.set(`${bold},${italic},${text}`, { text, face: { bold, italic } });
  }
}

const byCodePoint = (a: string, b: string): number => a.codePointAt(0)! - b.codePointAt(0)! || (a < b ? -1 : 1);
const sorted = (texts: Iterable<string>): string[] => [...texts].sort(byCodePoint);

/** Owns the lists while they grow. */
class Collection {
  readonly #fonts = new Map<string, { family: string; style: string; characters: Set<string> }>();
  readonly #geometry = new Set<string>();
  readonly #missing = new Set<string>();

  readonly add = ({ text, fonts, missing }: Drawn): void => {
    if (missing) this.#missing.add(text);
    else if (fonts.length === 0) this.#geometry.add(text);
    for (const { family, style } of fonts) {
      const key = `${family}\n${style}`;
      const known = this.#fonts.get(key) ?? { family, style, characters: new Set() };
      this.#fonts.set(key, known);
      known.characters.add(text);
    }
  };

  get value(): CastFonts {
    const fonts = [...this.#fonts.values()]
      .sort((a, b) => b.characters.size - a.characters.size)
      .map(({ family, style, characters }) => ({ family, style, characters: sorted(characters) }));
    return { fonts, geometry: sorted(this.#geometry), missing: sorted(this.#missing) };
  }
}

/**
 * Goes through all screens of a recording, with the fonts that the options ask for, and tells which one draws what.
 * @throws UsageError for wrong options; CastError for a recording or a font that cannot be read
 * @example
 * (await castFonts(cast)).missing; // => []
 */
export async function castFonts(
  recording: Cast,
  given: Given<typeof chosenFontOptions> = {},
  { warn, signal }: RenderHooks = {},
): Promise<CastFonts> {
  const cast = givenCast(recording, { signal });
  const fonts = await fontsFor(resolveOptions(chosenFontOptions, given), warn ?? (() => undefined));
  const sightings = new Sightings();
  const unlimited = { maxDuration: NO_LIMIT, maxFrames: Number.MAX_SAFE_INTEGER };
  await replay(cast, { ...unlimited, ...(warn && { warn }) }, ({ screen, changes }) => sightings.see(screen, changes));
  const collection = new Collection();
  const glyphs = createGlyphs({ size: 16, lineHeight: 1.4, fonts, tell: collection.add });
  for (const { text, face } of sightings.found.values()) glyphs.glyph(text, face, 2);
  return collection.value;
}
