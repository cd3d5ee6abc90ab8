// The two programs, run as processes: outputs, exit codes, what stands on which stream.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { HELLO, v2 } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { run as runProgram } from '../support/program.js';

const path = useFolder();
const run = (words: Parameters<typeof runProgram>[0], input?: string | Uint8Array, env?: Record<string, string>) =>
  runProgram(words, { cwd: path(), ...(input === undefined ? {} : { input }), ...(env && { env }) });
const firstLine = (text: string) => text.split('\n')[0];
const isGif = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1', 0, 6) === 'GIF89a' && bytes.at(-1) === 0x3b;
const SUMMARY = /^(\S+|standard output) {2}\d+x\d+ {2}\d+ frames? {2}\d+\.\d s {2}\d+(\.\d)? k?B {2}in \d+\.\d s\n$/;

beforeEach(() => writeFileSync(path('demo.cast'), HELLO));

describe('cast2gif', () => {
  it('writes demo.gif next to demo.cast, and a summary on standard error', () => {
    const { status, stdout, stderr } = run(['cast2gif', 'demo.cast']);
    expect(stderr).toMatch(SUMMARY);
    expect(status).toBe(0);
    expect(stdout).toHaveLength(0);
    expect(isGif(readFileSync(path('demo.gif')))).toBe(true);
    expect(readdirSync(path()).sort()).toEqual(['demo.cast', 'demo.gif']);
  });

  it('is castkit gif', () => {
    run(['cast2gif', 'demo.cast', 'a.gif']);
    run(['castkit', 'gif', 'demo.cast', '-o', 'b.gif']);
    expect(readFileSync(path('a.gif')).equals(readFileSync(path('b.gif')))).toBe(true);
  });

  it('reads standard input and writes standard output, product only', () => {
    const { status, stdout, stderr } = run(['cast2gif'], HELLO);
    expect(status).toBe(0);
    expect(isGif(stdout)).toBe(true);
    expect(stderr).toMatch(SUMMARY);
    run(['cast2gif', 'demo.cast']);
    expect(stdout.equals(readFileSync(path('demo.gif')))).toBe(true);
  });

  it('reads a gzipped recording whatever its name, and names the picture after it', () => {
    writeFileSync(path('packed.cast.gz'), gzipSync(HELLO));
    expect(run(['cast2gif', 'packed.cast.gz', '-q'])).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(path('packed.gif'))).toBe(true);
  });

  it('tells what was chosen with -v', () => {
    const { stderr } = run(['cast2gif', 'demo.cast', '-v', '--theme', 'nord']);
    for (const fact of [/^theme +nord$/m, /^cell +\d+x\d+/m, /^frames +\d+/m, /^colours +\d+/m])
      expect(stderr).toMatch(fact);
    expect(stderr).toMatch(/^demo\.gif {2}/m);
  });

  it('replaces a file, and leaves it alone with --no-clobber', () => {
    writeFileSync(path('demo.gif'), 'old');
    const refused = run(['cast2gif', 'demo.cast', '--no-clobber']);
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('demo.gif: exists already') });
    expect(readFileSync(path('demo.gif'), 'utf8')).toBe('old');
    expect(run(['cast2gif', 'demo.cast']).status).toBe(0);
    expect(isGif(readFileSync(path('demo.gif')))).toBe(true);
  });

  it('takes options from the environment, under those of the command line', () => {
    const width = (name: string) => readFileSync(path(name)).readUInt16LE(6);
    run(['cast2gif', 'demo.cast', 'plain.gif']);
    run(['cast2gif', 'demo.cast', 'large.gif'], undefined, { CASTKIT_FONT_SIZE: '32' });
    run(['cast2gif', 'demo.cast', 'given.gif', '--font-size', '16'], undefined, { CASTKIT_FONT_SIZE: '32' });
    expect(width('large.gif')).toBeGreaterThan(width('plain.gif'));
    expect(width('given.gif')).toBe(width('plain.gif'));
  });
});

