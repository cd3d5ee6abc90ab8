// Runs that are broken off in the middle of their work on the disk, at a few points; test/all/kills.test.ts has many.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HELLO } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { environment, programPath } from '../support/program.js';
import { breakOff, Site, works } from './faults.js';

const path = useFolder();

it.each(Object.keys(works))('%s that is broken off leaves each output old or new, and nothing half-made', (name) => {
  const site = new Site(path('site'), works[name]!);
  const whole = site.whole();
  const middle = Math.round(whole.steps / 2);
  expect(breakOff(site, 'SIGKILL', [2.5, whole.steps - 0.5], whole)).toBeGreaterThan(0);
  breakOff(site, 'SIGINT', [middle], whole);
  breakOff(site, 'SIGTERM', [whole.steps - 2], whole);
  breakOff(site, 'ENOSPC', [1, whole.writes], whole);
});

describe('readers that are gone from the start', () => {
  /** Runs with nobody at the other end of standard output and error. */
  async function runUnheard(...words: string[]): Promise<number> {
    const child = spawn(process.execPath, [programPath('castkit'), ...words], { cwd: path(), env: environment });
    child.stdout.destroy();
    child.stderr.destroy();
    const [status] = await once(child, 'exit');
    return status as number;
  }

  it('keep no render, build or edit from its work', async () => {
    writeFileSync(path('a.cast'), HELLO);
    writeFileSync(path('castkit.yaml'), 'inputs: a.cast\noutputs: "{name}.svg"\n');
    expect(await runUnheard('gif', 'a.cast')).toBe(0);
    expect(await runUnheard('build', '--jobs', '1')).toBe(0);
    expect(await runUnheard('speed', 'a.cast', '--in-place', '--factor', '2')).toBe(0);
    expect(readFileSync(path('a.gif'), 'latin1')).toMatch(/^GIF89a.*;$/s);
    expect(readFileSync(path('a.svg'), 'utf8')).toMatch(/<\/svg>\s*$/);
    expect(readFileSync(path('a.cast'), 'utf8')).toContain('[0.55, "o", "world\\r\\n"]');
  });
});

it('a process of a build ends without a word where the one that started it is gone', async () => {
  const worker = fork(join(import.meta.dirname, '../../dist/bundle/build-worker.js'), { silent: true });
  worker.disconnect();
  let words = '';
  for await (const piece of worker.stderr!) words += String(piece);
  expect(words).toBe('');
});

it('a disk without hard links takes what --no-clobber makes, and keeps what is there', () => {
  const files = { 'a.cast': HELLO };
  const site = new Site(path('site'), { words: ['gif', 'a.cast', '--no-clobber'], files, outputs: ['a.gif'] });
  expect(site.run('EPERM:link').status).toBe(0);
  const made = site.contents();
  expect(made[0]).toMatch(/^GIF89a.*;$/s);
  expect(site.names()).toEqual(['a.cast', 'a.gif']);
  expect(site.run('EPERM:link').status).toBe(1);
  expect(site.contents()).toEqual(made);
});
