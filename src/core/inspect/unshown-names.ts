// Which sequences ask for something to be seen that castkit does not show, and their names. What castkit obeys, and what shows nothing
// in any picture (keyboard, mouse, clipboard, questions), has no name here. What nobody knows is named as it is written.
import type { Sequence } from './sequences.js';

interface Unshown {
  readonly name: string;
  readonly written: string;
}

const NOBODY_KNOWS = 'unknown';

/** Finals of control sequences that are obeyed, or show nothing, by prefix. */
const OBEYED: Readonly<Record<string, string>> = {
  '': '@ABCDEFGHIJKLMPSTXZ`abcdefghilmnrstux',
  '?': 'JKScghilmnrsuW',
  '>': 'cfmnpqstuJT',
  '=': 'cuS',
  '<': 'ut',
};
/** With intermediates: intermediate and final. vim asks with `CSI 0 % m` and `DCS zz` whether a terminal passes over them. */
const OBEYED_LONG = new Set([
  ...[' @', ' A', ' q', ' t', ' u', '!p', '"p', '"q', '"v', '$p', '$q', '$r', '$t', '$u', '$v', '$w', '$x', '$z', '${'],
  ...["'w", "'z", "'{", "'|", "'}", "'~", '*x', '*y', '#P', '#Q', '#R', '#S', '#p', '#q', '#{', '#}', '#|', '#y', '%m'],
]);
const CONTROLS: Readonly<Record<string, string>> = {
  '$|': 'DECSCPP, columns of a page',
  '*|': 'DECSNLS, lines of the screen',
  '*z': 'DECINVM, a macro',
  '$}': 'DECSASD, the status line',
  '$~': 'DECSSDT, the status line',
  ' B': 'GSM, size of graphics',
  ' C': 'GSS, size of graphics',
  ' D': 'FNT, a font',
  U: 'NP, the next page',
  V: 'PP, the page before',
  ' P': 'PPA, another page',
  ' Q': 'PPR, another page',
  ' R': 'PPB, another page',
};

/** Attributes that no cell of castkit has (ECMA-48 8.3.117; mintty's and wezterm's for scripts). */
const ATTRIBUTES: ReadonlyMap<number, string> = new Map([
  ...Array.from({ length: 9 }, (_, at) => [11 + at, 'alternative font'] as const),
  [20, 'Fraktur'],
  [26, 'proportional spacing'],
  [51, 'framed'],
  [52, 'encircled'],
  ...Array.from({ length: 5 }, (_, at) => [60 + at, 'ideogram lines'] as const),
  [73, 'superscript'],
  [74, 'subscript'],
]);

/** Modes that change what is seen. Others are obeyed, or show nothing. */
const MODES: ReadonlyMap<string, string> = new Map([
  ['?2', 'DECANM, VT52 mode'],
  ['?34', 'DECRLM, right to left'],
  ['?38', 'DECTEK, Tektronix graphics'],
  ['?42', 'DECNRCM, national character sets'],
  ['?80', 'DECSDM, sixel display mode'],
  ['?117', 'DECECM, colour of erased cells'],
  ['8', 'BDSM, bidirectional text'],
]);

/** Operating system commands that change what is seen. */
const COMMANDS: Readonly<Record<string, string>> = {
  '5': 'special colours',
  '6': 'colour of a tab',
  '13': 'colour of the pointer',
  '17': 'colour of selections',
  '19': 'colour of selections',
  '50': 'a font',
  '66': 'text of another size (kitty)',
};
const OBEYED_COMMANDS = new Set(
  '0 1 2 3 4 7 8 9 10 11 12 14 15 16 18 21 22 46 51 52 99 104 105 106 110 111 112 113 114 115 116 117 118 119 133 176 552 633 666 697 701 707 708 720 777 1337 3008 5113 5522 7770 30001 30101'.split(
    ' ',
  ),
);
/** Of iTerm2's commands (OSC 1337) those that change what is seen. */
const ITERM2: ReadonlyMap<string, string> = new Map([
  ['File', 'iTerm2 image, shown as a box'],
  ['MultipartFile', 'iTerm2 image, shown as a box'],
  ['SetBackgroundImageFile', 'background image'],
  ['SetColors', 'colours of iTerm2'],
  ['SetProfile', 'profile of iTerm2'],
  ['AddAnnotation', 'annotation'],
  ['AddHiddenAnnotation', 'annotation'],
  ['Button', 'button'],
  ['Block', 'block that folds'],
]);

