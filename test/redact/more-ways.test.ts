// More ways to draw a secret, most of them put together from what terminals can do. Hidden both where its shape tells it and
// where it is given as a text.
import { describe, expect, it } from 'vitest';
import { redact } from '../../src/core/edit/redact/redact.js';
import type { CastEvent } from '../../src/core/recording/cast.js';
import { formsInFile, readableOnScreens } from '../support/readable.js';
import { input, output, recording } from '../support/recordings.js';

/** Put together, so that no scanner takes this file for a leak. The second has no known shape. */
const SECRETS = [`gh${'p_'}q7LmZ2xV9cRb4TnK8wYs3HdF6jPa1GeU5oXi`, 'correct-Horse7-battery9-Staple'];

const parts = (text: string, size: number): string[] => text.match(new RegExp(`.{1,${size}}`, 'gu')) ?? [];
const screen = (...rows: string[]): CastEvent[] => [output(0.5, `\x1b[2J\x1b[H${rows.join('\r\n')}`)];
const frames = (texts: readonly string[]): CastEvent[] => texts.map((data, at) => output(0.1 + at / 10, data));
const typed = (keys: readonly string[]): CastEvent[] => keys.map((data, at) => input(0.1 + at / 20, data));
const each = (text: string, draw: (letter: string, at: number) => string): string => [...text].map(draw).join('');
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const prefixes = (text: string): string[] => Array.from(text, (_, at) => text.slice(0, at + 1));

