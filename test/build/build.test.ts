// Builds as a library call, in this process: what is made, what is up to date, what fails by itself.
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { type BuildProgress, type BuildReport, build, gif, readCast } from '../../src/index.js';
import { HELLO, v2 } from '../support/casts.js';
import { useFolder } from '../support/folder.js';

const path = useFolder();
const OTHER = v2([[0.1, 'o', 'other']]);
const MARKED = v2([
  [0.1, 'o', 'one'],
  [1, 'm', 'first: a/b'],
  [1.5, 'o', ' two'],
  [2, 'm', 'second'],
]);
const MANIFEST = 'inputs: "*.cast"\noutput: out\noutputs:\n  - "{name}.gif"\n  - "{name}.txt"\n';

const manifest = (text: string): void => writeFileSync(path('castkit.yaml'), text);
const run = (given: Parameters<typeof build>[1] = {}) => build(path('castkit.yaml'), { jobs: 1, ...given });
const statuses = ({ jobs }: BuildReport) =>
  Object.fromEntries(jobs.map(({ files, status }) => [base(files[0]), status]));
const base = (file = 'nothing'): string => file.split('/').at(-1) ?? '';
const text = (...names: string[]): string => readFileSync(path(...names), 'utf8');

beforeEach(() => {
  writeFileSync(path('a.cast'), HELLO);
  writeFileSync(path('b.cast'), OTHER);
  manifest(MANIFEST);
});