describe('a request that cannot be read', () => {
  it.each([
    [['cast2gif', 'demo.cast', '--spede', '2'], /^unknown option --spede\. Did you mean --speed\?$/],
    [['cast2gif', 'demo.cast', '--speed', '0'], /^--speed: expected .*, received "0"$/],
    [['cast2gif', 'demo.cast', '--fps-cap', '0'], /^--fps-cap: expected .*, received "0"$/],
    [['cast2gif', 'demo.cast', '--line-height', '0.9'], /^--line-height: expected .*, received "0.9"$/],
    [['cast2gif', 'demo.cast', '--theme', 'drakula'], /^--theme: .* Did you mean "dracula"\?$/],
    [['cast2gif', 'demo.cast', '--select', 'soon'], /^--select: .*soon/],
    [['cast2gif', 'demo.cast', 'out.cast'], /^output: expected a name for a GIF, received "out\.cast"/],
    [['cast2gif', 'demo.cast', 'a.gif', 'b.gif'], /^output: expected at most 2 names/],
    [['cast2gif', 'demo.cast', 'a.gif', '-o', 'b.gif'], /^output: expected one output/],
    [['castkit', 'gfi', 'demo.cast'], /^unknown command "gfi"\. Did you mean gif\?$/],
    [['castkit', 'demo.csat'], /^unknown command "demo\.csat", and no file of that name is here$/],
    [['castkit', '-q'], /^expected a command or a recording, received only -q$/],
    [['castkit', '-q', 'gfi', 'demo.cast'], /^unknown command "gfi"\. Did you mean gif\?$/],
    [
      ['castkit', 'completion', 'zhs'],
      /^shell: expected bash, zsh, fish or powershell, received "zhs"\. Did you mean zsh\?$/,
    ],
  ] as const)('%j is 2, in one sentence', ([program, ...words], sentence) => {
    const { status, stdout, stderr } = run([program, ...words]);
    expect(firstLine(stderr)).toMatch(sentence);
    expect(status).toBe(2);
    expect(stdout).toHaveLength(0);
    expect(readdirSync(path())).toEqual(['demo.cast']);
  });
});

