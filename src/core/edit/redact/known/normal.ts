// Secrets as they are compared: without what a reader does not see, a blank for any run of white space.
import { foldedUnit, graphemes, UNSEEN } from '../../../search/trace.js';

const UNSEEN_RUNS = new RegExp(`${UNSEEN.source}+`, 'gu');
const SPACES = /\s+/g;

/** As streams of text have it: code units, without marks and control characters. */
export const streamForm = (text: string): string =>
  text
    .replace(/[^\P{Cc}\s]+/gu, '')
    .replace(UNSEEN_RUNS, '')
    .replace(SPACES, ' ')
    .trim();

/** As rows of cells have it: one unit for each grapheme, folded as a cell's is. */
export const cellForm = (text: string): string => cellUnits(text).replace(SPACES, ' ').trim();

/** The same with all of its blanks. */
export function cellUnits(text: string): string {
  if (!/[^\x20-\x7e]/.test(text)) return text;
  let form = '';
  for (const grapheme of graphemes(text.replace(/[^\P{Cc}\s]+/gu, ''))) {
    for (const character of grapheme.text) {
      const unit = /\s/.test(character) ? 0x20 : foldedUnit(character.codePointAt(0)!);
      if (unit === 0) continue;
      form += String.fromCharCode(unit);
      break;
    }
  }
  return form;
}

/** A text without the code units that `drop` matches, and where each unit that is left stood. */
export function without(text: string, drop: RegExp): { text: string; at: (index: number) => number } {
  const parts: string[] = [];
  const starts: number[] = [];
  const shifts: number[] = [];
  let [done, length] = [0, 0];
  const add = (to: number) => {
    if (to <= done) return;
    starts.push(length);
    shifts.push(done - length);
    parts.push(text.slice(done, to));
    length += to - done;
  };
  drop.lastIndex = 0;
  for (const match of text.matchAll(drop)) {
    add(match.index);
    done = match.index + match[0].length;
  }
  add(text.length);
  return { text: parts.join(''), at: (index) => index + (shifts[lastAtMost(starts, index)] ?? 0) };
}

/** The index of the last of the ascending numbers that is no greater; 0 where there is none. */
export function lastAtMost(numbers: readonly number[], number: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numbers[middle]! <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}