const WAYS: Readonly<Record<string, (secret: string) => CastEvent[]>> = {
  'a box of double lines': (s) =>
    screen('╔════════════╗', ...parts(s, 10).map((p) => `║ ${p.padEnd(10)} ║`), '╚════════════╝'),
  'a box of heavy lines without padding': (s) =>
    screen('┏━━━━━━━━━━┓', ...parts(s, 10).map((p) => `┃${p.padEnd(10)}┃`), '┗━━━━━━━━━━┛'),
  'a box of rounded lines beside another': (s) =>
    screen('╭──────────╮╭──────╮', ...parts(s, 10).map((p) => `│${p.padEnd(10)}││ okay │`), '╰──────────╯╰──────╯'),
  'an ASCII box': (s) => screen('+------------+', ...parts(s, 10).map((p) => `| ${p.padEnd(10)} |`), '+------------+'),
  'a table of rich with a long cell': (s) =>
    screen(
      '┃ Name   ┃ Value      ┃',
      '┡━━━━━━━━╇━━━━━━━━━━━━┩',
      ...parts(s, 10).map((p, at) => `│ ${at === 0 ? 'token ' : '      '} │ ${p.padEnd(10)} │`),
    ),
  'three panes side by side': (s) =>
    screen(...parts(s, 12).map((p, at) => `left ${at}     │${p.padEnd(12)}│ right ${at}`)),
  'a box with a scroll bar': (s) => screen(...parts(s, 12).map((p, at) => `│${p.padEnd(12)}${at % 2 ? '░' : '█'}│`)),
  'vim with signs and a fold column': (s) =>
    screen(...parts(s, 14).map((p, at) => `│ >>  ${at === 0 ? ' 12' : '   '} ${p}`)),
  'git log with a graph': (s) => screen('* commit 1', '|\\', ...parts(s, 16).map((p) => `| | ${p}`), '|/'),
  'a list with bullets': (s) => screen(...parts(s, 15).map((p) => `  • ${p}`)),
  'a YAML block': (s) => screen('token: >-', ...parts(s, 16).map((p) => `  ${p}`)),
  'a string of Python in brackets': (s) => screen('t = (', ...parts(s, 16).map((p) => `    "${p}"`), ')'),
  'ipython prompts that go on': (s) =>
    screen(...parts(s, 16).map((p, at) => `${at === 0 ? 'In [1]: ' : '   ...: '}'${p}'`)),
  'sh prompts that go on': (s) => screen(...parts(s, 16).map((p, at) => `${at === 0 ? '$ ' : '> '}${p}\\`)),
  'lines of make with an ellipsis': (s) =>
    screen(...parts(s, 18).map((p, at, all) => `${p}${at < all.length - 1 ? '…' : ''}`)),
  'wide characters between columns': (s) => screen(...parts(s, 12).map((p) => `鍵鍵 │${p.padEnd(12)}│ 鍵`)),
  'tab stops': (s) => screen(...parts(s, 14).map((p, at) => `${at}\t${p}\tx`)),
  'tab stops of its own': (s) => [
    output(
      0.1,
      `\x1b[3g\x1b[5G\x1bH\x1b[1G${parts(s, 13)
        .map((p) => `\t${p}`)
        .join('\r\n')}`,
    ),
  ],
  'a letter repeated by REP': (s) => [output(0.1, `${s.slice(0, 8)}${s[8]}\x1b[1b\b${s.slice(9)}`)],
  'insert mode': (s) => [output(0.1, `\x1b[4h${s.slice(20)}\r${s.slice(0, 20)}\x1b[4l`)],
  'inserted from its end': (s) => frames(['\x1b[4h', ...Array.from(s, (_, at) => `${s[s.length - 1 - at]}\r`)]),
  'characters deleted from between': (s) => [output(0.1, `${s.slice(0, 9)}XXXX${s.slice(9)}\x1b[1;10H\x1b[4P`)],
  'a scroll region': (s) => frames(['\x1b[3;6r\x1b[6;1H', ...parts(s, 13).map((p) => `${p}\r\n`), '\x1b[r']),
  'a scroll up of its own': (s) => frames(['\x1b[8;1H', ...parts(s, 13).map((p) => `\x1b[8;1H${p}\x1b[S`)]),
  'reverse index': (s) =>
    frames(
      parts(s, 13)
        .toReversed()
        .map((p) => `\x1b[1;1H\x1bM${p}`),
    ),
  'left and right margins': (s) => [output(0.1, `\x1b[?69h\x1b[5;20s\x1b[2;5H${s}\x1b[?69l`)],
  'margins beside other text': (s) => [
    output(
      0.1,
      screen(...Array.from({ length: 6 }, () => 'abc defghijklmnopqrstuvw xyz'))
        .map((event) => ('data' in event ? event.data : ''))
        .join(''),
    ),
    output(0.2, `\x1b[?69h\x1b[4;16s\x1b[2;4H${s}\x1b[?69l`),
  ],
  'the other screen': (s) =>
    frames([`\x1b[?1049h${s}`, '\x1b[?1049l', `\x1b[?1049h\x1b[H${s.slice(0, 12)}`, '\x1b[?1049l']),
  'a screen that was saved by tmux': (s) =>
    frames(['\x1b[?1049h\x1b[2J', ...parts(s, 20).map((p, at) => `\x1b[${at + 3};1H${p}\x1b[K`)]),
  'blinking redraws': (s) =>
    frames(Array.from({ length: 6 }, (_, at) => `\x1b[2;1H${at % 2 ? ' '.repeat(s.length) : s}`)),
  'a redraw with one letter more and the rest of the old': (s) =>
    frames(prefixes(s).map((p) => `\r${p.padEnd(s.length, '.')}`)),
  'marks from right to left': (s) =>
    screen(
      `\u202e${s}\u202c`,
      each(s, (l) => `${l}\u200f`),
    ),
  'isolates and word joiners': (s) =>
    screen(
      each(s, (l) => `\u2068${l}\u2069`),
      each(s, (l) => `${l}\u2060`),
    ),
  'variation selectors': (s) => screen(each(s, (l) => `${l}\ufe0f`)),
  'a link': (s) => [output(0.1, `\x1b]8;id=${s};https://x.example/${s}\x1b\\here\x1b]8;;\x1b\\`)],
  'a link with each letter escaped': (s) => [
    output(0.1, `\x1b]8;;https://x.example/?q=${each(s, (l) => `%${l.charCodeAt(0).toString(16)}`)}\x07x\x1b]8;;\x07`),
  ],
  'the clipboard': (s) => [output(0.1, `\x1b]52;c;${base64(`${s}\n`)}\x07\x1b]52;pc;${base64(`x y ${s}`)}\x1b\\`)],
  notifications: (s) => [output(0.1, `\x1b]9;${s}\x07\x1b]777;notify;title;${s}\x07\x1b]99;;${s}\x1b\\`)],
  'marks of a shell': (s) => [
    output(
      0.1,
      `\x1b]633;E;echo ${each(s, (l) => `\\x${l.charCodeAt(0).toString(16)}`)}\x07\x1b]1337;RemoteHost=me@${s}\x07`,
    ),
  ],
  'an answer of the terminal': (s) => [
    input(0.1, `\x1b]52;c;${base64(s)}\x07`),
    input(0.2, `\x1bP1+r${Buffer.from(s).toString('hex')}\x1b\\`),
  ],
  "kitty's keys": (s) =>
    typed(
      [...s].map((l) => `\x1b[${l.toLowerCase().charCodeAt(0)};${l === l.toLowerCase() ? 1 : 2}:1;${l.charCodeAt(0)}u`),
    ),
  "kitty's keys with other layouts": (s) =>
    typed([...s].map((l) => `\x1b[${l.charCodeAt(0)}:${l.charCodeAt(0)}:97;1u`)),
  'a bracketed paste': (s) => typed([`\x1b[200~${s}\x1b[201~`, '\r']),
  'a bracketed paste in pieces': (s) => typed(['\x1b[200~', ...parts(s, 7), '\x1b[201~', '\r']),
  'edits of what is typed': (s) => typed([...s.slice(0, 9), 'x', 'y', '\x7f', '\x7f', ...s.slice(9), '\r']),
  'typed by words and killed': (s) => typed(['junk', '\x15', ...s, '\r']),
  'typed from the end': (s) => typed([...Array.from(s, (_, at) => `${s[s.length - 1 - at]}\x01`), '\r']),
  'control characters between': (s) =>
    screen(
      each(s, (l) => `${l}\x0e\x0f`),
      each(s, (l) => `${l}\x00`),
    ),
  'charsets between': (s) => screen(each(s, (l) => `\x1b(B${l}`)),
  'colours of sixteen million': (s) => screen(each(s, (l, at) => `\x1b[38;2;${at};1;1m${l}`)),
  'synchronized output': (s) => frames([...prefixes(s).map((p) => `\x1b[?2026h\r\x1b[K$ ${p}\x1b[?2026l`)]),
  'a spinner before a text that grows': (s) => frames(prefixes(s).map((p, at) => `\r\x1b[K${'⠋⠙⠹⠸'[at % 4]} ${p}`)),
  'a progress bar over it': (s) =>
    frames(Array.from({ length: s.length }, (_, at) => `\r[${'#'.repeat(at)}${s.slice(at)}]`)),
  'scrolled sideways': (s) =>
    frames(Array.from({ length: s.length - 12 }, (_, at) => `\r\x1b[K<${s.slice(at, at + 14)}>`)),
  'a ticker': (s) =>
    frames(
      Array.from({ length: s.length + 10 }, (_, at) => `\x1b]0;${`${' '.repeat(10)}${s}`.slice(at, at + 16)}\x07`),
    ),
};

describe.each([
  ['by its shape', SECRETS[0]!, {}],
  ['as a text', SECRETS[1]!, { text: [SECRETS[1]!] }],
] as const)('told %s', (_, secret, options) => {
  it.each(Object.entries(WAYS))('%s', async (_name, draw) => {
    const cast = recording(draw(secret), { cols: 64, rows: 12, version: 3 });
    const result = await redact(options)(cast);
    expect(await readableOnScreens(result, secret)).toBeLessThan(8);
    expect(formsInFile(result, secret)).toEqual([]);
  });
});
