// What a terminal sends for keys, as xterm does (ctlseqs, "PC-Style Function Keys").

/**
 * Modifiers that are held down.
 * @example
 * const none: Modifiers = { ctrl: false, alt: false, shift: false };
 */
export interface Modifiers {
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** Keys by VHS's names, and those it has no command for. */
const NAMED = {
  Enter: '\r',
  Space: ' ',
  Backspace: '\x7f',
  Tab: '\t',
  Escape: '\x1b',
} as const;

/** Those that end in a letter: `CSI 1;M A`, and `SS3 A` while cursor keys are those of applications. */
const LETTERS = { Up: 'A', Down: 'B', Right: 'C', Left: 'D', Home: 'H', End: 'F' } as const;
/** `SS3 P`, and with modifiers `CSI 1;M P`. */
const FUNCTION_LETTERS = { F1: 'P', F2: 'Q', F3: 'R', F4: 'S' } as const;
/** `CSI 3 ; M ~`. */
const NUMBERS = {
  Insert: 2,
  Delete: 3,
  PageUp: 5,
  PageDown: 6,
  F5: 15,
  F6: 17,
  F7: 18,
  F8: 19,
  F9: 20,
  F10: 21,
  F11: 23,
  F12: 24,
} as const;

/**
 * A key that has a name.
 * @example
 * const key: KeyName = 'PageUp';
 */
export type KeyName = keyof typeof NAMED | keyof typeof LETTERS | keyof typeof FUNCTION_LETTERS | keyof typeof NUMBERS;

export const keyNames: readonly KeyName[] = [NAMED, LETTERS, FUNCTION_LETTERS, NUMBERS].flatMap(
  (keys) => Object.keys(keys) as KeyName[],
);

const has = <T extends object>(keys: T, name: string): name is Extract<keyof T, string> => Object.hasOwn(keys, name);

const parameter = ({ shift, alt, ctrl }: Modifiers): number => 1 + (shift ? 1 : 0) + (alt ? 2 : 0) + (ctrl ? 4 : 0);

/** @param application whether the program has cursor keys sent as those of applications (DECCKM) */
export function keyBytes(key: KeyName, modifiers: Modifiers, application = false): string {
  const modifier = parameter(modifiers);
  if (has(LETTERS, key)) {
    return modifier > 1 ? `\x1b[1;${modifier}${LETTERS[key]}` : `\x1b${application ? 'O' : '['}${LETTERS[key]}`;
  }
  if (has(FUNCTION_LETTERS, key)) {
    return modifier > 1 ? `\x1b[1;${modifier}${FUNCTION_LETTERS[key]}` : `\x1bO${FUNCTION_LETTERS[key]}`;
  }
  if (has(NUMBERS, key)) return `\x1b[${NUMBERS[key]}${modifier > 1 ? `;${modifier}` : ''}~`;
  return namedBytes(key, modifiers);
}

function namedBytes(key: keyof typeof NAMED, { ctrl, alt, shift }: Modifiers): string {
  if (key === 'Tab' && shift) return `${alt ? '\x1b' : ''}\x1b[Z`;
  const alone = key === 'Backspace' && ctrl ? '\b' : key === 'Space' && ctrl ? '\0' : NAMED[key];
  return (alt ? '\x1b' : '') + alone;
}

/** What ctrl makes of signs that are no letters: those of ASCII's third and fourth column, and what keyboards have on their keys. */
const CONTROLS: Readonly<Record<string, string>> = {
  ' ': '\0',
  '@': '\0',
  '2': '\0',
  '[': '\x1b',
  '3': '\x1b',
  '\\': '\x1c',
  '4': '\x1c',
  ']': '\x1d',
  '5': '\x1d',
  '^': '\x1e',
  '6': '\x1e',
  _: '\x1f',
  '-': '\x1f',
  '/': '\x1f',
  '7': '\x1f',
  '?': '\x7f',
  '8': '\x7f',
};

/** A character with modifiers, as typed on an American keyboard. */
export function characterBytes(character: string, { ctrl, alt, shift }: Modifiers): string {
  const shifted = shift && !ctrl ? character.toUpperCase() : character;
  const letter = /^[a-z]$/i.test(character);
  const control = letter ? String.fromCharCode(character.toUpperCase().charCodeAt(0) & 0x1f) : CONTROLS[character];
  return (alt ? '\x1b' : '') + (ctrl ? (control ?? character) : shifted);
}
