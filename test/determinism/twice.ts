// Builds the same recordings in two surroundings that differ in all that must not matter.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect } from 'vitest';
import { environment, isInstalled, programPath, shellWord } from '../support/program.js';

const BYTES = ['gif', 'svg', 'txt', 'ansi', 'html', 'json'];
const PIXELS = ['png', 'webp', 'avif', 'jpeg'];

/** Without it both runs may use all cores, but for the number of processes. */
const oneCore = isInstalled('taskset', '-c', '0', 'true') ? 'taskset -c 0' : '';

/** A time zone of odd minutes, a language whose small I has a dot, a narrow terminal, files for nobody else. */
const HERE = { env: { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' }, umask: '022', before: '', jobs: '2' };
const THERE = {
  env: { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', COLUMNS: '17', TERM: 'dumb' },
  umask: '077',
  before: oneCore,
  jobs: '1',
};

function build(folder: string, cwd: string, { env, umask, before, jobs }: typeof HERE): void {
  mkdirSync(cwd, { recursive: true });
  const words = [process.execPath, programPath('castkit'), 'build', join(folder, 'castkit.yaml'), '--jobs', jobs];
  const line = `umask ${umask}; exec ${before} ${words.map(shellWord).join(' ')} --quiet --output "$PWD/out"`;
  const home = { HOME: cwd, TMPDIR: cwd };
  const { status, stderr } = spawnSync('bash', ['-c', line], { cwd, env: { ...environment, ...env, ...home } });
  // A shell may say that it does not know the language.
  expect(status, stderr.toString()).toBe(0);
}

const pixels = (file: Buffer): Promise<Buffer> =>
  sharp(file, { animated: true, limitInputPixels: false }).ensureAlpha().raw().toBuffer();

/**
 * Makes everything of some recordings twice.
 * @returns the files that differ, of text, recordings, GIF and SVG in bytes, of the rest in pixels
 */
export async function differences(
  folder: string,
  inputs: readonly string[],
  more: object = {},
  formats: readonly string[] = [...BYTES, ...PIXELS, 'v2', 'v3'],
): Promise<string[]> {
  const made = formats.map((format) => {
    const at = PIXELS.includes(format) ? { at: 'end' } : {};
    return { file: `{name}.${format}`, format, ...at };
  });
  writeFileSync(join(folder, 'castkit.yaml'), JSON.stringify({ inputs, outputs: made, ...more }));
  build(folder, join(folder, 'here'), HERE);
  build(folder, join(folder, 'there/deep/ı'), THERE);
  const [here, there] = ['here/out', 'there/deep/ı/out'].map((name) => join(folder, name)) as [string, string];
  expect(readdirSync(here)).toEqual(readdirSync(there));
  expect(readdirSync(here)).toHaveLength(made.length * inputs.length);
  const differing: string[] = [];
  for (const name of readdirSync(here)) {
    const [one, other] = [readFileSync(join(here, name)), readFileSync(join(there, name))];
    if (one.equals(other)) continue;
    const isPicture = PIXELS.some((format) => name.endsWith(`.${format}`));
    if (!isPicture || !(await pixels(one)).equals(await pixels(other))) differing.push(name);
  }
  return differing;
}
