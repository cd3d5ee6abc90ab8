// Outlines: what was typed at which prompt, what it wrote, and what else happens.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Cast, cut, outline, outlineText, pipe, readCast } from '../../src/index.js';
import { corpusPaths } from '../support/corpus.js';
import { input, marker, output, recording } from '../support/recordings.js';

const demo = readCast(readFileSync(join(import.meta.dirname, '../../examples/demo.cast')), { name: 'demo.cast' });
const wide = (cast: Cast): Cast => ({ ...cast, header: { ...cast.header, cols: 60, rows: 12 } });
const commandsOf = async (cast: Cast) =>
  (await outline(cast, { depth: 1 })).items.filter(({ type }) => type === 'command');
const textsOf = async (cast: Cast) => (await commandsOf(cast)).map(({ text }) => text);

/** A shell: a prompt, a command typed key by key, what it writes. */
function session(prompt: string, lines: readonly (readonly [command: string, writes: string])[], ends = '\r\n'): Cast {
  const events = [output(0.1, prompt)];
  let time = 1;
  for (const [command, writes] of lines) {
    for (const [index, key] of [...command].entries()) events.push(output(time + index / 10, key));
    events.push(output(time + 2, ends), output(time + 2.1, writes), output(time + 3, prompt));
    time += 4;
  }
  return wide(recording(events));
}

const LINES = [
  ['ls', 'a b c\r\n'],
  ['echo hi', 'hi\r\n'],
  ['make', 'one\r\ntwo\r\nthree\r\n'],
] as const;

describe('commands', () => {
  it.each(['$ ', '# ', 'me@host:~/src$ ', '~/src main ❯ ', '>>> '])('are found at the prompt %j', async (prompt) => {
    expect(await textsOf(session(prompt, LINES))).toEqual(['ls', 'echo hi', 'make']);
  });

  it('are found at any prompt of a shell that says that it waits', async () => {
    const cast = session('\x1b[?2004h➜  src ', LINES, '\x1b[?2004l\r\r\n');
    expect(await textsOf(cast)).toEqual(['ls', 'echo hi', 'make']);
  });

  it('have times that edits take as positions, and what they wrote', async () => {
    const [, , make] = await commandsOf(session('$ ', LINES));
    expect(make).toMatchObject({ text: 'make', start: 9, enter: 11, end: 12, output: { lines: 3 } });
    const without = await pipe(session('$ ', LINES), cut({ range: [`${make!.start}..${make!.end}`], drop: true }));
    expect([...without.events].at(-1)!.time).toBe(9e6);
  });

  it('have their status and text from OSC 133 and 633', async () => {
    const cast = wide(
      recording([
        output(0.1, '\x1b]133;A\x07some prompt \x1b]133;B\x07'),
        output(1, 'fals'),
        output(1.2, 'e'),
        output(1.5, '\r\n\x1b]633;E;false \\x3b true\x07\x1b]133;C\x07'),
        output(1.6, '\x1b]133;D;1'),
        output(1.6, '\x07\x1b]133;A\x07some prompt \x1b]133;B\x07'),
      ]),
    );
    expect(await commandsOf(cast)).toMatchObject([{ text: 'false ; true', status: 1, enter: 1.5, end: 1.6 }]);
  });

  it('are found from input events where there are no prompts', async () => {
    const keys = [...'lx\x7fs -a\r'].map((key, index) => input(1 + index / 10, key));
    const found = await outline(recording([...keys, output(3, 'x\r\n')]));
    expect(found.commandsFrom).toBe('input');
    expect(found.items.map(({ text }) => text)).toContain('ls -a');
  });

  it('are those of the demo', async () => {
    expect(await textsOf(demo)).toEqual([
      'ls',
      'git log --graph --oneline',
      './fetch',
      'vim harbours.py',
      './horizon',
      'clear',
      './tides',
      "git commit -qam 'Add Porto' && echo '⚓ Safe in harbour'",
    ]);
  });

  it('are not made up of what programs write', async () => {
    const steps = Array.from({ length: 30 }, (_, at) => [output(at, `step ${at} > `), output(at + 0.5, 'done\r\n')]);
    const bar = Array.from({ length: 20 }, (_, at) => output(40 + at / 10, `\r${at * 5}% `));
    const asks = [output(50, '\r\nContinue? [y/n] '), output(52, 'y'), output(52.5, '\r\nok\r\n')];
    expect(await textsOf(wide(recording([...steps.flat(), ...bar, ...asks])))).toEqual([]);
  });

  const shellless = corpusPaths.filter((path) => /textual|lowfi|sweep|freyr-js__logo|htop|telegram/.test(path));
  it.skipIf(shellless.length === 0)('are not made up in recordings of programs', async () => {
    for (const path of shellless.filter((name) => !name.includes('lowfi'))) {
      expect(await textsOf(readCast(readFileSync(path), { name: path }))).toEqual([]);
    }
  });
});

describe('an outline', () => {
  it('tells pauses, bursts, programs, titles and markers', async () => {
    const cast = recording([
      output(0, '\x1b]0;build\x07'),
      marker(1, 'go'),
      ...Array.from({ length: 50 }, (_, at) => output(5 + at / 100, 'x'.repeat(100))),
      output(6, '\x1b[?1049h'),
      output(9, '\x1b[?1049l'),
    ]);
    const { items } = await outline(cast);
    expect(items.map(({ type, start, end }) => [type, start, end])).toEqual([
      ['title', 0, 0],
      ['pause', 1, 5],
      ['marker', 1, 1],
      ['burst', 5, 5.49],
      ['program', 6, 9],
      ['pause', 6, 9],
    ]);
  });

  it('keeps to a limit and says what it left out', async () => {
    const found = await outline(demo, { limit: 4 });
    expect([found.depth, found.items.length, found.omitted]).toEqual([1, 4, 11]);
    expect(outlineText(found)).toContain('(11 more, see limit)');
  });
});

/** What was typed in each of fixtures/sessions, real shells in a terminal of 80 columns. */
const TYPED = [
  'echo hello',
  'ls -d /usr',
  'git staus',
  'sleep 1',
  'printf "a\\nb\\n"',
  'echo one; echo two',
  'date +%Y >/dev/null',
  'seq 1 40',
  'true',
  'echo "a long command that goes on and on and on over the border of the window to wrap" | wc -c',
  'pwd',
  'echo done',
];

it.each(['bash', 'bash-osc133', 'zsh', 'fish'])(
  'finds every command of a real session of %s, and no other',
  async (name) => {
    const file = join(import.meta.dirname, `../../fixtures/sessions/${name}.cast`);
    const found = await textsOf(readCast(readFileSync(file), { name }));
    // fish wraps lines itself: the rest of one is not part of it to a terminal.
    const whole = (text: string | undefined) => (name === 'fish' ? text?.slice(0, 50) : text);
    expect(found.map(whole)).toEqual(TYPED.map(whole));
  },
);
