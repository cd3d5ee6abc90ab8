// Names of files that are odd or lead to odd places, and disks that refuse: clear errors, nothing lost, nothing left.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { HELLO, long, v2 } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { environment, programPath, run as runProgram, shellWord, start } from '../support/program.js';

const path = useFolder();
const SCREEN = 'hello world';

function run(...words: string[]) {
  const { status, stdout, stderr } = runProgram(['castkit', ...words], { cwd: path() });
  return { status, stdout: stdout.toString().trim(), said: stderr.split('\n')[0] };
}

/** castkit in a line of bash, as `$castkit`. */
function bash(line: string) {
  const castkit = `${shellWord(process.execPath)} ${shellWord(programPath('castkit'))}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `castkit() { ${castkit} "$@"; }; ${line}`], {
    cwd: path(),
    env: environment,
  });
  return { status, stdout: stdout.toString().trim(), said: stderr.toString().split('\n')[0] };
}

const names = (folder = ''): string[] => readdirSync(path(folder)).sort();
const text = (name: string): string => readFileSync(path(name), 'utf8').trim();

beforeEach(() => writeFileSync(path('demo.cast'), HELLO));

describe('a name', () => {
  it.each([
    ['begins with a hyphen', '-demo.cast', '-demo.txt'],
    ['looks like an option', '--theme', '-o'],
    ['has a new line in it', 'a\nb.cast', 'a\nb.txt'],
    ['has steering characters in it', '\x1b[31m.cast', '\x1b]0;x\x07.txt'],
    ['is as long as names may be', `${'n'.repeat(250)}.cast`, `${'o'.repeat(251)}.txt`],
    ['is long in another script', `${'\u5b57'.repeat(83)}.cast`, `${'\u{1f41a}'.repeat(62)}.txt`],
    ['has a quotation mark, a dollar and a backslash', '"$(touch x)\\.cast', "'`touch x`.txt"],
  ])('%s, of input and output', (_, input, output) => {
    writeFileSync(path(input), HELLO);
    expect(run('txt', '--', input, output)).toMatchObject({ status: 0 });
    expect(text(output)).toBe(SCREEN);
    expect(names()).toEqual([input, output, 'demo.cast'].sort());
  });

  it('that is too long is an error, and nothing is left', () => {
    expect(run('txt', 'demo.cast', 'n'.repeat(256)).said).toMatch(/n: cannot be written: the name is too long$/);
    expect(run('txt', 'n'.repeat(256)).said).toMatch(/n: expected a recording, but the name is too long for a file$/);
    expect(names()).toEqual(['demo.cast']);
  });

  it('steers no terminal in a message', () => {
    expect(run('txt', 'a\n\x1b[31m.cast').said).toBe('a\\x0a\\x1b[31m.cast: expected a recording, found no such file');
  });

  it('of a marker never leads out of the folder', () => {
    const labels = ['../../evil', '/etc/evil', '..', '-rf', 'A', 'a', 'x\0y', `${'\u{1f41a}'.repeat(200)}`, 'a\nb'];
    writeFileSync(path('m.cast'), v2(labels.map((label, i) => [i + 1, 'm', label])));
    mkdirSync(path('out/deep'), { recursive: true });
    writeFileSync(
      path('castkit.yaml'),
      'inputs: m.cast\noutput: out\noutputs: [{file: "deep/{marker}.svg", at: markers}]\n',
    );
    expect(run('svg', 'm.cast', 'out/deep/s.svg', '--at', 'markers').status).toBe(0);
    expect(run('split', 'm.cast', 'out/deep/p.cast', '--at', 'markers').status).toBe(0);
    expect(run('build').status).toBe(0);
    expect(names('out')).toEqual(['deep']);
    expect(names()).toEqual(['.castkit', 'castkit.yaml', 'demo.cast', 'm.cast', 'out']);
    expect(names('out/deep').filter((name) => name.endsWith('.svg'))).toHaveLength(2 * labels.length);
    expect(names('out/deep').filter((name) => /^[-.]|[\x00-\x1f/]/.test(name))).toEqual([]);
    expect(new Set(names('out/deep').map((name) => name.toLowerCase())).size).toBe(names('out/deep').length);
  });
});

describe('a link', () => {
  it('as output stays one, and as input is followed', () => {
    symlinkSync('target.txt', path('link'));
    symlinkSync('demo.cast', path('demo-link'));
    expect(run('txt', 'demo-link', 'link').status).toBe(0);
    expect(names()).toEqual(['demo-link', 'demo.cast', 'link', 'target.txt']);
    expect(text('target.txt')).toBe(SCREEN);
  });

  it('to the input is no way to write over it', () => {
    symlinkSync('demo.cast', path('link'));
    expect(run('txt', 'demo.cast', 'link').said).toBe('link: is the input under another name, expected another file');
    expect(text('demo.cast')).toBe(HELLO.trim());
  });

  it('that leads in a circle is an error', () => {
    symlinkSync('a', path('b'));
    symlinkSync('b', path('a'));
    expect(run('txt', 'a').said).toBe('a: expected a recording, found links that lead in a circle');
    expect(run('txt', 'demo.cast', 'a')).toMatchObject({ status: 1, said: expect.stringContaining('symbolic links') });
    expect(names()).toEqual(['a', 'b', 'demo.cast']);
  });
});

const isLinux = process.platform === 'linux';

describe.skipIf(!isLinux)('what is no file (skipped where /dev and /proc are others)', () => {
  it('takes the product as it stands', () => {
    expect(run('txt', 'demo.cast', '/dev/null').status).toBe(0);
    expect(bash('castkit txt demo.cast /dev/stdout').stdout).toBe(SCREEN);
    writeFileSync(path('log'), 'before\n');
    expect(bash('castkit txt demo.cast /dev/stdout >> log; castkit txt demo.cast /dev/fd/3 3>> log').status).toBe(0);
    expect(text('log')).toMatch(/^before\nhello world\n+hello world$/);
  });

  it('may be full', () => {
    const said = 'cannot be written: no space left on the disk';
    expect(run('txt', 'demo.cast', '/dev/full')).toMatchObject({ status: 1, said: `/dev/full: ${said}` });
    expect(bash('castkit txt demo.cast > /dev/full')).toMatchObject({ status: 1, said: `standard output: ${said}` });
    expect(bash('castkit gif demo.cast - > /dev/full')).toMatchObject({ status: 1, said: `standard output: ${said}` });
  });

  it('may have no end', () => {
    expect(run('txt', '/dev/zero', '--max-text', '100000').said).toContain('(--max-text)');
    expect(run('build', '/dev/zero').said).toBe('/dev/zero: expected an ordinary file, found a device');
    symlinkSync('/dev/zero', path('theme.json'));
    expect(run('png', 'demo.cast', '--theme', 'theme.json').said).toMatch(/expected an ordinary file, found a device/);
    expect(run('txt', '/dev/null')).toMatchObject({ status: 1, said: expect.stringContaining('/dev/null') });
  });

  it('may be a pipe that nobody reads any more, which ends the run quietly', () => {
    writeFileSync(path('long.cast'), long(4000));
    expect(bash('castkit gif long.cast >(exit 0) --quiet')).toEqual({ status: 0, stdout: '', said: '' });
  });
});

describe.skipIf(!isLinux)('a named pipe (skipped where mkfifo works otherwise)', () => {
  beforeEach(() => void spawnSync('mkfifo', [path('pipe')]));

  it('is read and written to', () => {
    expect(bash('cat demo.cast > pipe & castkit txt pipe').stdout).toBe(SCREEN);
    expect(bash('castkit txt demo.cast pipe & cat pipe; wait').stdout).toBe(SCREEN);
    expect(names()).toEqual(['demo.cast', 'pipe']);
  });

  it.each([
    ['to be read', ['txt', 'demo.cast', 'pipe', '--verbose']],
    ['to be written to', ['txt', 'pipe', '--verbose']],
  ])('that waits %s ends by a signal', async (_, words) => {
    const child = start(['castkit', ...words], path());
    // Once it runs it hears signals; before, it dies of them.
    while (child.exitCode === null && child.signalCode === null && !hearsSignals(child.pid!)) await turn();
    child.kill('SIGHUP');
    const [status] = await once(child, 'exit');
    expect(status).toBe(129);
  });

  const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

  /** Is it castkit by now, and catches SIGHUP, the first of them? Node catches some others from the start. */
  const hearsSignals = (pid: number): boolean => {
    const [command, status] = ['cmdline', 'status'].map((file) => readFileSync(`/proc/${pid}/${file}`, 'utf8'));
    const [, caught = '0'] = /^SigCgt:\s*(\w+)/m.exec(status ?? '') ?? [];
    return command?.includes('castkit.js') === true && (BigInt(`0x${caught}`) & 1n) !== 0n;
  };
});

describe('a folder that may not be written to', () => {
  /** Nobody, where the tests have rights that know no limits. */
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const runAs = (...words: string[]) =>
    spawnSync(process.execPath, [programPath('castkit'), ...words], {
      cwd: path('closed'),
      env: environment,
      ...nobody,
    });
  const able = spawnSync(process.execPath, [programPath('castkit'), '--version'], { env: environment, ...nobody });

  it.skipIf(able.status !== 0)('keeps what is in it (skipped where others cannot run this copy)', () => {
    chmodSync(path(), 0o755);
    mkdirSync(path('closed'));
    writeFileSync(path('closed/demo.cast'), HELLO);
    writeFileSync(path('closed/castkit.yaml'), 'inputs: demo.cast\noutputs: "{name}.gif"\n');
    if (nobody.uid !== undefined) chownSync(path('closed/demo.cast'), nobody.uid, nobody.gid);
    chmodSync(path('closed'), 0o555);
    const said = (...words: string[]) => runAs(...words).stderr.toString();
    expect(said('gif', 'demo.cast')).toMatch(/^demo\.gif: cannot be written: permission denied\n/);
    expect(said('speed', 'demo.cast', '--in-place', '--factor', '2')).toMatch(
      /^demo\.cast: cannot be written: permission denied\n/,
    );
    expect(said('frames', 'demo.cast', 'frames')).toMatch(/^frames: cannot be made: permission denied\n/);
    expect(said('build', '--jobs', '1')).toMatch(/demo\.gif: cannot be written: permission denied\n/);
    expect(text('closed/demo.cast')).toBe(HELLO.trim());
    expect(names('closed')).toEqual(['castkit.yaml', 'demo.cast']);
    chmodSync(path('closed'), 0o755);
  });

  it.skipIf(able.status !== 0)('says of a file that may not be read that it may not (skipped as above)', () => {
    chmodSync(path(), 0o755);
    mkdirSync(path('closed'));
    writeFileSync(path('closed/demo.cast'), HELLO);
    writeFileSync(path('closed/castkit.yaml'), 'inputs: demo.cast\noutputs: "{name}.gif"\n');
    if (nobody.uid !== undefined) chownSync(path('closed'), nobody.uid, nobody.gid);
    chmodSync(path('closed/demo.cast'), 0);
    for (const words of [['gif'], ['info'], ['grep', 'x'], ['speed', '--factor', '2']]) {
      const { status, stdout, stderr } = runAs(...words, 'demo.cast');
      const [sentence] = stderr.toString().split('\n');
      expect([status, stdout.toString(), sentence]).toEqual([
        1,
        '',
        'demo.cast: expected a readable file, but permission was denied',
      ]);
    }
    const { status, stderr } = runAs('build', '--jobs', '1');
    expect(status).toBe(1);
    expect(stderr.toString()).toMatch(/^failed {2}demo\.cast: expected a readable file, but permission was denied$/m);
    expect(names('closed')).toEqual(expect.not.arrayContaining(['demo.gif']));
  });
});

describe('a disk that is full', () => {
  /** Mounts a disk of 64 KB in a name space of the shell's own, runs a line in it, and shows what is left. */
  function onSmallDisk(line: string) {
    const inner = `mount -t tmpfs -o size=64k tmpfs small && cp demo.cast small/ && echo old > small/demo.gif && cd small && ${line}; ls -A; cat demo.gif`;
    writeFileSync(
      path('inner.sh'),
      `castkit() { ${shellWord(process.execPath)} ${shellWord(programPath('castkit'))} "$@"; }; ${inner}`,
    );
    mkdirSync(path('small'), { recursive: true });
    const { status, stdout, stderr } = spawnSync('unshare', ['-m', 'bash', 'inner.sh'], {
      cwd: path(),
      env: environment,
    });
    return { status, shown: stdout.toString(), said: stderr.toString() };
  }
  const able = isLinux && spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

  it.skipIf(!able)(
    'keeps the old file (skipped where no disk may be mounted; kills.test.ts has a disk that plays full)',
    () => {
      const { shown, said } = onSmallDisk(
        'head -c 60000 /dev/zero > filler 2> /dev/null; castkit gif demo.cast demo.gif',
      );
      expect(said).toBe('demo.gif: cannot be written: no space left on the disk\n');
      expect(shown).toBe('demo.cast\ndemo.gif\nfiller\nold\n');
    },
  );
});

it('a folder in the place of an output is an error', () => {
  mkdirSync(path('demo.gif'));
  writeFileSync(path('castkit.yaml'), 'inputs: demo.cast\noutputs: "{name}.gif"\n');
  expect(run('gif', 'demo.cast').said).toBe('demo.gif: cannot be written: expected the name of a file, found a folder');
  expect(run('build').said).toContain('demo.gif: cannot be written: is a folder, not a file');
  expect(names()).toEqual(['.castkit', 'castkit.yaml', 'demo.cast', 'demo.gif']);
});

it('an input that cannot be opened as a file is an error', () => {
  closeSync(openSync(path('empty'), 'w'));
  expect(run('txt', 'empty')).toMatchObject({
    status: 1,
    said: expect.stringMatching(/^empty:1:1: .* an empty file$/),
  });
  expect(run('txt', 'demo.cast/x').said).toContain('(a part of the path is no folder)');
  expect(existsSync(path('demo.txt'))).toBe(false);
});
