// What keys a terminal reports, in each of the ways there are: plain characters, kitty's CSI u, xterm's modifyOtherKeys, the
// win32 input mode of Windows.

/** A key that was pressed. */
export interface Key {
  /** What it types, or what it does to a line; absent for keys that do neither. */
  readonly text?: string;
  readonly does?: 'left' | 'right' | 'home' | 'end' | 'delete' | 'leave';
  /** The key was let go. */
  readonly release?: boolean;
  /** Digits that tell the character: where they stand in the sequence. */
  readonly digits: readonly (readonly [from: number, to: number])[];
}

const KITTY = /^\x1b\[(?<codes>[\d:]+)(?:;(?<mods>[\d:]*)(?:;(?<typed>[\d:]+))?)?u$/d;
const OTHER_KEYS = /^\x1b\[27;(?<mods>\d+);(?<codes>\d+)~$/d;
const WIN32 = /^\x1b\[(?<vk>\d*);(?<scan>\d*);(?<code>\d*);(?<down>\d*);?[\d;]*_$/d;
const MOVES = /^\x1b(?:\[|O)(?:(?:1;)?\d*(?::\d)?)?(?<final>[A-DFH])$/;
const TILDE = /^\x1b\[(?<number>\d+)(?:;[\d:]*)?~$/;
const FINALS: Readonly<Record<string, Key['does']>> = {
  A: 'leave',
  B: 'leave',
  C: 'right',
  D: 'left',
  F: 'end',
  H: 'home',
};
const NUMBERS: Readonly<Record<string, Key['does']>> = { 1: 'home', 3: 'delete', 4: 'end', 7: 'home', 8: 'end' };
const VIRTUAL: Readonly<Record<string, Key['does']>> = {
  35: 'end',
  36: 'home',
  37: 'left',
  38: 'leave',
  39: 'right',
  40: 'leave',
  46: 'delete',
};
const SHIFT = 1;
const CTRL = 4;
const RELEASE = '3';
/** Shifted signs of an American keyboard, where the terminal does not tell them. */
const PLAIN = "`1234567890-=[]\\;',./";
const SHIFTED = '~!@#$%^&*()_+{}|:"<>?';

/** The key that a whole sequence reports; one without text and deed for others. */
export function keyOf(sequence: string): Key {
  const typed = OTHER_KEYS.exec(sequence) ?? KITTY.exec(sequence);
  if (typed) return typedKey(typed);
  const win32 = WIN32.exec(sequence);
  if (win32) return win32Key(win32);
  const final = MOVES.exec(sequence)?.groups?.['final'];
  const number = TILDE.exec(sequence)?.groups?.['number'];
  const does = final ? FINALS[final] : number ? NUMBERS[number] : undefined;
  return { ...(does && { does }), digits: [] };
}

function typedKey(match: RegExpExecArray): Key {
  const { codes = '', mods = '', typed } = match.groups ?? {};
  const [modifiers = '', event = ''] = mods.split(':');
  const held = Math.max(0, Number(modifiers || 1) - 1);
  const text = typed ? typed.split(':').map(letterOf).join('') : heldText(codes, held);
  const digits = digitsOf(match, ['codes', 'typed']);
  return { ...(text !== '' && { text }), ...(event === RELEASE && { release: true }), digits };
}

function heldText(codes: string, held: number): string {
  const [code = '', shifted = ''] = codes.split(':');
  const plain = letterOf(code);
  if (held & CTRL) return /^[a-z]$/.test(plain) ? String.fromCharCode(plain.charCodeAt(0) & 0x1f) : '';
  if (!(held & SHIFT)) return plain;
  if (shifted !== '') return letterOf(shifted);
  const sign = PLAIN.indexOf(plain);
  return sign >= 0 ? SHIFTED[sign]! : plain.toUpperCase();
}

/** Kitty's numbers for keys without a character lie in the private area. */
function letterOf(code: string): string {
  const number = Number(code);
  return number > 0 && number < 0x11_0000 && !(number >= 0xe000 && number < 0xf900) ? String.fromCodePoint(number) : '';
}

function win32Key(match: RegExpExecArray): Key {
  const { vk = '', code = '', down = '' } = match.groups ?? {};
  const text = letterOf(code);
  const does = VIRTUAL[vk];
  const digits = digitsOf(match, ['vk', 'scan', 'code']);
  const release = down === '0' && { release: true };
  return { ...(text === '' ? does && { does } : { text }), ...release, digits };
}

/** Where the numbers of some groups stand. */
function digitsOf({ indices, groups }: RegExpExecArray, names: readonly string[]): [number, number][] {
  const found: [number, number][] = [];
  for (const name of names) {
    const start = indices?.groups?.[name]?.[0] ?? 0;
    for (const { 0: number, index } of (groups?.[name] ?? '').matchAll(/\d+/g)) {
      found.push([start + index, start + index + number.length]);
    }
  }
  return found;
}
