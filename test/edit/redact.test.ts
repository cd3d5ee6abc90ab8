import { describe, expect, it } from 'vitest';
import { pipe } from '../../src/core/edit/edit.js';
import { findSecrets, redact } from '../../src/core/edit/redact/redact.js';
import { UsageError } from '../../src/core/errors.js';
import type { Cast, CastEvent } from '../../src/core/recording/cast.js';
import { writeCast } from '../../src/core/recording/write.js';
import { screensAt } from '../../src/core/replay/replay.js';
import type { Screen } from '../../src/core/terminal/screen.js';
import { screenText } from '../../src/core/terminal/text.js';
import { input, output, recording } from '../support/recordings.js';
import { AWS, everywhere, KEY_BLOCK, SECRETS, SERVICES } from './secrets.js';

const textOf = (cast: Cast): string => [...writeCast(cast, { version: 3 })].join('');
const streamOf = (cast: Cast, type: 'output' | 'input'): string =>
  [...cast.events].map((event) => (event.type === type ? event.data : '')).join('');
/** Without escape sequences, as somebody may search the file. */
const bare = (text: string): string => text.replace(/\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?)/g, '');

async function screens(cast: Cast): Promise<Screen[]> {
  const times = [...new Set([...cast.events].map(({ time }) => time))];
  return screensAt(cast, times);
}

/** All text of a screen, rows that wrapped joined. */
const joined = (screen: Screen): string =>
  screenText(screen)
    .map((row, at) => (screen.wraps[at] ? row : `\n${row}`))
    .join('');

/** What programs put into the clipboard. */
const clipboard = (cast: Cast): string =>
  [...streamOf(cast, 'output').matchAll(/\x1b\]52;c;([^\x07]*)/g)]
    .map(([, data = '']) => Buffer.from(data, 'base64').toString())
    .join('\n');

async function expectGone(cast: Cast, secret: string): Promise<void> {
  expect(clipboard(cast)).not.toContain(secret);
  expect(textOf(cast)).not.toContain(secret);
  for (const type of ['output', 'input'] as const) expect(bare(streamOf(cast, type))).not.toContain(secret);
  for (const screen of await screens(cast)) expect(joined(screen)).not.toContain(secret);
}

/** Every cell is what it was, or a mask. */
async function expectSameLayout(before: Cast, after: Cast): Promise<void> {
  const [a, b] = [await screens(before), await screens(after)];
  expect(b).toHaveLength(a.length);
  for (const [at, screen] of a.entries()) {
    const other = b[at] as Screen;
    expect([other.cols, other.rows, other.cursor]).toEqual([screen.cols, screen.rows, screen.cursor]);
    expect([...other.wraps]).toEqual([...screen.wraps]);
    const wrong = [...screen.glyphs.keys()].filter((cell) => {
      const shown = other.text(other.glyphs[cell] ?? 0);
      return !/^[*＊]$/.test(shown) && shown !== screen.text(screen.glyphs[cell] ?? 0);
    });
    expect(wrong).toEqual([]);
    expect(stylesOf(other)).toEqual(stylesOf(screen));
  }
}

/** Without links: they hold no text that is seen. */
const stylesOf = (screen: Screen) =>
  [...screen.styles].map((id) => JSON.stringify({ ...screen.style(id), link: '' })).join('\n');

