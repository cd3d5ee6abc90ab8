// What stands in the place of a secret: as wide as what it hides, so that nothing else moves.

import type { Option } from '../../options/option.js';
import { graphemes, textWidth } from '../../search/trace.js';

const isMask = (value: unknown): value is string =>
  typeof value === 'string' && graphemes(value).length === 1 && textWidth(value) === 1 && value.trim() !== '';

export const maskOption: Option<string> = {
  flag: 'with',
  group: 'Output',
  help: 'the character that hides',
  placeholder: 'CHAR',
  expected: 'a character that is one cell wide',
  default: '*',
  parse: (text) => (isMask(text) ? text : undefined),
  check: (value) => (isMask(value) ? value : undefined),
};

/** The same mask, two cells wide: the fullwidth form of an ASCII character, else of an asterisk. */
export function wideMask(mask: string): string {
  const code = mask.charCodeAt(0);
  return mask.length === 1 && code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : '\uff0a';
}

/**
 * The text hidden: a mask for each grapheme, as wide as that. Control characters stay: they are the layout.
 * @param joins whether what begins at a code unit is part of a grapheme before the text
 */
export function masked(text: string, mask: string, joins: (at: number) => boolean = () => false): string {
  let result = '';
  let at = 0;
  for (const grapheme of graphemes(text)) {
    const start = at;
    at += grapheme.text.length;
    if (joins(start)) continue;
    if (grapheme.width === 2) result += wideMask(mask);
    else if (grapheme.width === 1) result += mask;
    else if (/^\p{Cc}/u.test(grapheme.text)) result += grapheme.text;
  }
  return result;
}

/** The start of a secret, for a list: never more than a quarter of it, nor than four characters. */
export function preview(secret: string, mask: string): string {
  const characters = [...secret.replace(/\s+/g, ' ')].filter((character) => !/\p{Cc}/u.test(character));
  const shown = Math.min(4, Math.floor(characters.length / 4));
  const hidden = Math.min(characters.length - shown, 24);
  return `${characters.slice(0, shown).join('')}${mask.repeat(hidden)}${hidden < characters.length - shown ? '...' : ''}`;
}
