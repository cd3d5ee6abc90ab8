// Tapes that run: the shells are real, the clock is the tape's.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Cast, readTape, runTape, screenAt, screenText, type TapeRun, writeCast } from '../../src/index.js';
import { useFolder } from '../support/folder.js';
import { isInstalled } from '../support/program.js';

const path = useFolder();
/** What a tape's shell may need, whatever the tests run in. */
const environment = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: '/' };
const hasProc = existsSync('/proc/self/syscall') && existsSync('/proc/self/schedstat');

const run = (text: string, more: Record<string, string> = {}): Promise<TapeRun> =>
  runTape(readTape('demo.tape', { text }), { environment: { ...environment, ...more }, cwd: path() });
const bytes = ({ cast }: TapeRun): string => [...writeCast(cast)].join('');
const outputs = ({ events }: Cast) => [...events].flatMap((event) => (event.type === 'output' ? [event] : []));
const lastScreen = async ({ cast }: TapeRun): Promise<string[]> =>
  screenText(await screenAt(cast, Number.POSITIVE_INFINITY)).filter((row) => row !== '');
/** When a text was written, in seconds. */
const timeOf = ({ cast }: TapeRun, text: string): number =>
  (outputs(cast).find(({ data }) => data.includes(text))?.time ?? Number.NaN) / 1e6;

describe.skipIf(!isInstalled('bash', '--version'))('a tape in bash', () => {
  it('types with exactly the delays that it says, and ends when it says', async () => {
    const { cast, measured } = await run('Type@70ms "echo" Sleep 3s Enter@1 Type " " Sleep 500ms');
    const typed = [...cast.events].filter(({ type }) => type === 'input').map(({ time }) => time);
    expect(typed).toEqual([0, 70_000, 140_000, 210_000, 3_280_000, 4_280_000]);
    expect([...cast.events].at(-1)?.time).toBe(4_830_000);
    if (hasProc) expect(measured).toBe(false);
  });

  it('joins the answer to a key in one event of its time', async () => {
    const { cast } = await run('Type "seq 3" Enter Sleep 1');
    const answer = outputs(cast).find(({ data }) => data.includes('2\r\n'));
    expect(answer).toMatchObject({ time: 250_000, data: expect.stringMatching(/1\r\n2\r\n3\r\n.*> /s) });
  });

  it('shows what it typed, with VHS’s prompt', async () => {
    expect(await lastScreen(await run('Type "echo hi" Enter'))).toEqual(['> echo hi', 'hi', '>']);
  });

  it.skipIf(!hasProc)('gives sleeping programs real time, and them the time that they declared', async () => {
    const result = await run('Type@0 "sleep 0.3; echo one; sleep 0.2; echo two" Enter@0 Sleep 2s');
    expect([timeOf(result, 'one\r\n'), timeOf(result, 'two\r\n')]).toEqual([0.3, 0.5]);
    expect(result.measured).toBe(false);
  });

  it('waits until the screen shows it', async () => {
    const result = await run('Type "sleep 0.2; echo ready" Enter Wait+Screen /^ready/ Type "echo next" Enter');
    expect(await lastScreen(result)).toContain('next');
  });

  it('fails a wait that cannot end, with place and screen', async () => {
    const failed = run('Type "echo hi" Enter\nWait+Screen@2s /nothing/');
    await expect(failed).rejects.toThrow(/^demo\.tape:2:1: expected the screen to match \/nothing\/ (but|within)/);
    await expect(failed).rejects.toMatchObject({ hint: expect.stringContaining('| hi') });
  });

  it('leaves out what is hidden, and its time', async () => {
    const { cast } = await run('Hide Type "echo secret" Enter Ctrl+L Sleep 3s Show Type "echo seen" Enter');
    const text = outputs(cast).map(({ data }) => data);
    expect(text.join('')).not.toContain('secret');
    expect([...cast.events].at(-1)?.time).toBe(500_000);
  });

  it('shows the screen as it is when it is shown again', async () => {
    const result = await run('Type "echo one" Enter Hide Type "echo two" Enter Show Type "echo three" Enter');
    expect(await lastScreen(result)).toEqual(['> echo one', 'one', '> echo two', 'two', '> echo three', 'three', '>']);
  });

  it('presses every kind of key', async () => {
    const result = await run(
      'Type "echo bc" Key Home Right 5 Type "a" Key End Backspace Ctrl+A Ctrl+K Type "pwd" Enter',
    );
    expect((await lastScreen(result)).at(-2)).toBe(path());
  });

  it('copies and pastes, and scrolls what is seen', async () => {
    const result = await run('Copy "seq 40" Paste Enter Sleep 1 ScrollUp 10 Sleep 1 ScrollDown 10');
    const end = ([...result.cast.events].at(-1)?.time ?? 0) - 600_000;
    const scrolled = screenText(await screenAt(result.cast, end));
    expect(scrolled[0]).toBe(String(Number(screenText(await screenAt(result.cast, 500_000))[0]) - 10));
    expect((await lastScreen(result)).at(-2)).toBe('40');
  });

  it('has markers, captions, other sizes and its own variables', async () => {
    const result = await run(
      'Env GREETING "hi $there"\nMarker build\nType `echo "$GREETING"` Enter Resize 40x5 Caption "end"',
    );
    const kinds = [...result.cast.events].filter(({ type }) => type === 'marker' || type === 'resize');
    expect(kinds).toMatchObject([{ label: 'build' }, { cols: 40, rows: 5 }, { label: 'end' }]);
    expect(await lastScreen(result)).toContain('hi $there');
  });

  it('checks what it expects, and goes on', async () => {
    const { checks } = await run('Type "echo hi" Enter Expect /^hi$/ ExpectNot "hi" Expect+Line />$/');
    expect(checks.map(({ holds }) => holds)).toEqual([true, false, true]);
    expect(checks[1]?.screen).toContain('hi');
  });

  it('takes stills, and the screen after each command that shows', async () => {
    const { shots, screens } = await run('Type "echo a" Hide Enter Show Screenshot a.png');
    expect(screens.map((rows) => rows[0])).toEqual(['> echo a', '> echo a', '> echo a']);
    expect(screenText(await screenAt(shots[0]!.cast, 0))[1]).toBe('a');
  });

  it('hides what Redact names everywhere', async () => {
    const result = await run('Redact "hunter22"\nType "echo hunter22" Enter Screenshot a.png Expect /echo/');
    const all = JSON.stringify([
      bytes(result),
      result.screens,
      result.checks,
      result.shots.map(({ cast }) => [...cast.events]),
    ]);
    expect(all).not.toContain('hunter22');
  });

  it('tells of the mouse that nobody asked for, and of a shell that has ended', async () => {
    await expect(run('Mouse click 1 1')).rejects.toThrow('demo.tape:1:1: expected a program that takes the mouse');
    const warnings: string[] = [];
    const tape = readTape('demo.tape', { text: 'Type "exit" Enter Type "x"' });
    await runTape(tape, { environment, warn: (sentence) => warnings.push(sentence) });
    expect(warnings).toEqual(['demo.tape:1:19: the shell has ended, so nobody gets what is typed']);
  });

  it('answers programs that ask the terminal', async () => {
    const ask = `printf '\\033[6n'; IFS= read -rs -d R answer; printf '%q' "$answer"`;
    expect((await lastScreen(await run(`Type@0 \`${ask}\` Enter Sleep 1`))).join('')).toMatch(/\\E\[\d+\\?;1/);
  });

  it('leaves no process behind, whatever ends it', async () => {
    const controller = new AbortController();
    const tape = readTape('demo.tape', { text: 'Type "sleep 4711 & sleep 4712" Enter Sleep 1h' });
    const running = runTape(tape, {
      environment,
      signal: AbortSignal.any([controller.signal, AbortSignal.timeout(1500)]),
    });
    await expect(running).rejects.toThrow();
    const left = readdirSync('/proc').filter(
      (name) => /^\d+$/.test(name) && commandOf(name).includes('sleep\u0000471'),
    );
    expect(left).toEqual([]);
  });

  it('is wholly real with Set Clock real', async () => {
    const result = await run('Set Clock real\nType "echo hi" Enter Sleep 300ms');
    expect(await lastScreen(result)).toEqual(['> echo hi', 'hi', '>']);
    expect(outputs(result.cast).every(({ time }) => time % 50_000 === 0)).toBe(true);
  });
});

const commandOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};

