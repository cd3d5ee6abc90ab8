// Commands that write pictures, one or several: where they go, and that they come all or not at all.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { v2 } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { isInstalled, run as runIn } from '../support/program.js';

const path = useFolder();
const run = (...words: string[]) => runIn(['castkit', ...words], { cwd: path() });
const firstLine = (text: string) => text.split('\n')[0];

const DEMO = v2([
  [0.1, 'o', 'hello '],
  [0.5, 'm', 'First step'],
  [1.1, 'o', 'world\r\n'],
  [1.5, 'm', ''],
  [2, 'o', 'bye'],
]);

beforeEach(() => writeFileSync(path('demo.cast'), DEMO));

const files = () => readdirSync(path()).sort();

describe('a picture', () => {
  it.each([
    ['png', 'demo.png', '\x89PNG'],
    ['webp', 'demo.webp', 'RIFF'],
    ['avif', 'demo.avif', '\0\0\0'],
    ['jpeg', 'demo.jpg', '\xff\xd8'],
    ['apng', 'demo.apng', '\x89PNG'],
    ['thumbnail', 'demo.thumbnail.png', '\x89PNG'],
  ])('of castkit %s goes to %s', (command, name, start) => {
    expect(run(command, 'demo.cast')).toMatchObject({ status: 0, stdout: Buffer.of() });
    expect(files()).toEqual(['demo.cast', name].sort());
    expect(readFileSync(path(name)).toString('latin1').startsWith(start)).toBe(true);
  });

  it('of a moment has no frames and no duration in its summary', () => {
    expect(run('png', 'demo.cast').stderr).toMatch(/^demo\.png {2}\d+x\d+ {2}\d+(\.\d)? k?B {2}in \d+\.\d s\n$/);
  });

  it('goes to standard output, from standard input', () => {
    const { stdout } = runIn(['castkit', 'png', '-', '--at', '1'], { cwd: path(), input: DEMO });
    expect(stdout.subarray(1, 4).toString()).toBe('PNG');
    expect(files()).toEqual(['demo.cast']);
  });

  it('has its format from the name of a thumbnail, or is refused', () => {
    run('thumbnail', 'demo.cast', 'card.webp');
    expect(readFileSync(path('card.webp')).subarray(8, 12).toString()).toBe('WEBP');
    expect(run('thumbnail', 'demo.cast', 'card.bmp')).toMatchObject({ status: 2 });
  });
});

describe('a light and a dark theme', () => {
  const theme = ['--theme', 'light=github-light,dark=dracula'];

  it.each([
    ['gif', [], ['demo-dark.gif', 'demo-light.gif']],
    ['png', [], ['demo-dark.png', 'demo-light.png']],
    ['webp', ['--at', '0,end'], ['demo-1-dark.webp', 'demo-1-light.webp', 'demo-2-dark.webp', 'demo-2-light.webp']],
    ['svg', [], ['demo.svg']],
    ['html', ['page.html'], ['page-dark.html', 'page-light.html']],
    ['frames', ['shots'], ['shots-dark', 'shots-light']],
    ['render', ['-o', 'a.gif', '-o', 'a.svg', '-o', 'a.txt'], ['a-dark.gif', 'a-light.gif', 'a.svg', 'a.txt']],
  ] as const)('of castkit %s %j make %j', (command, words, made) => {
    expect(run(command, 'demo.cast', ...words, ...theme)).toMatchObject({ status: 0 });
    expect(files()).toEqual(['demo.cast', ...made].sort());
  });

  it('come both or not at all, and never to standard output', () => {
    writeFileSync(path('demo-dark.gif'), 'mine');
    expect(run('gif', 'demo.cast', ...theme, '--no-clobber')).toMatchObject({ status: 1 });
    expect(run('gif', 'demo.cast', '-', ...theme)).toMatchObject({ status: 2 });
    expect(run('gif', 'demo.cast', '--theme', 'light=nord,dark=dracul')).toMatchObject({ status: 2 });
    expect(files()).toEqual(['demo-dark.gif', 'demo.cast']);
  });
});

describe('a text in place of a picture', () => {
  it('knows prompts that are not ASCII', () => {
    writeFileSync(path('demo.cast'), v2([[1, 'o', '\u276f make all\r\n']]));
    expect(run('txt', 'demo.cast', '--alt-text').stdout.toString()).toBe(
      'Terminal recording, 1 second: runs make all.\n',
    );
  });
});

describe('several pictures', () => {
  it('are named after the markers, or numbered', () => {
    const { status, stderr } = run('png', 'demo.cast', '--at', 'markers');
    expect({ status, lines: stderr.trim().split('\n').length }).toEqual({ status: 0, lines: 2 });
    expect(files()).toEqual(['demo-2.png', 'demo-First-step.png', 'demo.cast']);
  });

  it('are named after the output', () => {
    run('webp', 'demo.cast', 'shot.webp', '--at', '0,end');
    expect(files()).toEqual(['demo.cast', 'shot-1.webp', 'shot-2.webp']);
  });

  it('leave alone with --no-clobber what is there, all of them', () => {
    writeFileSync(path('demo-2.png'), 'old');
    const { status, stderr } = run('png', 'demo.cast', '--at', '0,1,2', '--no-clobber');
    expect({ status, sentence: firstLine(stderr) }).toEqual({
      status: 1,
      sentence: 'demo-2.png: exists already, and --no-clobber leaves it alone',
    });
    expect(files()).toEqual(['demo-2.png', 'demo.cast']);
    expect(readFileSync(path('demo-2.png'), 'utf8')).toBe('old');
  });

  it('cannot go to standard output', () => {
    const { status, stderr } = run('png', 'demo.cast', '-', '--at', 'markers');
    expect({ status, sentence: firstLine(stderr) }).toEqual({
      status: 2,
      sentence: expect.stringMatching(/^output: expected a file name to name several files after/),
    });
  });

  it('are refused where there are no markers', () => {
    writeFileSync(path('plain.cast'), v2([[1, 'o', 'x']]));
    expect(run('png', 'plain.cast', '--at', 'markers')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('there are no markers'),
    });
  });
});

