// Runs that are broken off at twenty points of their work on the disk, in every way; test/safety has a few of them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breakOff, type Fault, judges, pointsBefore, pointsOf, Site, type Whole, works } from '../safety/faults.js';
import { long } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { environment, programPath } from '../support/program.js';

const POINTS = 20;
const path = useFolder();

/** Only writes find the disk full. */
const points = (fault: Fault, { steps, writes }: Whole): number[] =>
  fault === 'ENOSPC' ? [...new Set(pointsOf(writes, POINTS).map(Math.floor))] : pointsOf(steps, POINTS);

describe.each(Object.keys(works))('%s', (name) => {
  it.each(Object.keys(judges) as Fault[])(
    'that meets %s leaves each output old or new, and nothing half-made',
    (fault) => {
      const site = new Site(path('site'), works[name]!);
      const whole = site.whole();
      const at = points(fault, whole);
      const untouched = breakOff(site, fault, at, whole);
      // Messages that nobody reads stop nothing.
      if (fault === 'EPIPE') expect(untouched).toBe(0);
      else expect(untouched).toBeGreaterThan(0);
      // A signal is heard before anything takes its place, however little there is to do.
      if (fault.startsWith('SIG')) expect(untouched).toBeGreaterThanOrEqual(pointsBefore(at, whole));
    },
  );
});

describe('a build in two processes', () => {
  it.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)('that meets %s leaves each output old or new', (fault) => {
    const work = works['a build']!;
    const site = new Site(path('site'), { ...work, words: ['build', '--jobs', '2'] });
    const whole = site.whole();
    expect(breakOff(site, fault, points(fault, whole), whole)).toBeGreaterThan(0);
  });
});

describe('a reader that goes away', () => {
  it.each([
    ['a render', ['gif', 'a.cast', '-']],
    ['an edit', ['speed', 'a.cast', '-', '--factor', '2']],
  ])('ends %s quietly, wherever that is', async (_, words) => {
    writeFileSync(path('a.cast'), long(8000));
    for (let point = 0; point < POINTS; point++) {
      const child = spawn(process.execPath, [programPath('castkit'), ...words], { cwd: path(), env: environment });
      let seen = 0;
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        seen += chunk.length;
        if (seen > point * 10_000) child.stdout.destroy();
      });
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      const [status] = await once(child, 'close');
      expect({ status, failed: /cannot|expected|fault/.test(said) }).toEqual({ status: 0, failed: false });
      expect(readdirSync(path())).toEqual(['a.cast']);
    }
  });
});
