// What drew the characters of a render: for its report, and for one warning of those that no font has.
import type { Warn } from '../errors.js';
import type { Drawn } from '../fonts/glyph.js';

const MOST_NAMED = 5;

/** A grapheme, without what a terminal would obey, and its code points: "x" (U+0078). */
export function graphemeWords(text: string): string {
  const codes = Array.from(text, (c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  const shown = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');
  return `${JSON.stringify(shown)} (${codes.join(' ')})`;
}

/** Owns the counts; `tell` is for createGlyphs. */
export class FontsUsed {
  readonly #counts = new Map<string, number>();
  readonly #missing = new Set<string>();

  readonly tell = ({ text, fonts, missing }: Drawn): void => {
    for (const { family } of fonts) this.#counts.set(family, (this.#counts.get(family) ?? 0) + 1);
    if (missing) this.#missing.add(text);
  };

  /** Families that drew something, those that drew the most graphemes first. */
  get families(): string[] {
    return [...this.#counts].sort(([, a], [, b]) => b - a).map(([family]) => family);
  }

  mentionMissing(warn: Warn): void {
    const missing = [...this.#missing];
    if (missing.length === 0) return;
    const more = missing.length - MOST_NAMED;
    const named = missing.slice(0, MOST_NAMED).map(graphemeWords).join(', ');
    warn(
      `no font has ${named}${more > 0 ? ` and ${more} more` : ''}: drawn as ${missing.length > 1 ? 'boxes' : 'a box'}`,
    );
  }
}
