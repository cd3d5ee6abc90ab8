// castkit build and castkit init as programs: exit codes, what stands on which stream, several processes, Ctrl-C.
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { HELLO, long, v2 } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { run as runProgram, start } from '../support/program.js';

const path = useFolder();
const run = (...words: string[]) => runProgram(['castkit', ...words], { cwd: path() });
const names = (folder = ''): string[] => readdirSync(path(folder)).sort();

beforeEach(() => {
  for (const name of ['a', 'b', 'c']) writeFileSync(path(`${name}.cast`), HELLO.replace('world', name));
  writeFileSync(path('castkit.yaml'), 'inputs: "*.cast"\noutputs: "{name}.gif"\n');
});

describe('castkit build', () => {
  it('makes what the manifest says in several processes, a line each where no terminal is, and nothing on standard output', () => {
    const { status, stdout, stderr } = run('build', '--jobs', '2');
    expect(status).toBe(0);
    expect(stdout).toHaveLength(0);
    expect(stderr).toMatch(/^written {2}a\.gif {2}\d+x\d+ {2}\d+ frames {2}[\d.]+ k?B {2}in \d+\.\d s$/m);
    expect(stderr).toMatch(/^3 outputs: 3 written {2}in \d+\.\d s\n$/m);
    expect(stderr).not.toMatch(/[\r\x1b]/);
    expect(names()).toEqual(['.castkit', 'a.cast', 'a.gif', 'b.cast', 'b.gif', 'c.cast', 'c.gif', 'castkit.yaml']);
  });

  it('makes the same bytes in one process and in several, and as castkit gif does', () => {
    run('build', '--jobs', '2', '-o', 'several');
    run('build', '--jobs', '1', '-o', 'one');
    run('gif', 'a.cast', 'a.gif');
    for (const name of ['a', 'b', 'c']) {
      expect(readFileSync(path(`several/${name}.gif`)).equals(readFileSync(path(`one/${name}.gif`)))).toBe(true);
    }
    expect(readFileSync(path('several/a.gif')).equals(readFileSync(path('a.gif')))).toBe(true);
  });

  it('-v names what recordings ask for and castkit does not show, once a recording; so does the report', () => {
    writeFileSync(path('a.cast'), v2([[0.1, 'o', '\x1bP1;1;1{ @ab\x1b\\']]));
    writeFileSync(path('castkit.yaml'), 'inputs: [a.cast, b.cast]\noutputs: ["{name}.txt", "{name}.json"]\n');
    const { stderr } = run('build', '-v', '--report', 'json', 'report.json', '--jobs', '2');
    expect(stderr.match(/^not shown .*$/gm)).toEqual([
      expect.stringMatching(/^not shown +a\.cast: DECDLD, .* \(DCS \{\)$/),
    ]);
    const { jobs } = JSON.parse(readFileSync(path('report.json'), 'utf8'));
    const counts = jobs.map(({ unshown }: { unshown: { count: number }[] }) => unshown.map(({ count }) => count));
    expect(counts).toEqual([[1], [1], [], []]);
    expect(run('build', '--force').stderr).not.toContain('not shown');
  });

  it('is quiet with -q, but for what fails', () => {
    writeFileSync(path('bad.cast'), 'nonsense');
    const { status, stderr } = run('build', '-q', '--jobs', '2');
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^failed {2}bad\.cast:1:1: .*\ncastkit\.yaml: expected 4 outputs to be made, but 1 failed\n$/,
    );
    expect(existsSync(path('c.gif'))).toBe(true);
  });

  it('--check lists what is stale on standard output, with exit status 1, and writes nothing', () => {
    run('build');
    writeFileSync(path('b.gif'), 'old');
    const { status, stdout, stderr } = run('build', '--check');
    expect({ status, stdout: stdout.toString() }).toEqual({ status: 1, stdout: 'b.gif\n' });
    expect(stderr).toContain(
      'castkit.yaml: expected 3 outputs to be up to date, but 1 is stale. Run castkit build and commit what it writes',
    );
    expect(readFileSync(path('b.gif'), 'utf8')).toBe('old');
  });

  it('--dry-run lists what would be made', () => {
    run('build');
    writeFileSync(path('c.cast'), HELLO);
    const { status, stdout } = run('build', '--dry-run');
    expect({ status, stdout: stdout.toString() }).toEqual({ status: 0, stdout: 'c.gif\n' });
  });

  it('--shard shares the outputs out', () => {
    run('build', '--shard', '1/2');
    const first = names().filter((name) => name.endsWith('.gif'));
    run('build', '--shard=2/2');
    expect(first.length).toBeGreaterThan(0);
    expect(first.length).toBeLessThan(3);
    expect(names().filter((name) => name.endsWith('.gif'))).toHaveLength(3);
  });

  it('--report junit FILE and --report json FILE tell of each output', () => {
    writeFileSync(path('<&">.cast'), 'nonsense');
    run('build', '--report', 'junit', 'report.xml', '--jobs', '1');
    const xml = readFileSync(path('report.xml'), 'utf8');
    expect(xml).toContain('<testsuite name="castkit.yaml" tests="4" failures="1" errors="0" skipped="0"');
    expect(xml).toContain('classname="&lt;&amp;&quot;&gt;.cast"');
    expect(xml.match(/<failure /g)).toHaveLength(1);
    const { stdout } = run('build', '--report=json', '-', '-q');
    expect(JSON.parse(stdout.toString())).toMatchObject({
      manifest: 'castkit.yaml',
      counts: { current: 3, failed: 1 },
    });
  });

  it.each([
    [['build', 'none.yaml'], 1, /^none\.yaml: cannot be read: no such file/],
    [['build', '--report', 'html', 'x'], 2, /^--report: expected json or junit, and a file name/],
    [['build', '--report', 'json'], 2, /^--report: expected json or junit, and a file name/],
    [['build', '--shard', '4/3'], 2, /^--shard: expected a part from 1/],
    [['build', '--watch', '--check'], 2, /^--watch: expected neither --check/],
    [['build', 'a.yaml', 'b.yaml'], 2, /"b\.yaml"/],
  ])('%j is refused', (words, code, sentence) => {
    const { status, stderr } = run(...words);
    expect(stderr).toMatch(sentence);
    expect(status).toBe(code);
  });

  it('refuses a manifest that is wrong with exit status 2, before anything is made', () => {
    writeFileSync(path('castkit.yaml'), 'inputs: "*.cast"\noutputs: [all.gif]\n');
    const { status, stderr } = run('build');
    expect(stderr).toMatch(/^castkit\.yaml:2:11: two outputs are named "all\.gif", of a\.cast and of b\.cast/);
    expect(status).toBe(2);
    expect(names()).toHaveLength(4);
  });

  it('says where to begin without a manifest', () => {
    const { status, stderr } = runProgram(['castkit', 'build'], { cwd: path('..') });
    expect(stderr).toMatch(/^castkit\.yaml: no such file here: "castkit init" writes one/);
    expect(status).toBe(1);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends by %s without half a file, and goes on from there', async (signal) => {
    for (const name of ['d', 'e']) writeFileSync(path(`${name}.cast`), long(20_000));
    const child = start(['castkit', 'build', '--jobs', '2'], path());
    // The big ones are begun first, the small ones wait: as soon as there is a hidden folder, something is being made.
    while (!names().some((name) => name.startsWith('.castkit-')) && child.exitCode === null) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    child.kill(signal);
    await once(child, 'exit');
    expect(names().filter((name) => /^\.castkit-|\.gif$/.test(name))).toEqual([]);
  });
});