describe('what needs the recording or the disk to find out', () => {
  it.each([
    [['cast2gif', 'nowhere.cast'], /^nowhere\.cast: expected a recording, found no such file$/],
    [['cast2gif', 'demo.cast', '--select', '100..'], /^demo\.cast: .*100/],
    [['castkit', 'txt', 'demo.cast', '--at', 'marker:x'], /marker:x/],
  ] as const)('%j is 1', ([program, ...words], sentence) => {
    const { status, stderr } = run([program, ...words]);
    expect(firstLine(stderr)).toMatch(sentence);
    expect(status).toBe(1);
    expect(readdirSync(path())).toEqual(['demo.cast']);
  });

  it('shows where a recording is malformed, and keeps the old picture', () => {
    writeFileSync(path('bad.cast'), `${HELLO}["soon", "o", "late"]\n${HELLO.split('\n')[2]}\n`);
    writeFileSync(path('bad.gif'), 'old');
    const { status, stderr } = run(['cast2gif', 'bad.cast']);
    const [sentence, line, caret] = stderr.split('\n');
    expect(sentence).toMatch(/^bad\.cast:4:2: expected .*, found "soon"$/);
    expect(line).toBe('  ["soon", "o", "late"]');
    expect(caret).toBe('   ^');
    expect(status).toBe(1);
    expect(readFileSync(path('bad.gif'), 'utf8')).toBe('old');
    expect(readdirSync(path()).sort()).toEqual(['bad.cast', 'bad.gif', 'demo.cast']);
  });

  it('gives a stack only when asked, with the names of functions', () => {
    expect(run(['cast2gif', 'nowhere.cast']).stderr).not.toMatch(/^ +at /m);
    const { status, stderr } = run(['cast2gif', 'nowhere.cast'], undefined, { CASTKIT_DEBUG: '1' });
    expect(stderr).toMatch(/^ +at .*loadCast \(/m);
    expect(status).toBe(1);
  });
});

describe('text commands', () => {
  it('print a screen', () => {
    expect(run(['castkit', 'txt', 'demo.cast']).stdout.toString()).toBe('hello world\n\n\n\n');
    expect(run(['castkit', 'txt'], HELLO).stdout.toString()).toBe('hello world\n\n\n\n');
  });

  it.each(['-0.5s', '0.2', '50%'])('take %s as a moment', (moment) => {
    const { status, stdout } = run(['castkit', 'txt', 'demo.cast', '--at', moment]);
    expect({ status, text: stdout.toString() }).toEqual({ status: 0, text: 'hello\n\n\n\n' });
    expect(run(['castkit', 'txt', 'demo.cast', `--at=${moment}`]).stdout.equals(stdout)).toBe(true);
  });

  it('print JSON that parses', () => {
    const screen = JSON.parse(run(['castkit', 'json', 'demo.cast']).stdout.toString());
    expect(screen).toMatchObject({ cols: 20, rows: 4, cursor: { col: 0, row: 1 } });
    const info = JSON.parse(run(['castkit', 'info', 'demo.cast', '--json']).stdout.toString());
    expect(info).toMatchObject({ version: 2, cols: 20, rows: 4, duration: 1.1 });
  });

  it('write a file when given a name', () => {
    expect(run(['castkit', 'txt', 'demo.cast', 'screen.txt'])).toMatchObject({ status: 0, stdout: Buffer.of() });
    expect(readFileSync(path('screen.txt'), 'utf8')).toBe('hello world\n\n\n\n');
  });

  it('warn on standard error only', () => {
    const backwards = v2([
      [2, 'o', 'a'],
      [1, 'o', 'b'],
    ]);
    const { stdout, stderr } = run(['castkit', 'txt'], backwards);
    expect(stdout.toString()).toBe('ab\n\n\n\n');
    expect(stderr).toMatch(/^warning: .*backwards.*\n$/);
    expect(run(['castkit', 'txt', '-q'], backwards).stderr).toBe('');
  });
});

describe('help and version', () => {
  it.each([
    ['cast2gif', '--version'],
    ['castkit', '-V'],
    ['castkit', 'txt', '--version'],
  ] as const)('%s %s prints the version', (...words) => {
    const { status, stdout } = run([...words]);
    expect({ status, text: stdout.toString() }).toEqual({ status: 0, text: `${manifest.version}\n` });
  });

  it('lists the commands', () => {
    for (const words of [['--help'], ['help'], ['-h']]) {
      expect(run(['castkit', ...words]).stdout.toString()).toMatch(/Commands\n {2}gif +make an animated GIF/);
    }
  });

  it('tells about a command, whatever else is on the line', () => {
    const { status, stdout } = run(['castkit', 'gif', '--nonsense', '--help']);
    expect(status).toBe(0);
    expect(stdout.toString()).toMatch(/^Usage: castkit gif \[input\] \[output\] \[options\]\n/);
    expect(run(['castkit', 'help', 'gif']).stdout.equals(stdout)).toBe(true);
    expect(run(['cast2gif', '-h']).stdout.toString()).toMatch(/^Usage: cast2gif \[input\] \[output\] \[options\]\n/);
  });
});

describe('start-up', () => {
  /** What Node reads to run castkit with some words: files of the bundle, and packages. */
  function loaded(...words: string[]): string[] {
    const spy = path('spy.cjs');
    const list = path('loaded.json');
    writeFileSync(
      spy,
      `const fs = require('node:fs');
      const read = fs.readFileSync;
      const files = [];
      fs.readFileSync = (file, ...rest) => (files.push(String(file)), read(file, ...rest));
      process.on('exit', () => fs.writeFileSync(${JSON.stringify(list)}, JSON.stringify(files)));`,
    );
    const program = join(import.meta.dirname, '../../bin/castkit.js');
    execFileSync(process.execPath, ['--require', spy, program, ...words], { cwd: path(), stdio: 'pipe' });
    const scripts = (JSON.parse(readFileSync(list, 'utf8')) as string[]).filter((file) => /\.[cm]?js$/.test(file));
    const names = scripts.map((file) => /node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0] ?? basename(file));
    return [...new Set(names)].filter((name) => name !== 'load.js');
  }

  it('loads one script to make a GIF, and a second one for other commands', () => {
    copyFileSync(path('demo.cast'), path('start.cast'));
    expect(loaded('gif', 'start.cast', 'start.gif', '-q')).toEqual(['castkit.js']);
    expect(loaded('txt', 'start.cast')).toEqual(['castkit.js', 'rest.js']);
    expect(loaded('webp', 'start.cast', '--at', '0', '-q')).toContain('node_modules/sharp');
  });
});

it('works from a path with spaces and signs', () => {
  const name = 'a b#é%20;$(x).cast';
  copyFileSync(path('demo.cast'), path(name));
  expect(run(['cast2gif', name, '-q'])).toMatchObject({ status: 0, stderr: '' });
  expect(existsSync(path('a b#é%20;$(x).gif'))).toBe(true);
});