describe('a build', () => {
  it('makes what the renderers make, in the order of the manifest', async () => {
    const { jobs, counts } = await run();
    expect(jobs.map(({ files, status }) => [base(files[0]), status])).toEqual([
      ['a.gif', 'written'],
      ['a.txt', 'written'],
      ['b.gif', 'written'],
      ['b.txt', 'written'],
    ]);
    expect(counts).toMatchObject({ written: 4, failed: 0 });
    const expected: Uint8Array[] = [];
    for await (const chunk of gif(readCast(Buffer.from(HELLO)), { jobs: 1 })) expected.push(chunk);
    expect(readFileSync(path('out/a.gif')).equals(Buffer.concat(expected))).toBe(true);
    expect(text('out/a.txt')).toBe('hello world\n\n\n\n');
    expect(readdirSync(path('out')).sort()).toEqual(['a.gif', 'a.txt', 'b.gif', 'b.txt']);
  });

  it('says once that recordings lie outside the project of the manifest, and makes them; not of a manifest that is no file', async () => {
    mkdirSync(path('project/.git'), { recursive: true });
    mkdirSync(path('project/docs'));
    for (const name of ['in.cast', 'docs/own.cast']) writeFileSync(path('project', name), HELLO);
    symlinkSync(path('b.cast'), path('project/linked.cast'));
    const made = {
      inputs: ['../*.cast', '*.cast', '../../a.cast'],
      output: 'out',
      outputs: ['{name}.txt', '{name}.ansi'],
    };
    writeFileSync(path('project/docs/castkit.yaml'), JSON.stringify(made));
    const said: string[] = [];
    const hooks = { jobs: 1, warn: (words: string) => void said.push(words) };
    const { counts } = await build(path('project/docs/castkit.yaml'), hooks);
    expect(counts).toMatchObject({ written: 8, failed: 0 });
    expect(said).toEqual([
      expect.stringMatching(
        /castkit\.yaml: reads recordings from outside the project of the manifest: .*linked\.cast and 1 more$/,
      ),
    ]);
    await build({ ...made, inputs: path('a.cast'), output: path('out') }, { ...hooks, dryRun: true });
    expect(said).toHaveLength(1);
  });

  it('writes the markers as chapters, whatever the moment of pictures', async () => {
    manifest('inputs: a.cast\nedits: [mark-add: { at: 0.5, label: half }]\noutputs: x.vtt\ndefaults: { at: end }\n');
    await run();
    expect(text('x.vtt')).toMatch(/^WEBVTT\n\n00:00:00\.500 --> .*\nhalf\n$/);
  });

  it('edits before it renders, for all and for one output', async () => {
    manifest(
      'inputs: a.cast\nedits:\n  - replace: { from: world, to: earth }\noutputs:\n  - x.txt\n  - file: y.txt\n    edits: [{ trim: { end: 0.5 } }]\n  - file: z.cast\n    format: v3\n',
    );
    await run();
    expect(text('x.txt')).toContain('hello earth');
    expect(text('y.txt')).toBe('hello\n\n\n\n');
    expect(text('z.cast')).toMatch(/^\{"version":3,/);
  });

  it('makes a file for each moment, named after its marker made harmless', async () => {
    writeFileSync(path('m.cast'), MARKED);
    manifest('inputs: m.cast\noutputs:\n  - { file: "{name}/{marker}.png", at: markers }\n');
    const report = await run();
    expect(report.jobs[0]?.files.map(base)).toEqual(['first-a-b.png', 'second.png']);
    expect(readdirSync(path('m')).sort()).toEqual(['first-a-b.png', 'second.png']);
    expect((await run()).counts).toMatchObject({ current: 1 });
    rmSync(path('m/second.png'));
    expect((await run()).counts).toMatchObject({ written: 1 });
  });

  it('takes a manifest as an object', async () => {
    const report = await build({ inputs: path('a.cast'), output: path('out'), outputs: '{name}.txt' }, { jobs: 1 });
    expect(report.counts).toMatchObject({ written: 1 });
    expect(text('out/a.txt')).toContain('hello');
  });

  it('tells how far it is', async () => {
    const seen: BuildProgress[] = [];
    await run({ onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toMatchObject({ total: 4, finished: 4, share: 1, running: [], job: { status: 'written' } });
    expect(seen.map(({ finished }) => finished)).toEqual([0, 1, 1, 2, 2, 3, 3, 4]);
  });

  it('keeps the permissions of a file that it replaces', async () => {
    await run();
    chmodSync(path('out/a.txt'), 0o600);
    await run({ force: true });
    expect(statSync(path('out/a.txt')).mode & 0o777).toBe(0o600);
  });
});

describe('what is up to date', () => {
  it('is not made again, until recording, options, edits or outputs change', async () => {
    await run();
    expect((await run()).counts).toMatchObject({ current: 4, written: 0 });
    writeFileSync(path('a.cast'), OTHER);
    expect(statuses(await run())).toEqual({
      'a.gif': 'written',
      'a.txt': 'written',
      'b.gif': 'current',
      'b.txt': 'current',
    });
    manifest(`${MANIFEST}defaults: { theme: nord }\n`);
    expect(statuses(await run())).toEqual({
      'a.gif': 'written',
      'a.txt': 'current',
      'b.gif': 'written',
      'b.txt': 'current',
    });
    manifest(`${MANIFEST}defaults: { theme: nord }\nedits: [{ speed: { factor: 2 } }]\n`);
    expect((await run()).counts).toMatchObject({ written: 4 });
    rmSync(path('out/a.gif'));
    writeFileSync(path('out/b.txt'), 'other\n\n\n\n'.replace('o', '0'));
    expect(statuses(await run())).toEqual({
      'a.gif': 'written',
      'a.txt': 'current',
      'b.gif': 'current',
      'b.txt': 'written',
    });
    expect(text('out/b.txt')).toMatch(/^other/);
  });

  it('follows contents, not times', async () => {
    await run();
    for (const file of ['a.cast', 'out/a.gif']) utimesSync(path(file), 1, 1);
    expect((await run()).counts).toMatchObject({ current: 4 });
  });

  it('sees a change that keeps size and time', async () => {
    await run();
    const { atime, mtime } = statSync(path('a.cast'));
    writeFileSync(path('a.cast'), HELLO.replace('world', 'earth'));
    utimesSync(path('a.cast'), atime, mtime);
    expect((await run()).counts).toMatchObject({ written: 2 });
  });

  it('is made with force, and after the memory of a build is lost or broken', async () => {
    await run();
    expect((await run({ force: true })).counts).toMatchObject({ written: 4 });
    for (const broken of [
      '{"version":1,"made":[[',
      '{"version":1,"made":{"a.txt":{}},"hashes":[]}',
      '{"version":1}',
      '[1]',
    ]) {
      writeFileSync(path('.castkit/castkit.yaml.json'), broken);
      expect((await run()).counts).toMatchObject({ written: 4 });
    }
    expect(text('.castkit/.gitignore')).toBe('*\n');
  });

  it('is remembered of other shards', async () => {
    const first = await run({ shard: '1/2' });
    const second = await run({ shard: '2/2' });
    expect(first.counts.written + second.counts.written).toBe(4);
    expect((await run()).counts).toMatchObject({ current: 4 });
  });

  it('is remembered of shards that run at the same time', async () => {
    await Promise.all([run({ shard: '1/2' }), run({ shard: '2/2' })]);
    expect((await run()).counts).toMatchObject({ current: 4 });
  });

  it('is made all the same where it cannot be remembered, with a warning', async () => {
    writeFileSync(path('.castkit'), 'a file where a folder should be');
    const warnings: string[] = [];
    expect((await run({ warn: (warning) => warnings.push(warning) })).counts).toMatchObject({ written: 4 });
    expect(warnings).toEqual([expect.stringMatching(/^what was made will be made again: .*cannot be written/)]);
  });
});

describe('a recording that is wrong', () => {
  beforeEach(() => writeFileSync(path('bad.cast'), `${HELLO}nonsense\n[9,"o","x"]\n`));

  it('fails alone, by name and line, and nothing of it stays', async () => {
    const { jobs, counts } = await run();
    expect(counts).toMatchObject({ written: 4, failed: 2 });
    const failed = jobs.filter(({ status }) => status === 'failed');
    for (const { reason } of failed) expect(reason).toMatch(/bad\.cast:4:1: /);
    expect(readdirSync(path('out')).sort()).toEqual(['a.gif', 'a.txt', 'b.gif', 'b.txt']);
    expect((await run()).counts).toMatchObject({ current: 4, failed: 2 });
  });

  it('leaves the output that was there', async () => {
    mkdirSync(path('out'));
    writeFileSync(path('out/bad.gif'), 'old');
    await run();
    expect(text('out/bad.gif')).toBe('old');
  });

  it('ends the build with failFast', async () => {
    rmSync(path('a.cast'));
    const { counts } = await run({ failFast: true });
    expect(counts.failed).toBe(1);
    expect(counts.failed + counts.written + counts.left).toBe(4);
    expect(counts.left).toBeGreaterThan(0);
  });

  it('may be missing, or a moment be missing in it', async () => {
    manifest('inputs: [gone.cast, a.cast]\noutputs: [{ file: "{name}.txt", at: 99 }]\n');
    const { jobs } = await run();
    expect(jobs.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/gone\.cast: .*(no such file|there is no)/),
      expect.stringMatching(/a\.cast: .*99/),
    ]);
  });
});

describe('a check', () => {
  it('writes nothing and tells what differs and what is missing', async () => {
    await run();
    writeFileSync(path('out/a.txt'), 'something else');
    rmSync(path('out/b.gif'));
    const report = await run({ check: true });
    expect(statuses(report)).toEqual({ 'a.gif': 'current', 'a.txt': 'stale', 'b.gif': 'stale', 'b.txt': 'current' });
    expect(report.jobs.flatMap(({ reason = [] }) => reason)).toEqual([
      expect.stringMatching(/out\/a\.txt: is not what its recording makes$/),
      expect.stringMatching(/out\/b\.gif: is not there$/),
    ]);
    expect(readdirSync(path('out')).sort()).toEqual(['a.gif', 'a.txt', 'b.txt']);
    expect(text('out/a.txt')).toBe('something else');
  });

  it('makes no folder', async () => {
    expect((await run({ check: true })).counts).toMatchObject({ stale: 4 });
    expect((await run({ dryRun: true })).counts).toMatchObject({ due: 4 });
    expect(readdirSync(path()).sort()).toEqual(['a.cast', 'b.cast', 'castkit.yaml']);
  });
});

describe('outputs', () => {
  it('do not leave the output folder through a link', async () => {
    mkdirSync(path('out'));
    mkdirSync(path('elsewhere'));
    symlinkSync(path('elsewhere'), path('out/link'));
    manifest('inputs: a.cast\noutput: out\noutputs: ["link/{name}.txt", "ok.txt"]\n');
    const { jobs } = await run();
    expect(jobs.map(({ status }) => status)).toEqual(['failed', 'written']);
    expect(jobs[0]?.reason).toMatch(/a link leads out of the output folder/);
    expect(readdirSync(path('elsewhere'))).toEqual([]);
  });

  it('replace a link, not what it leads to', async () => {
    mkdirSync(path('out'));
    writeFileSync(path('precious'), 'precious');
    symlinkSync(path('precious'), path('out/a.txt'));
    await run();
    expect(text('precious')).toBe('precious');
    expect(text('out/a.txt')).toContain('hello');
  });

  it('are left alone without clobber', async () => {
    mkdirSync(path('out'));
    writeFileSync(path('out/a.txt'), 'mine');
    const { jobs } = await run({ clobber: false });
    expect(jobs.find(({ status }) => status === 'failed')?.reason).toMatch(
      /a\.txt: exists already, and clobber: false/,
    );
    expect(text('out/a.txt')).toBe('mine');
  });
});

describe('a build that is broken off', () => {
  it('throws the reason, leaves nothing half-made, and remembers what it had made', async () => {
    const controller = new AbortController();
    const ended = run({
      signal: controller.signal,
      onProgress: ({ finished }) => {
        if (finished === 2) controller.abort(new Error('enough'));
      },
    });
    await expect(ended).rejects.toThrow('enough');
    const made = readdirSync(path('out'));
    expect(made).toHaveLength(2);
    expect((await run()).counts).toMatchObject({ current: 2, written: 2 });
  });

  it('does not begin with a signal that is aborted', async () => {
    await expect(run({ signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no');
    expect(readdirSync(path())).not.toContain('out');
  });
});

describe('a request that is wrong', () => {
  it.each([
    [{ shard: '3/2' }, /shard: expected a part from 1/],
    [{ jobs: 0 }, /jobs: expected a whole number/],
    [{ chekc: true } as object, /unknown option "chekc"\. Did you mean "check"\?/],
  ])('is a usage error: %j', async (given, sentence) => {
    await expect(run(given)).rejects.toThrow(sentence);
  });

  it('is one without any recording', async () => {
    manifest('inputs: "*.none"\noutputs: a.gif\n');
    await expect(run()).rejects.toThrow(/castkit\.yaml: no recording matches any of its inputs/);
  });
});
