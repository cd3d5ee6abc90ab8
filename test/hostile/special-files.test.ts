// Names that stand for something else than an ordinary file, and patterns and folders that would look through a whole disk.
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesMatching } from '../../src/build/disk/inputs.js';
import { fontFilesIn } from '../../src/node/platform/font-files.js';
import { HELLO } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { run } from '../support/program.js';

const path = useFolder();

/** One of each: what a name can stand for. */
function putSpecial(ending: string): Record<'named pipe' | 'device' | 'folder', string> {
  mkdirSync(path(`folder${ending}`));
  spawnSync('mkfifo', [path(`pipe${ending}`)]);
  symlinkSync('/dev/zero', path(`device${ending}`));
  return { 'named pipe': `./pipe${ending}`, device: `./device${ending}`, folder: `./folder${ending}` };
}

describe.skipIf(process.platform === 'win32')('a pipe, a device and a folder', () => {
  it.each([
    ['--watermark', ''],
    ['--watermark', '.png'],
    ['--theme', ''],
    ['--theme', '.yaml'],
    ['--font-file', '.ttf'],
  ])('are refused at once by %s, named x%s', (option, ending) => {
    writeFileSync(path('demo.cast'), HELLO);
    for (const [kind, name] of Object.entries(putSpecial(ending))) {
      const { status, stderr } = run(['castkit', 'png', 'demo.cast', 'out.png', option, name], { cwd: path() });
      expect(stderr.split('\n')[0]).toContain(`a ${kind}`);
      expect(status).toBeGreaterThan(0);
    }
  });

  it('are refused as a manifest', () => {
    for (const [kind, name] of Object.entries(putSpecial('.yaml'))) {
      const { status, stderr } = run(['castkit', 'build', name], { cwd: path() });
      expect(stderr.split('\n')[0]).toBe(`${name}: expected an ordinary file, found a ${kind}`);
      expect(status).toBe(1);
    }
  });

  it('are refused as a folder of fonts, the folder aside', async () => {
    for (const [kind, name] of Object.entries(putSpecial(''))) {
      const found = fontFilesIn(path(name));
      if (kind === 'folder') expect(await found).toEqual([]);
      else await expect(found).rejects.toThrow(`found a ${kind}`);
    }
  });

  it('leave a watermark a text that is the name of a folder too', () => {
    writeFileSync(path('demo.cast'), HELLO);
    mkdirSync(path('docs'));
    expect(run(['castkit', 'png', 'demo.cast', 'out.png', '--watermark', 'docs'], { cwd: path() }).status).toBe(0);
  });
});

describe('patterns', () => {
  it.each([
    ['/**', /looks through .*\//],
    ['/**/*.cast', /looks through the whole disk/],
    ['/', /looks through the whole disk/],
    ['/*/*/*.cast', /looks through the whole disk/],
    ['~/**', /~ means the home folder to shells only/],
    ['..', /which is above/],
    ['../../**/*.cast', /which is above|folder above the home folder/],
  ])('that would look through too much are refused before anything is read: %s', async (pattern, sentence) => {
    mkdirSync(path('project'));
    await expect(filesMatching(pattern, path('project'))).rejects.toThrow(sentence);
  });

  it('may start above their folder as long as they stay in the repository', async () => {
    for (const folder of ['.git', 'docs', 'recordings/old']) mkdirSync(path(folder), { recursive: true });
    writeFileSync(path('recordings/old/a.cast'), HELLO);
    expect(await filesMatching('../**/*.cast', path('docs'))).toEqual(['../recordings/old/a.cast']);
    await expect(filesMatching('../../**/*.cast', path('docs'))).rejects.toThrow(/above/);
  });

  it('give each recording once where links lead in a circle, or out of the folder', async () => {
    mkdirSync(path('a/b'), { recursive: true });
    writeFileSync(path('a/b/x.cast'), HELLO);
    for (const [target, link] of Object.entries({ '..': 'a/up', '.': 'a/self', '/': 'a/b/disk' })) {
      symlinkSync(target, path(link));
    }
    symlinkSync(path('a/b/mutual'), path('a/mutual'));
    symlinkSync(path('a/mutual'), path('a/b/mutual'));
    expect(await filesMatching('**/*.cast', path('a'))).toEqual(['b/x.cast']);
  });

  it('are read, but nothing is written or read for looks outside of the project unless the command line says so', () => {
    mkdirSync(path('project'));
    writeFileSync(path('demo.cast'), HELLO);
    const build = (manifest: string, ...words: string[]) => {
      writeFileSync(path('project/castkit.yaml'), `inputs: ../demo.cast\n${manifest}`);
      return run(['castkit', 'build', ...words], { cwd: path('project') });
    };
    const elsewhere = "output: ../out\noutputs: '{name}.txt'\n";
    expect(build(elsewhere).stderr).toMatch(/^castkit\.yaml: expected an output folder in the project/);
    expect(build(elsewhere, '-o', '../out').status).toBe(0);
    const font = build("outputs: '{name}.gif'\ndefaults: { font-dir: /etc }\n");
    expect(font.stderr).toMatch(/^castkit\.yaml:3:\d+: expected a file in the project of the manifest, found /);
    expect(font.status).toBe(2);
  });

  it('say where they stand in the manifest, with exit status 2', () => {
    writeFileSync(path('castkit.yaml'), "inputs: '/**/*.cast'\noutputs: '{name}.txt'\n");
    const { status, stderr } = run(['castkit', 'build'], { cwd: path() });
    expect(stderr).toMatch(/^castkit\.yaml:1:9: .*looks through the whole disk/);
    expect(status).toBe(2);
  });

  it('let signals be heard while they look, and so does a folder of fonts', async () => {
    for (let i = 0; i < 100; i++) mkdirSync(path(`folder-${i}`));
    for (const look of [() => filesMatching('**/*.cast', path()), () => fontFilesIn(path())]) {
      let turns = 0;
      const turn = setInterval(() => turns++, 0);
      await look();
      clearInterval(turn);
      expect(turns).toBeGreaterThan(0);
    }
  });
});

describe('a folder of fonts', () => {
  it.each([
    ['/', /the whole disk/],
    [join(process.env['HOME'] ?? '/', '.'), /the home folder|the whole disk/],
  ])('is not %s', async (folder, sentence) => {
    await expect(fontFilesIn(folder)).rejects.toThrow(sentence);
  });

  it('is looked through once where links lead in a circle, and not left through one', async () => {
    mkdirSync(path('fonts/more'), { recursive: true });
    writeFileSync(path('outside.ttf'), '');
    writeFileSync(path('fonts/more/a.ttf'), '');
    symlinkSync('..', path('fonts/more/up'));
    symlinkSync('../..', path('fonts/more/out'));
    expect(await fontFilesIn(path('fonts'))).toEqual([path('fonts/more/a.ttf')]);
  });
});