describe('redact', () => {
  it.each([
    ...Object.entries(SECRETS),
    ...SERVICES.map((secret) => ['service', secret]),
    ['ip', '2001:db8:85a3::8a2e:370:7334'],
    ['url', `https://jane:${'s3cret'}@host.example/x`],
  ])('hides a secret of the kind %s wherever it stands: %s', async (kind, secret) => {
    const cast = everywhere(secret);
    const result = await pipe(cast, redact({ builtin: [kind] }));
    await expectGone(result, secret);
    await expectSameLayout(cast, result);
    expect(textOf(cast)).toContain(secret);
    expect(clipboard(cast)).toContain(secret);
  });

  it('hides all kinds where nothing is asked for', async () => {
    const all = Object.values(SECRETS);
    const cast = recording(
      all.map((secret, at) => output(at, `${secret}\r\n`)),
      { cols: 100, rows: 30 },
    );
    const result = await pipe(cast, redact({ builtin: ['all'] }));
    for (const secret of all) await expectGone(result, secret);
  });

  it('hides texts and patterns', async () => {
    const cast = everywhere('hunter2horse');
    await expectGone(await pipe(cast, redact({ text: ['hunter2horse'] })), 'hunter2horse');
    await expectGone(await pipe(cast, redact({ pattern: ['hunter\\d[a-z]+'] })), 'hunter2horse');
    await expectGone(await pipe(cast, redact({ pattern: ['/HUNTER2HORSE/i'] })), 'hunter2horse');
  });

  it('hides a group named secret only', async () => {
    const cast = recording([output(0, 'password=swordfish; rest')]);
    const result = await pipe(cast, redact({ pattern: ['password=(?<secret>\\w+)'] }));
    expect(streamOf(result, 'output')).toBe('password=*********; rest');
  });

  it('hides private keys, on the screen and beyond it', async () => {
    for (const rows of [5, 20]) {
      const cast = recording([output(0, `$ cat id\r\n${KEY_BLOCK.join('\r\n')}\r\n$ `)], { cols: 80, rows });
      const result = await pipe(cast, redact({ builtin: ['private-key'] }));
      for (const line of KEY_BLOCK.slice(1, -1)) expect(textOf(result)).not.toContain(line);
      expect(streamOf(result, 'output')).toMatch(/^\$ cat id\r\n\*+\r\n/);
      await expectSameLayout(cast, result);
    }
  });

  it('hides a private key that a full-screen program shows', async () => {
    const rows = KEY_BLOCK.map((line, row) => `\x1b[${row + 2};1H\x1b[K${line}`)
      .reverse()
      .join('');
    const cast = recording([output(0, `\x1b[2J${rows}`)], { cols: 80, rows: 20 });
    const result = await pipe(cast, redact({ builtin: ['private-key'] }));
    for (const line of KEY_BLOCK.slice(1, -1)) expect(textOf(result)).not.toContain(line);
  });

  it.each([
    ['AWS Secret Access Key [None]: ', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCY123456789a', ''],
    ['from ', '::ffff:203.0.113.77', ' port 22'],
    ['http://[', '2001:db8::1', ']:8080/'],
    ['inet ', 'fe80::1', '%eth0'],
  ])('hides in %s the secret %s only', async (before, secret, after) => {
    const cast = recording([output(0, before + secret + after)], { cols: 90 });
    const result = await pipe(cast, redact({ builtin: ['aws', 'ip'] }));
    expect(streamOf(result, 'output')).toBe(before + '*'.repeat(secret.length) + after);
  });

  it.each(['::ffff:127.0.0.1', '12:34:56', 'std::vector', 'v1.2.3.4', '1.2.3.4.5', '256.1.1.1', '00:11:22:33:44:55'])(
    'takes %s for no address',
    async (text) => {
      expect(await findSecrets(recording([output(0, text)]), { builtin: ['ip'] })).toEqual([]);
    },
  );

  it('hides names that prompts, home directories and the environment tell', async () => {
    const events = [
      output(0, 'zelda@hyrule-7:~$ ls /home/zelda\r\n'),
      output(1, 'by zelda on hyrule-7, Bogart too\r\n'),
    ];
    const cast = recording(events, { cols: 60, env: { USER: 'bogart', SHELL: '/bin/sh' } });
    const result = await pipe(cast, redact({ builtin: ['user', 'host', 'home'] }));
    expect(textOf(result)).not.toMatch(/zelda|hyrule|bogart/);
    expect(streamOf(result, 'output')).toContain('*****@********:~$ ls /home/*****');
    expect(streamOf(result, 'output')).toContain('Bogart');
  });

  it('hides the beginnings that a shell prints anew with every key', async () => {
    const events = [...AWS].map((_, at) => output(at / 10, `\r\x1b[K\x1b[1m${AWS.slice(0, at + 1)}`));
    const result = await pipe(recording(events, { cols: 60 }), redact({ builtin: ['aws'] }));
    expect(bare(streamOf(result, 'output'))).toMatch(/^[\r*]+$/);
  });

  it('keeps the width of what it hides', async () => {
    const cast = recording([output(0, `${'.'.repeat(17)}鍵は秘密abe\u0301👩‍💻!`)], { cols: 20 });
    const result = await pipe(cast, redact({ text: ['鍵は秘密abe\u0301👩‍💻'] }));
    expect(streamOf(result, 'output')).toBe(`${'.'.repeat(17)}＊＊＊＊***＊!`);
    await expectSameLayout(cast, result);
  });

  it('hides what a program broke at the right margin', async () => {
    const cast = recording([output(0, `${'='.repeat(10)}${AWS.slice(0, 10)}\r\n${AWS.slice(10)} x`)]);
    const result = await pipe(cast, redact({ builtin: ['aws'] }));
    expect(streamOf(result, 'output')).toBe(`${'='.repeat(10)}${'*'.repeat(10)}\r\n${'*'.repeat(10)} x`);
  });

  it('hides what comes together on the screen only', async () => {
    const split = `${AWS.slice(0, 8)}\x1b[1;40Hfar\x1b[1;9H${AWS.slice(8)}`;
    const inserted = `\x1b[3;1H${AWS.slice(0, 4)}${AWS.slice(6)}\x1b[3;5H\x1b[2@${AWS.slice(4, 6)}`;
    const deleted = `\x1b[5;1H${AWS.slice(0, 9)}#${AWS.slice(9)}\x1b[5;10H\x1b[P`;
    for (const data of [split, inserted, deleted]) {
      const cast = recording([output(0, data)], { cols: 60, rows: 8 });
      const result = await pipe(cast, redact({ builtin: ['aws'] }));
      await expectGone(result, AWS);
      await expectSameLayout(cast, result);
    }
  });

  it('leaves the rest alone, to the byte', async () => {
    const events: CastEvent[] = [output(0, 'version 1.2.3 at 12:34:56, std::vector<int>\r\n'), input(1, 'ls\r')];
    const cast = recording(events, { cols: 60, title: 'nothing' });
    const warnings: string[] = [];
    const result = await pipe(cast, redact({}, { warn: (warning) => warnings.push(warning) }));
    expect(textOf(result)).toBe(textOf(cast));
    expect(warnings).toEqual(['demo.cast: nothing to hide was found']);
  });

  it('hides under any character of one cell', async () => {
    const cast = recording([output(0, 'a secret here')]);
    expect(streamOf(await pipe(cast, redact({ text: ['secret'], with: '█' })), 'output')).toBe('a ██████ here');
    expect(streamOf(await pipe(cast, redact({ text: ['secret'], with: 'x' })), 'output')).toBe('a xxxxxx here');
    expect(() => redact({ with: '鍵' })).toThrow(UsageError);
    expect(() => redact({ with: 'ab' })).toThrow(UsageError);
  });

  it('refuses patterns that cannot be read, and detectors that do not exist', () => {
    expect(() => redact({ pattern: ['a('] })).toThrow(/pattern: expected a regular expression that can be read/);
    expect(() => redact({ builtin: ['githib'] })).toThrow(/Did you mean github\?/);
  });

  it('ends a pattern that would try for ever', { timeout: 120_000 }, async () => {
    const cast = recording([output(0, `${'a'.repeat(60)}b`)], { cols: 100 });
    await expect(redact({ pattern: ['^(a+)+$'] })(cast)).rejects.toThrow(/reasonable time/);
  });
});

describe('findSecrets', () => {
  it('tells where and when, but not what', async () => {
    const findings = await findSecrets(everywhere(AWS), { builtin: ['aws'] });
    const places = new Set(findings.map(({ where }) => where));
    const all = ['output', 'input', 'marker', 'exit', 'comment', 'event "z"', 'header title', 'header command'];
    expect([...places]).toEqual(expect.arrayContaining([...all, 'header env', 'header tags', 'header note']));
    expect(findings).toContainEqual({
      detector: 'aws',
      where: 'output',
      event: 0,
      time: 100_000,
      preview: `${AWS.slice(0, 4)}${'*'.repeat(16)}`,
      secret: expect.any(Number),
    });
    expect(JSON.stringify(findings)).not.toContain(AWS.slice(0, 6));
  });
});

it('finds secrets in titles of GNU screen, and after 8-bit controls, which are none', async () => {
  const cast = recording([output(0, `\x1bkssh ${AWS}\x1b\\$ `), output(1, `\x9b31m ${AWS} \x90 ${AWS}\x9c`)]);
  expect(textOf(await pipe(cast, redact()))).not.toContain(AWS);
});
