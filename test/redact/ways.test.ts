// Secrets as programs draw them: no way leaves one. The recordings of real programs are made by scripts/redaction-fixtures.py,
// the others are put together here.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { redact } from '../../src/core/edit/redact/redact.js';
import type { Cast, CastEvent } from '../../src/core/recording/cast.js';
import { loadCast } from '../../src/index.js';
import { formsInFile, readableOnScreens } from '../support/readable.js';
import { input, marker, output, recording } from '../support/recordings.js';

const FIXTURES = join(import.meta.dirname, '../../fixtures/redaction');
/** Put together, so that no scanner takes this file for a leak. */
const TOKEN = `gh${'p_'}q7LmZ2xV9cRb4TnK8wYs3HdF6jPa1GeU5oXi`;

const names = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.cast'))
  .map((name) => name.replace(/\.cast$/, ''));

async function expectHidden(cast: Cast): Promise<void> {
  const result = await redact()(cast);
  expect(await readableOnScreens(result, TOKEN)).toBeLessThan(8);
  expect(formsInFile(result, TOKEN)).toEqual([]);
}

describe('what real programs show', () => {
  it.each(names)('%s', async (name) => {
    const cast = await loadCast(join(FIXTURES, `${name}.cast`));
    expect((await readableOnScreens(cast, TOKEN)) > 7 || formsInFile(cast, TOKEN).length > 0).toBe(true);
    await expectHidden(cast);
  });
});

const parts = (size: number): string[] => TOKEN.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
const screen = (...rows: string[]): CastEvent[] => [output(0.5, `\x1b[2J\x1b[H${rows.join('\r\n')}`)];
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const each = (text: string, draw: (letter: string, at: number) => string): string => [...text].map(draw).join('');
const typed = (events: string[]): CastEvent[] => events.map((data, at) => input(at / 10, data));
const code = (letter: string): number => letter.codePointAt(0)!;