describe('castkit render', () => {
  it('writes every file, in the format of its name', () => {
    const { status, stderr } = run(
      'render',
      'demo.cast',
      '-o',
      'a.gif',
      '-o',
      'b.png',
      '--output',
      'c.txt',
      '-o',
      'd.svg',
    );
    expect({ status, lines: stderr.trim().split('\n').length }).toEqual({ status: 0, lines: 3 });
    expect(files()).toEqual(['a.gif', 'b.png', 'c.txt', 'd.svg', 'demo.cast']);
    expect(readFileSync(path('c.txt'), 'utf8')).toBe('hello world\nbye\n\n\n');
  });

  it('lets one of them be standard output', () => {
    const { stdout } = runIn(['castkit', 'render', '-o', 'a.png', '-o', 'b.txt'], { cwd: path(), input: DEMO });
    expect(stdout).toHaveLength(0);
    expect(files()).toEqual(['a.png', 'b.txt', 'demo.cast']);
  });

  it.each([
    [[], /^-o: expected one or more files to write, received nothing$/],
    [['-o', 'a.gfi'], /^output: expected a name ending in one of .*Did you mean \.gif\?$/],
    [['-o', 'a.gif', '-o', 'a.gif'], /^-o: expected different files/],
    [['-o', 'demo.cast'], /^output: expected a name ending in one of/],
    [['b.gif'], /^output: expected at most 1 name/],
  ])('%j is 2 and writes nothing', (words, sentence) => {
    const { status, stderr } = run('render', 'demo.cast', ...words);
    expect(firstLine(stderr)).toMatch(sentence);
    expect(status).toBe(2);
    expect(files()).toEqual(['demo.cast']);
  });

  it('writes none if one cannot be made', () => {
    const wide = v2([[1, 'o', 'x']], { width: 1000, height: 1 });
    writeFileSync(path('wide.cast'), wide);
    const { status } = run('render', 'wide.cast', '-o', 'a.gif', '-o', 'a.webp', '--font-size', '40');
    expect(status).toBe(1);
    expect(files()).toEqual(['demo.cast', 'wide.cast']);
  });
});

describe('castkit frames', () => {
  it('makes a folder of frames and their times', () => {
    expect(run('frames', 'demo.cast', 'shots').status).toBe(0);
    const made = readdirSync(path('shots')).sort();
    const { frames } = JSON.parse(readFileSync(path('shots', 'frames.json'), 'utf8'));
    expect(made).toEqual([...frames.map(({ file }: { file: string }) => file), 'frames.json']);
  });

  it('fills a folder that is there, and takes none for granted', () => {
    mkdirSync(path('shots'));
    writeFileSync(path('shots', 'mine'), 'mine');
    expect(run('frames', 'demo.cast', 'shots').status).toBe(0);
    expect(existsSync(path('shots', 'mine'))).toBe(true);
    expect(run('frames', 'demo.cast', 'no/shots')).toMatchObject({ status: 0 });
    expect(existsSync(path('no', 'shots', 'frames.json'))).toBe(true);
    expect(run('frames', 'demo.cast', 'shots/mine')).toMatchObject({ status: 1 });
  });

  it('leaves no folder behind where it fails', () => {
    expect(run('frames', 'demo.cast', 'shots', '--max-pixels', '1').status).toBe(1);
    expect(files()).toEqual(['demo.cast']);
  });
});

const ffmpeg = isInstalled('ffmpeg', '-version');

describe('a video', () => {
  it.skipIf(!ffmpeg)('goes to a file that can be sought in, or to a pipe', () => {
    const { status, stderr } = run('mp4', 'demo.cast');
    expect(status).toBe(0);
    expect(stderr).toMatch(/^demo\.mp4 {2}\d+x\d+ {2}4 frames {2}.* kB {2}in/);
    expect(files()).toEqual(['demo.cast', 'demo.mp4']);
    expect(readFileSync(path('demo.mp4')).includes('moof')).toBe(false);
    expect(run('mp4', 'demo.cast', '-').stdout.includes('moof')).toBe(true);
  });

  it('without ffmpeg is 1, tells how to get it, and leaves nothing behind', () => {
    const { status, stderr } = runIn(['castkit', 'webm', 'demo.cast'], { cwd: path(), env: { PATH: path() } });
    expect({ status, sentence: firstLine(stderr) }).toEqual({
      status: 1,
      sentence: expect.stringMatching(/^ffmpeg: a video needs ffmpeg, .*https:\/\/ffmpeg\.org/),
    });
    expect(files()).toEqual(['demo.cast']);
  });
});