describe('castkit init', () => {
  it('writes a manifest that castkit build takes, for the recordings it finds', () => {
    const { status, stderr } = run('init', 'new.yaml');
    expect(status).toBe(0);
    expect(stderr).toBe('new.yaml  3 recordings; castkit build makes a GIF of each\n');
    const text = readFileSync(path('new.yaml'), 'utf8');
    expect(text).toMatch(/^inputs:\n {2}- "\*\.cast" {2}# 3 recordings$/m);
    expect(run('build', 'new.yaml', '--dry-run').stdout.toString()).toBe('a.gif\nb.gif\nc.gif\n');
  });

  it('shows examples that are right once they are no comments', () => {
    run('init', 'new.yaml');
    const text = readFileSync(path('new.yaml'), 'utf8').replace(/^( *)# (?=( *)(- |[a-z-]+:|[\w.]+:$))/gm, '$1');
    writeFileSync(path('all.yaml'), text.replace('speed:\n', ''));
    const { stderr, stdout } = run('build', 'all.yaml', '--dry-run', '--shard', '1/1');
    expect(stderr).not.toMatch(/expected|unknown/);
    expect(stdout.toString().split('\n').length).toBeGreaterThan(5);
  });

  it('says a pattern for each folder, also where its name looks like one, and replaces nothing', () => {
    mkdirSync(path('[takes] 1'));
    writeFileSync(path('[takes] 1', 'take.cast'), HELLO);
    run('init', 'new.yaml');
    expect(run('build', 'new.yaml', '--dry-run').stdout.toString()).toBe('[takes] 1/take.gif\na.gif\nb.gif\nc.gif\n');
    const { status, stderr } = run('init');
    expect(stderr).toMatch(/^castkit\.yaml: exists already/);
    expect(status).toBe(1);
    expect(run('init', '-o', '-').stdout.toString()).toBe(readFileSync(path('new.yaml'), 'utf8'));
  });
});

describe('castkit build --watch', () => {
  it('builds again when a recording changes or comes, until it is ended, and stays calm about other files', async () => {
    const child = start(['castkit', 'build', '--watch', '--jobs', '1'], path());
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk;
      // What it says lands in the folder that it watches.
      writeFileSync(path('log.txt'), said);
    });
    const heard = async (words: RegExp): Promise<void> => {
      while (!words.test(said)) await once(child.stderr!, 'data');
    };
    await heard(/3 outputs: 3 written.*\nwaiting for changes/s);
    writeFileSync(path('a.cast'), HELLO.replace('world', 'again'));
    await heard(/3 outputs: 1 written, 2 up to date/);
    writeFileSync(path('castkit.yaml'), 'inputs: [');
    await heard(/^castkit\.yaml:1:\d+: /m);
    writeFileSync(path('d.cast'), HELLO);
    writeFileSync(path('castkit.yaml'), 'inputs: "*.cast"\noutputs: "{name}.gif"\n');
    await heard(/4 outputs: 1 written, 3 up to date/);
    child.kill('SIGINT');
    await once(child, 'exit');
    expect(child.exitCode).toBe(130);
    expect(said).not.toMatch(/: \d+ up to date/);
  });
});
