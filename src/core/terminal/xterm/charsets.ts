// Character sets: which letter designates the set that a terminal uses (ISO 2022; DEC special graphics, national sets).
import type { Charset, RawState } from './raw-state.js';

/** ESC ( and one of these designates a set that differs from ASCII. */
const LETTERS = '0A4C5RQKYE6ZH7=';
const DESIGNATORS = ['(', ')', '*', '+'] as const;
/** Of sets of 96 characters, which G0 cannot hold. */
const DESIGNATORS_96 = ['', '-', '.', '/'] as const;
/** SI, SO, LS2, LS3. */
const SHIFTS = ['\x0f', '\x0e', '\x1bn', '\x1bo'] as const;

/** The right half of ISO 8859-1, designated by A as a set of 96 characters. */
export const LATIN_1: Charset = Object.fromEntries(
  Array.from({ length: 95 }, (_, at) => [String.fromCharCode(0x20 + at), String.fromCharCode(0xa0 + at)]),
);

/** The designating letter of each set. xterm has one object a set for all terminals: `scratch` is made to use one after the other. */
function lettersBySet(scratch: RawState): Map<Charset, string> {
  const letters = new Map<Charset, string>();
  for (const letter of LETTERS) {
    scratch._inputHandler.parse(`\x1b(${letter}`);
    letters.set(scratch._charsetService.charset, letter);
  }
  scratch._inputHandler.parse('\x1b(B');
  letters.delete(undefined);
  return letters;
}

const letterOf = (set: Charset, letters: ReadonlyMap<Charset, string>): string => letters.get(set) ?? 'B';

export interface CharsetSequences {
  /** Makes the set active that the saved cursor has, in a terminal with default sets. */
  saved: string;
  /** Back to the default sets. */
  reset: string;
  /** Designates and shifts as the terminal has it. */
  current: string;
  /** The active set is the one that came back with the saved cursor, not the one that is shifted in. */
  restored: boolean;
}

export function charsetSequences(raw: RawState, savedSet: Charset, scratch: () => RawState): CharsetSequences {
  const { charset, glevel, _charsets: sets } = raw._charsetService;
  const plain = savedSet === undefined && charset === undefined && glevel === 0 && sets.every((set) => !set);
  if (plain) return { saved: '', reset: '', current: '', restored: false };
  const letters = lettersBySet(scratch());
  const saved = savedSet ? `\x1b(${letterOf(savedSet, letters)}` : '';
  const designations = DESIGNATORS.map((mark, at) => {
    if (sets[at] === LATIN_1) return `\x1b${DESIGNATORS_96[at]}A`;
    return sets[at] ? `\x1b${mark}${letterOf(sets[at], letters)}` : '';
  });
  const shift = glevel > 0 ? (SHIFTS[glevel] ?? '') : '';
  return {
    saved,
    reset: saved && '\x1b(B',
    current: designations.join('') + shift,
    restored: charset !== sets[glevel] && charset === savedSet,
  };
}