describe.skipIf(!hasProc).each(['bash', 'zsh', 'fish', 'sh'])('%s', (shell) => {
  const installed = shell === 'sh' || isInstalled(shell, '--version');

  it.skipIf(!installed)('gives the same bytes wherever it runs, whatever its user has set up', async () => {
    const tape = `Set Shell ${shell}\nType "echo one; date +%Z" Enter Sleep 1 Type "ls" Enter Sleep 2s`;
    const home = path('home');
    mkdirSync(`${home}/.config/fish`, { recursive: true });
    for (const name of ['.bashrc', '.bash_profile', '.profile', '.zshrc', '.zshenv', '.config/fish/config.fish']) {
      writeFileSync(`${home}/${name}`, 'echo from a dot file\n');
    }
    writeFileSync(`${home}/.inputrc`, 'set editing-mode vi\nset show-mode-in-prompt on\n');
    const first = bytes(await run(tape));
    const other = {
      HOME: home,
      TZ: 'Asia/Tokyo',
      LANG: 'de_DE.UTF-8',
      LC_ALL: 'C',
      PS1: '$ ',
      PROMPT_COMMAND: 'echo x',
    };
    expect(bytes(await run(tape, { ...other, ENV: `${home}/.profile`, ZDOTDIR: home }))).toBe(first);
    expect(first).toContain('one');
    expect(first).not.toContain('from a dot file');
  });
});

describe('before a tape runs', () => {
  it.each([
    [
      'Require no-such-program-here\nType "x"',
      'demo.tape:1:1: expected the program "no-such-program-here" to be installed',
    ],
    ['Typ "x"', 'demo.tape:1:1: expected a command, found "Typ"'],
    ['Set Theme "no such theme"\nType "x"', 'demo.tape:1:1: expected a theme'],
    ['Output a.giff\nType "x"', 'demo.tape:1:1: expected a name ending in one of'],
  ])('it is told what is wrong: %j', async (text, sentence) => {
    await expect(run(text)).rejects.toThrow(sentence);
  });

  it('its look is VHS’s, to the pixel, unless it sets another', async () => {
    const { looks, cast } = await run('Type "x"');
    expect(cast.header).toMatchObject({ cols: 76, rows: 15, theme: { background: 0x171717, foreground: 0xdddddd } });
    expect(looks).toMatchObject({ fontSize: 22, letterSpacing: 1, padding: [65, 71, 85, 65], cursorBlink: true });
    const own = await run('Set Look castkit\nSet Shadow true\nType "x"');
    expect(own.cast.header).toMatchObject({ cols: 80, rows: 24 });
    expect(own.cast.header.theme).toBeUndefined();
    expect(own.looks).toEqual({ idleTimeLimit: 86_400, shadow: true });
  });
});
