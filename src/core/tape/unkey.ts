// What was typed in a recording, as commands of a tape: the other way round than keys.ts.
import { characterBytes, keyBytes, keyNames, type Modifiers } from './keys.js';

/** A press, or text that is typed. */
export type Press =
  | { readonly kind: 'text'; readonly text: string }
  /** As a tape writes it: Enter, Ctrl+C, Key F5. */
  | { readonly kind: 'command'; readonly command: string };

const HELD: readonly Modifiers[] = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({
  shift: (bits & 1) !== 0,
  alt: (bits & 2) !== 0,
  ctrl: (bits & 4) !== 0,
}));
const WITHOUT_COMMAND = /^(?:F\d+|Home|End)$/;

const chord = ({ ctrl, alt, shift }: Modifiers, key: string): string =>
  [...(ctrl ? ['Ctrl'] : []), ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), key].join('+');

/** By what a terminal sends: keys with a name, and control characters. */
const COMMANDS = new Map<string, string>();
for (const modifiers of HELD) {
  const isPlain = !modifiers.ctrl && !modifiers.alt && !modifiers.shift;
  for (const key of keyNames) {
    if (key === 'Space') continue;
    const command = isPlain ? (WITHOUT_COMMAND.test(key) ? `Key ${key}` : key) : chord(modifiers, key);
    for (const application of [false, true]) {
      const bytes = keyBytes(key, modifiers, application);
      if (!COMMANDS.has(bytes)) COMMANDS.set(bytes, command);
    }
  }
}
for (const character of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '@', '\\', ']', '^', '_']) {
  const ctrl = { ctrl: true, alt: false, shift: false };
  const bytes = characterBytes(character, ctrl);
  // Ctrl+_ is no word of the language: the key beside 0 sends the same.
  const key = character === '_' ? '-' : character;
  if (!COMMANDS.has(bytes)) COMMANDS.set(bytes, chord(ctrl, key));
}
COMMANDS.set('\n', 'Ctrl+J');

/** What terminals answer, and tell of the focus: nobody typed that. Then clicks, pastes, keys, and alt with a character. */
const PIECE =
  /\x1b\[[?>]?[\d;]*[cRnIO](?![A-Za-z])|\x1b\[\?\d+(?:;\d+)*\$y|\x1b[\]P_^][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[<(\d+);(\d+);(\d+)([Mm])|\x1b\[20([01])~|\x1bO[A-Za-z]|\x1b\[[\d;]*[A-Za-z~]|\x1b[^\x1b]|[\x00-\x1f\x7f]|[^\x00-\x1f\x7f]+/gsu;
const BUTTONS: Readonly<Record<string, string>> = {
  '0': 'click',
  '1': 'middle-click',
  '2': 'right-click',
  '64': 'scroll up',
  '65': 'scroll down',
};

/** The presses in a piece of input; what no tape can press is left out, and counted. */
export function pressesIn(data: string): { presses: Press[]; lost: number } {
  const presses: Press[] = [];
  let lost = 0;
  for (const [piece, button, col, row, motion] of data.matchAll(PIECE)) {
    const command = COMMANDS.get(piece);
    if (command !== undefined) presses.push({ kind: 'command', command });
    else if (button !== undefined) {
      const what = BUTTONS[button];
      if (motion === 'M' && what) {
        presses.push({ kind: 'command', command: `Mouse ${what} ${Number(col) - 1} ${Number(row) - 1}` });
      }
    } else if (/^[^\x00-\x1f\x7f]/.test(piece)) presses.push({ kind: 'text', text: piece });
    else if (/^\x1b[!-~]$/.test(piece) && /[A-Za-z.[\]]/.test(piece[1]!)) {
      presses.push({ kind: 'command', command: `Alt+${piece[1]}` });
    } else if (!/^\x1b(?:\[[?>]?[\d;]*[cRnIO]|\[20[01]~|\[\?|[\]P_^])/.test(piece)) lost++;
  }
  return { presses, lost };
}
