// Keys with a meaning for the recorder among all that is typed: which they are, and finding them.

export type KeyAction = 'pause' | 'marker';

/** Each a character, or '' for no key. */
export interface RecordKeys {
  pause: string;
  marker: string;
  /** Where there is one, the others count only right behind it. */
  prefix: string;
}

/** The character of a key as people write it: `C-\`, `^\`, `Ctrl+x`, `q`; '' is no key. Undefined for what is none of these. */
export function parseKey(text: string): string | undefined {
  if (text === '') return '';
  if ([...text].length === 1) return text;
  const [, letter = ''] = /^(?:\^|C-|Ctrl[+-])(.)$/i.exec(text) ?? [];
  const code = letter.toUpperCase().charCodeAt(0);
  if (letter === '?') return '\x7f';
  return code >= 0x40 && code <= 0x5f ? String.fromCharCode(code - 0x40) : undefined;
}

/**
 * The name of a key as messages have it, from its character.
 * @example
 * keyName(recordOptions.pauseKey.default); // => 'ctrl+\\'
 */
export function keyName(key: string): string {
  const code = key.charCodeAt(0);
  if (code < 0x20) return `ctrl+${String.fromCharCode(code + 0x40).toLowerCase()}`;
  return key === ' ' ? 'space' : key;
}

/** What was typed, in order: text for the program, and actions. */
export type Typed = { text: string } | { action: KeyAction };

const PASTE_BEGINS = '\x1b[200~';
const PASTE_ENDS = '\x1b[201~';

/** Owns what of a key is still to come: that a prefix was typed, that a paste has begun. */
export class KeyReader {
  readonly #keys: RecordKeys;
  #prefixed = false;
  #pasting = false;

  constructor(keys: RecordKeys) {
    this.#keys = keys;
  }

  /**
   * Control characters are keys wherever they stand, but not in a paste. Other characters are keys only if they come alone: they
   * may be part of text, or of the sequence of another key.
   * @param typed what came at once: keys one by one, or many in a paste
   */
  read(typed: string): Typed[] {
    const found: Typed[] = [];
    let text = '';
    const characters = [...typed];
    let at = 0;
    for (const character of characters) {
      if (typed.startsWith(PASTE_BEGINS, at)) this.#pasting = true;
      if (typed.startsWith(PASTE_ENDS, at)) this.#pasting = false;
      at += character.length;
      const counts = !this.#pasting && (character < ' ' || characters.length === 1 || this.#prefixed);
      const meant = counts ? this.#meaning(character) : character;
      if (typeof meant === 'string') text += meant;
      else {
        if (text !== '') found.push({ text });
        text = '';
        found.push(meant);
      }
    }
    return text === '' ? found : [...found, { text }];
  }

  /** An action, or the text that the program gets: a prefix waits for what follows, and twice is itself. */
  #meaning(character: string): (Typed & { action: KeyAction }) | string {
    const { pause, marker, prefix } = this.#keys;
    const isPrefix = character === prefix;
    if (prefix !== '' && !this.#prefixed) {
      this.#prefixed = isPrefix;
      return isPrefix ? '' : character;
    }
    this.#prefixed = false;
    if (character === pause) return { action: 'pause' };
    if (character === marker) return { action: 'marker' };
    return prefix === '' || isPrefix ? character : prefix + character;
  }
}
