// How many cells text takes, outside of any terminal.
import { graphemeWidths } from './widths.js';

/** A grapheme and its cells: 1 or 2, 0 for marks that have nothing to join and for control characters. */
export interface WideGrapheme {
  text: string;
  width: number;
}

const isControl = (codePoint: number): boolean => codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0);

/** Splits text into graphemes as the emulator does. */
export function graphemes(text: string): WideGrapheme[] {
  const result: WideGrapheme[] = [];
  let state = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    if (isControl(codePoint)) {
      result.push({ text: character, width: 0 });
      state = 0;
      continue;
    }
    const preceding = state;
    state = graphemeWidths.charProperties(codePoint, preceding);
    const last = result.at(-1);
    if ((state & 1) === 1 && preceding !== 0 && last) {
      last.text += character;
      last.width = (state >> 1) & 3;
    } else result.push({ text: character, width: (state >> 1) & 3 });
  }
  return result;
}

export const textWidth = (text: string): number => graphemes(text).reduce((sum, { width }) => sum + width, 0);
