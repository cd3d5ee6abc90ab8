// What was typed, as keys: names and symbols for a picture. Reads the bytes that a terminal sends for its keys (xterm's control
// sequences); what a terminal says by itself (reports of the mouse, the cursor, colours) is no key.

export interface Key {
  readonly label: string;
  /** A character that was typed, which may stand with others in one word. */
  readonly typed: boolean;
}

const NAMED: Record<string, string> = {
  '\r': '⏎',
  '\r\n': '⏎',
  '\n': '⏎',
  '\t': '⇥',
  '\x7f': '⌫',
  '\b': '⌫',
  '\x1b': 'Esc',
  '\0': '⌃Space',
};
const FINAL: Record<string, string> = {
  A: '↑',
  B: '↓',
  C: '→',
  D: '←',
  H: 'Home',
  F: 'End',
  P: 'F1',
  Q: 'F2',
  R: 'F3',
  S: 'F4',
  Z: '⇧⇥',
};
const TILDE: Record<string, string> = {
  1: 'Home',
  2: 'Ins',
  3: 'Del',
  4: 'End',
  5: 'PgUp',
  6: 'PgDn',
  7: 'Home',
  8: 'End',
  11: 'F1',
  12: 'F2',
  13: 'F3',
  14: 'F4',
  15: 'F5',
  17: 'F6',
  18: 'F7',
  19: 'F8',
  20: 'F9',
  21: 'F10',
  23: 'F11',
  24: 'F12',
};

/** An end of line that was pasted, strings (OSC, DCS, APC), control sequences, SS3, Alt with a key, one character; in this order. */
const TOKEN =
  /\r\n|\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[M[\s\S]{3}|\x1b\[[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]|\x1bO[\x40-\x7e]|\x1b[^\x1b[\]]|[\s\S]/gu;

/** The keys of an input event. */
export function* keysOf(input: string): Generator<Key> {
  for (const [token] of input.matchAll(TOKEN)) {
    const label = labelOf(token);
    if (label !== undefined) yield { label, typed: token === label };
  }
}

function labelOf(token: string): string | undefined {
  if (Object.hasOwn(NAMED, token)) return NAMED[token];
  if (token.startsWith('\x1b[') || token.startsWith('\x1bO')) return sequenceLabel(token);
  if (/^\x1b[\]P_^X].|^\x1b$/u.test(token) && token.length > 2) return undefined;
  if (token.startsWith('\x1b')) return `⌥${labelOf(token.slice(1)) ?? ''}`;
  const code = token.codePointAt(0) ?? 0;
  if (code < 0x20) return `⌃${String.fromCharCode(code + 0x40)}`;
  return code >= 0x80 && code < 0xa0 ? undefined : token;
}

/** A code point, modifiers, and what happened (3: the key was let go), as the keyboard protocol of kitty has them. */
const CSI_U = /^\x1b\[(\d{1,7})(?::\d*)*(?:;(\d+)(?::([123]))?)?(?:;[\d:]*)?u$/;

function kittyLabel(code: number, modifiers: number): string | undefined {
  if (code > 0x10_ffff || (code >= 0xe000 && code < 0xf900)) return undefined; // keys without a character
  const label = labelOf(String.fromCodePoint(code));
  return label && modifierLabel(modifiers) + (modifiers & 4 ? label.toUpperCase() : label);
}

function sequenceLabel(token: string): string | undefined {
  const [, code, held = '1', happened] = CSI_U.exec(token) ?? [];
  if (code !== undefined) return happened === '3' ? undefined : kittyLabel(Number(code), Number(held) - 1);
  const [, first = '', modifiers = '1', final = ''] = /^\x1b[[O](\d*)(?:;(\d+))?([A-Z~])$/.exec(token) ?? [];
  const name = final === '~' ? TILDE[first] : first === '' || first === '1' ? FINAL[final] : undefined;
  return name === undefined ? undefined : modifierLabel(Number(modifiers) - 1) + name;
}

/** xterm's modifiers: a bit each for shift, alt and control. */
const modifierLabel = (bits: number): string => (bits & 4 ? '⌃' : '') + (bits & 2 ? '⌥' : '') + (bits & 1 ? '⇧' : '');

/**
 * The key that an echo lets guess: a shell repeats what is typed a character at a time, moves to a new line for Enter, and wipes
 * for Backspace. Undefined for output that looks like anything else.
 */
export function echoedKey(output: string): Key | undefined {
  const bare = output.replace(/\x1b\[[\d;]*[mK]/g, '').replace(/\x1b\[\?\d+[hl]/g, '');
  if (/^\r?\n$/.test(bare)) return { label: '⏎', typed: false };
  if (/^\x08(?: \x08)?$/.test(bare)) return { label: '⌫', typed: false };
  return /^[^\x00-\x1f\x7f-\x9f]$/u.test(bare) ? { label: bare, typed: true } : undefined;
}