const DRAWN: Record<string, CastEvent[] | Cast> = {
  'a box with a title and a padding': screen(
    '┌─ key ────────┐',
    ...parts(12).map((part) => `│ ${part.padEnd(12)} │`),
    '└──────────────┘',
  ),
  'a table cell beside another': screen(
    ...parts(14).map((part, at) => `| row ${at} | ${part.padEnd(14)} | other ${at} |`),
  ),
  'two columns parted by blanks': screen(
    ...parts(15).map((part, at) => `some text ${at}    ${part.padEnd(15)}    more text`),
  ),
  'line numbers with a colon': screen(...parts(20).map((part, at) => `${at + 10}: ${part}`)),
  'signs of a diff': screen('-T=none', ...parts(20).map((part) => `+${part}`)),
  'a continued shell line': screen(`curl -H ${parts(16).join('\\\r\n    ')}`),
  'JavaScript strings that are added': screen(`const t = "${parts(18).join('" +\r\n  "')}";`),
  'a quoted mail': screen(...parts(20).map((part) => `> > ${part}`)),
  'rows with an empty one between': screen(parts(21).join('\r\n\r\n')),
  'one letter more at each prompt, a row lower': Array.from(TOKEN, (_, at) =>
    output(at / 10, `$ ${TOKEN.slice(0, at + 1)}\r\n`),
  ),
  'one letter less in each frame, from the front': Array.from(TOKEN, (_, at) =>
    output(at / 10, `\r\x1b[K$ ${TOKEN.slice(at)}`),
  ),
  'the middle cut out': [
    output(0.1, `$ ${TOKEN}`),
    ...Array.from({ length: 30 }, (_, at) =>
      output(0.2 + at / 10, `\r\x1b[K$ ${TOKEN.slice(0, 5)}${TOKEN.slice(6 + at)}`),
    ),
  ],
  'the last letter late': [output(0.1, `T=${TOKEN.slice(0, -1)}\r\n`), output(0.2, `T=${TOKEN}\r\n`)],
  'a letter wrong at first': [
    output(0.1, `T=${TOKEN.slice(0, 18)}#${TOKEN.slice(19)}\r\n`),
    output(0.2, `T=${TOKEN}\r\n`),
  ],
  'letters drawn from right to left': [
    output(
      0.1,
      each(TOKEN, (_, at) => `\x1b[3;${60 - at}H${TOKEN[39 - at]}`),
    ),
  ],
  'even letters, then odd ones': [
    output(
      0.1,
      each(TOKEN, (letter, at) => (at % 2 ? '' : `\x1b[3;${5 + at}H${letter}`)),
    ),
    output(
      0.2,
      each(TOKEN, (letter, at) => (at % 2 ? `\x1b[3;${5 + at}H${letter}` : '')),
    ),
  ],
  'each letter in its colour': [
    output(
      0.1,
      each(TOKEN, (letter, at) => `\x1b[3${at % 8}m${letter}`),
    ),
  ],
  'letters with accents that combine': [
    output(
      0.1,
      each(TOKEN, (letter) => `${letter}\u0332`),
    ),
  ],
  'soft hyphens': [
    output(
      0.1,
      each(TOKEN, (letter) => `${letter}\u00ad`),
    ),
  ],
  'fullwidth letters': [
    output(0.1, `T=${TOKEN}\r\n`),
    output(
      0.2,
      each(TOKEN, (letter) => String.fromCodePoint(code(letter) + 0xfee0)),
    ),
  ],
  overstrike: [
    output(
      0.1,
      each(TOKEN, (letter) => `${letter}\b${letter}`),
    ),
  ],
  'a title that grows': Array.from(TOKEN, (_, at) => output(at / 10, `\x1b]0;key ${TOKEN.slice(0, at + 1)}\x07`)),
  'a title with control characters inside': [output(0.1, `\x1b]2;${each(TOKEN, (letter) => `${letter}\x01`)}\x07`)],
  'base64 in OSC 52, OSC 99 and OSC 1337': [
    output(
      0.1,
      `\x1b]52;p;${base64(TOKEN)}\x07\x1b]99;i=1:e=1;${base64(`x${TOKEN}`)}\x1b\\\x1b]1337;SetUserVar=a=${base64(`xy${TOKEN}`)}\x07`,
    ),
  ],
  'percent-encoding in OSC 7': [
    output(0.1, `\x1b]7;file://host/${each(TOKEN, (letter) => `%${code(letter).toString(16)}`)}\x07`),
  ],
  'hexadecimal in a DCS': [output(0.1, `\x1bP1+r544e=${Buffer.from(TOKEN).toString('hex')}\x1b\\`)],
  'JSON with escapes in OSC 133': [
    output(0.1, `\x1b]133;C;{"cmd":"${each(TOKEN, (letter) => `\\u00${code(letter).toString(16)}`)}"}\x07`),
  ],
  'base64 of base64 in a string': [output(0.1, `\x1b]52;c;${base64(`again ${base64(TOKEN)}`)}\x07`)],
  "kitty's keys, pressed and let go": typed(
    [...TOKEN].flatMap((letter) => [`\x1b[${code(letter)};1:1u`, `\x1b[${code(letter)};1:3u`]),
  ),
  modifyOtherKeys: typed([...TOKEN].map((letter) => `\x1b[27;1;${code(letter)}~`)),
  'win32 input mode': typed(
    [...TOKEN].flatMap((letter) => [1, 0].map((down) => `\x1b[65;30;${code(letter)};${down};0;1_`)),
  ),
  'input edited by Home and arrows': typed([
    ...TOKEN.slice(3),
    '\x1b[H',
    ...TOKEN.slice(0, 1),
    TOKEN[2]!,
    '\x1b[D',
    TOKEN[1]!,
    '\r',
  ]),
  'keys of JSON, event codes and markers': [
    marker(0.1, TOKEN),
    { time: 200_000, type: 'other', code: TOKEN, data: { [TOKEN]: [{ a: TOKEN }] } },
  ],
  'an event of another kind for each letter': Array.from(
    TOKEN,
    (letter, at): CastEvent => ({ time: at * 1000, type: 'other', code: 'k', data: letter }),
  ),
  'a tmux that passes on a title': [output(0.1, `\x1bPtmux;\x1b\x1b]2;${TOKEN}\x07\x1b\\`)],
  'a scroll region in a pane': [
    output(
      0.1,
      `\x1b[2;6r\x1b[6;1H${parts(16)
        .map((part) => `| ${part.padEnd(16)} |\r\n`)
        .join('')}`,
    ),
  ],
  'inserted and deleted cells': [
    output(0.1, `${TOKEN.slice(0, 10)}${TOKEN.slice(14)}\x1b[1;11H\x1b[4@${TOKEN.slice(10, 14)}`),
  ],
  'a name of the environment': recording([output(0.1, 'x')], {
    env: { [TOKEN]: '1' },
    extra: { [TOKEN]: { [TOKEN]: 1 } },
  }),
};

describe('what is drawn', () => {
  it.each(Object.entries(DRAWN))('%s', async (_, events) => {
    const cast = Array.isArray(events) ? recording(events, { cols: 70, rows: 12, version: 3 }) : events;
    await expectHidden(cast);
  });
});
