// Gives graphemes their ids: a single code point is its own id, longer ones are numbered as they appear.
import { BLANK, FIRST_CLUSTER, TAIL } from '../screen.js';

const REPLACEMENT = 0xfffd;
/** Stands, with marks that say which, for a part of an image (kitty's graphics protocol). Without the image it is blank. */
const IMAGE_PLACEHOLDER = 0x10_eeee;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** The id of a cell that holds one code point. A space is blank; half a surrogate pair is no character. */
export function codePointGlyph(codePoint: number): number {
  if (codePoint === 0x20 || codePoint === 0 || codePoint === IMAGE_PLACEHOLDER) return BLANK;
  return (codePoint & 0x1f_f800) === 0xd800 ? REPLACEMENT : codePoint;
}

export class Clusters {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [];

  /** The id of a grapheme of one or more code points. */
  intern(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#identify(text);
    this.#ids.set(text, id);
    return id;
  }

  text(glyph: number): string {
    if (glyph === BLANK) return ' ';
    if (glyph === TAIL) return '';
    return glyph < FIRST_CLUSTER ? String.fromCodePoint(glyph) : (this.#texts[glyph - FIRST_CLUSTER] ?? '');
  }

  #identify(text: string): number {
    const first = text.codePointAt(0) ?? 0;
    if (text.length <= (first > 0xffff ? 2 : 1) || first === IMAGE_PLACEHOLDER) return codePointGlyph(first);
    return FIRST_CLUSTER + this.#texts.push(text.replace(LONE_SURROGATES, '\ufffd')) - 1;
  }
}