/** Device control strings: final, after parameters. */
const STRINGS: readonly (readonly [pattern: RegExp, name: string, written: string])[] = [
  [/^[\d;]*q/, 'sixel image, shown as a box', 'DCS q'],
  [/^[\d;]*p/, 'ReGIS graphics', 'DCS p'],
  [/^[\d;]*\{/, 'DECDLD, a downloaded font', 'DCS {'],
  [/^[\d;]*!z/, 'DECDMAC, a macro', 'DCS ! z'],
];
const OBEYED_STRINGS = /^(?:[\d;]*(?:\||\$[qtrp]|\+[qpr]|>\|)|[=>][\d;]*[a-z|]|>\||@|tmux;|1000p|zz|\x1b|$)/;

/** Escape sequences of one character, and what comes before the last. */
const OBEYED_ESCAPES = /^(?:[6789=>cDEHMNOVWZ\\lmno|}~]|#[34568]|[%][@G]|[()*+\-./][0AB4C5RQKYE6ZH7=]| [FGLMN67])$/;
const DESIGNATION = /^[()*+\-./]/;

/** What of a sequence is not shown; nearly always nothing. */
export function unshownName(sequence: Sequence): readonly Unshown[] {
  if (sequence.kind === 'CSI') return control(sequence);
  if (sequence.kind === 'OSC') return command(sequence.head);
  if (sequence.kind === 'DCS') return deviceString(sequence.head);
  if (sequence.kind === 'ESC') return escaped(sequence.final);
  if (sequence.kind === 'APC' && /^G(?:[^;]*,)?a=[Tp]/.test(sequence.head))
    return [{ name: 'kitty image, shown as a box', written: 'APC G' }];
  return [];
}

function control({ prefix, parameters, final }: Extract<Sequence, { kind: 'CSI' }>): readonly Unshown[] {
  if (final === 'm' && prefix === '') return attributes(parameters);
  if ((final === 'h' || final === 'l') && prefix !== '>') return modes(prefix, parameters, final);
  const obeyed = final.length === 1 ? OBEYED[prefix]?.includes(final) : OBEYED_LONG.has(final);
  if (obeyed) return [];
  const name = (prefix === '' ? CONTROLS[final] : undefined) ?? NOBODY_KNOWS;
  return [{ name, written: spaced('CSI', prefix, ...final) }];
}

function attributes(parameters: string): readonly Unshown[] {
  if (parameters === '' || parameters.includes(':')) return [];
  const found: Unshown[] = [];
  const values = parameters.split(';').map(Number);
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (value === 38 || value === 48 || value === 58) at += values[at + 1] === 5 ? 2 : values[at + 1] === 2 ? 4 : 0;
    const name = ATTRIBUTES.get(value);
    if (name) found.push({ name, written: `SGR ${value}` });
  }
  return found;
}

const modes = (prefix: string, parameters: string, final: string): readonly Unshown[] =>
  parameters.split(';').flatMap((mode) => {
    const name = MODES.get(prefix + mode);
    return name ? [{ name, written: spaced('CSI', prefix, mode, final) }] : [];
  });

function command(head: string): readonly Unshown[] {
  const [, number = '', rest = ''] = /^(\d*);?(.*)/s.exec(head) ?? [];
  if (number === '1337') {
    const key = rest.split(/[=:]/, 1)[0]!;
    const name = ITERM2.get(key);
    const shows = name !== undefined && (!/^(?:Multipart)?File$/.test(key) || rest.includes('inline=1'));
    return shows ? [{ name, written: `OSC 1337 ; ${key}` }] : [];
  }
  // Letters are titles of Sun's and DEC's, and the Linux console's palette.
  if (number === '' || OBEYED_COMMANDS.has(number)) return [];
  return [{ name: COMMANDS[number] ?? NOBODY_KNOWS, written: `OSC ${number}` }];
}

function deviceString(head: string): readonly Unshown[] {
  const known = STRINGS.find(([pattern]) => pattern.test(head));
  if (known) return [{ name: known[1], written: known[2] }];
  if (OBEYED_STRINGS.test(head)) return [];
  const final = /^[<-?]?[\d;:]*([ -/]*[@-~])/.exec(head)?.[1] ?? '';
  return [{ name: NOBODY_KNOWS, written: spaced('DCS', ...final) }];
}

function escaped(final: string): readonly Unshown[] {
  if (OBEYED_ESCAPES.test(final)) return [];
  const name = DESIGNATION.test(final) ? 'SCS, a character set' : NOBODY_KNOWS;
  return [{ name, written: spaced('ESC', ...final) }];
}

/** As manuals write sequences; a space between is SP. */
const spaced = (...parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .map((part) => (part === ' ' ? 'SP' : part))
    .join(' ');
