// Recordings as tapes: what was typed, as commands that type it again.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keyBytes, keyNames } from '../../src/core/tape/keys.js';
import { pressesIn } from '../../src/core/tape/unkey.js';
import { type Cast, type CastEvent, convert, diff, readTape, runTape } from '../../src/index.js';
import { useFolder } from '../support/folder.js';
import { isInstalled, programPath } from '../support/program.js';
import { Session } from '../support/session.js';

const path = useFolder();
const environment = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: '/' };
const typed = (...events: CastEvent[]): Cast => ({
  name: 'demo.cast',
  header: { version: 3, cols: 60, rows: 10, extra: {} },
  events,
});
const tape = (cast: Cast): string[] => [...convert(cast, { format: 'tape' })].join('').trimEnd().split('\n');
const words = (data: string) =>
  pressesIn(data).presses.map((press) => (press.kind === 'text' ? press.text : press.command));

describe('what was typed', () => {
  it.each([
    ['ls\r', ['ls', 'Enter']],
    ['\x03\x04\x1a\x1c', ['Ctrl+C', 'Ctrl+D', 'Ctrl+Z', 'Ctrl+\\']],
    ['\x1b[A\x1bOB\x1b[1;5C\x1b[Z\x1b[15~', ['Up', 'Down', 'Ctrl+Right', 'Shift+Tab', 'Key F5']],
    ['\x1bb\x1b.\x1b\x7f', ['Alt+b', 'Alt+.', 'Alt+Backspace']],
    ['\t\x7f\x1b', ['Tab', 'Backspace', 'Escape']],
    ['\x1b[<0;5;3M\x1b[<0;5;3m\x1b[<65;1;1M', ['Mouse click 4 2', 'Mouse scroll down 0 0']],
    ['\x1b[200~pasted\x1b[201~', ['pasted']],
    ['\x1b[12;3R\x1b[?1;2c\x1b]11;rgb:0000/0000/0000\x07\x1b[Ix', ['x']],
    ['日本語', ['日本語']],
  ])('%j', (data, expected) => {
    expect(words(data)).toEqual(expected);
  });

  it('is known for every key with a name', () => {
    const none = { ctrl: false, alt: false, shift: false };
    for (const key of keyNames) {
      const expected = key === 'Space' ? ' ' : /^(F\d+|Home|End)$/.test(key) ? `Key ${key}` : key;
      expect(words(keyBytes(key, none))).toEqual([expected]);
    }
  });

  it('becomes lines of a tape, with pauses, prompts and quotes that the text has not', () => {
    const cast = typed(
      { time: 0, type: 'output', data: '$ ' },
      ...[...'ls'].map((data, at): CastEvent => ({ time: 100_000 * at, type: 'input', data })),
      { time: 2_100_000, type: 'input', data: '\r' },
      { time: 2_200_000, type: 'output', data: 'a\r\n\x1b[1m$ \x1b[0m' },
      { time: 3_200_000, type: 'marker', label: 'a "b"' },
      { time: 3_200_000, type: 'input', data: `"'\`` },
      { time: 5_200_000, type: 'output', data: '' },
    );
    expect(tape(cast)).toEqual([
      ...['Output demo.gif', '', 'Set Cols 60', 'Set Rows 10', 'Set TypingSpeed 100ms', ''],
      ...['Type "ls"', 'Sleep 1900ms', 'Enter', 'Sleep 1s', `Marker 'a "b"'`],
      ...['Type `"\'`', 'Type "`"', 'Sleep 1900ms'],
    ]);
  });

  it('has to be in the recording', () => {
    const cast = typed({ time: 0, type: 'output', data: 'x' });
    expect(() => tape(cast)).toThrow('demo.cast: expected what was typed, to type it again, found output only');
  });
});

describe.skipIf(!isInstalled('bash', '--version'))('a tape of a recording', () => {
  it('shows the same screens when it is run', async () => {
    const text = 'Type "echo hi" Sleep 500ms Enter Sleep 1 Type "sleep 0.2; ls" Enter Sleep 1 Up Ctrl+U Sleep 600ms';
    const once = await runTape(readTape('a.tape', { text }), { environment, cwd: path() });
    const again = readTape('b.tape', { text: tape(once.cast).join('\n') });
    const { cast } = await runTape(again, { environment, cwd: path() });
    expect(await diff(once.cast, cast)).toBeUndefined();
  });

  it('is recorded from typing', async () => {
    const session = new Session([process.execPath, programPath('castkit'), 'tape', '--record', 'a.tape'], {
      cwd: path(),
    });
    await session.until('> ');
    session.type('echo hello\r');
    await session.until('hello\r\n');
    await session.until('> ');
    session.type('\x04');
    expect(await session.pty.exited).toMatchObject({ code: 0 });
    const text = readFileSync(path('a.tape'), 'utf8');
    expect(text).toMatch(/^Output a\.gif\n[\s\S]*\nType "echo hello" Enter\n/);
    expect(readTape('a.tape', { text }).errors).toEqual([]);
  });
});
