// castkit player as a user calls it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { HELLO } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { settingsIn } from '../support/pages.js';
import { run } from '../support/program.js';

const path = useFolder();
const castkit = (...words: string[]) => run(['castkit', ...words], { cwd: path() });
beforeEach(() => writeFileSync(path('demo.cast'), HELLO));

it('writes a page beside the recording, and says how large it is', () => {
  const { status, stderr } = castkit('player', 'demo.cast');
  expect([status, stderr]).toEqual([0, expect.stringMatching(/^demo\.html {2}\d+ kB\n$/)]);
  expect(readFileSync(path('demo.html'), 'utf8')).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
});

it('takes options as asciinema’s player names them', () => {
  const { stdout } = castkit('player', 'demo.cast', '-', '--autoplay', '--loop=3', '--controls', 'true', '-i', '2');
  expect(settingsIn(stdout.toString()).options).toMatchObject({
    autoPlay: true,
    loop: 3,
    controls: true,
    idleTimeLimit: 2,
  });
});

it('shares the player among pages, and leaves what is there already', () => {
  for (const name of ['a.html', 'deep/b.html']) {
    expect(castkit('player', 'demo.cast', `site/${name}`, '--assets', 'site/the player', '--no-clobber').status).toBe(
      0,
    );
  }
  const names = readdirSync(path('site/the player'));
  expect(names).toHaveLength(4);
  const page = readFileSync(path('site/deep/b.html'), 'utf8');
  for (const name of names) expect(page).toContain(`"../the%20player/${name}"`);
});

it('needs a file for what is to find a folder beside it', () => {
  const { status, stderr } = castkit('player', 'demo.cast', '-', '--assets', 'x');
  expect([status, stderr]).toEqual([2, expect.stringContaining('--assets: expected an output file')]);
  expect(existsSync(path('x'))).toBe(false);
});

it('is a format of manifests, by its name', () => {
  writeFileSync(
    path('castkit.yaml'),
    'inputs: demo.cast\noutputs:\n  - file: "{name}-page.html"\n    format: player\n    autoplay: true\n',
  );
  expect(castkit('build').stderr).toContain('demo-page.html');
  expect(settingsIn(readFileSync(path('demo-page.html'), 'utf8')).options.autoPlay).toBe(true);
});

it('leaves the ending .html to the format of that name', () => {
  expect(castkit('render', 'demo.cast', '-o', 'still.html').status).toBe(0);
  expect(readFileSync(path('still.html'), 'utf8')).not.toContain('id="recording"');
});
