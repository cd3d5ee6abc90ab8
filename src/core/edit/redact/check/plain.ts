// Texts as the check compares them: compatible letters folded, without marks, blanks, control characters and lines of frames.

const DROPPED = /[\s\p{Cc}\p{Cf}\p{M}\u2500-\u259f|\u00a6\u115f\u1160\u2758\u2800\u3164\uffa0]+/gu;
const ASCII_DROPPED = /[\x00-\x20|\x7f]+/g;
const NOT_ASCII = /[^\x00-\x7f]/;

/** Compatible letters folded, marks left out. */
export const folded = (text: string): string => text.normalize('NFKD').replace(/[\p{Cf}\p{M}]+/gu, '');

/** The letters of a text, one right after the other. */
export const plain = (text: string): string =>
  NOT_ASCII.test(text) ? text.normalize('NFKD').replace(DROPPED, '') : text.replace(ASCII_DROPPED, '');

/** The text with a blank for every run of them, for secrets that are short enough to come together from other words. */
export const spaced = (text: string): string =>
  (NOT_ASCII.test(text) ? folded(text) : text).replace(/[\s\x00-\x1f\x7f-\x9f]+/g, ' ').trim();
