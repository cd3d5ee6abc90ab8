// Tapes as inputs of a build: recorded once, rendered as the manifest says, recorded again when what they follow from changes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { type BuildReport, build } from '../../src/index.js';
import { useFolder } from '../support/folder.js';
import { isInstalled } from '../support/program.js';

const path = useFolder();
const run = (given: Parameters<typeof build>[1] = {}): Promise<BuildReport> =>
  build(path('castkit.yaml'), { jobs: 1, ...given });
const statuses = ({ jobs }: BuildReport): string[] => jobs.map(({ status }) => status);

beforeEach(() => {
  mkdirSync(path('demos'));
  writeFileSync(path('note.txt'), 'first\n');
  writeFileSync(path('demos/part.tape'), 'Type "cat note.txt" Enter\nSleep 1s\n');
  writeFileSync(path('demos/a.tape'), 'Set Cols 30\nSet Rows 4\nSource demos/part.tape\n');
  writeFileSync(
    path('castkit.yaml'),
    'inputs: demos/a.tape\ndepends: "*.txt"\noutput: out\noutputs: ["{name}.gif", "{name}.cast"]\n',
  );
});

describe.skipIf(!isInstalled('bash', '--version'))('a tape in a manifest', () => {
  it('is recorded in the folder of the manifest, with its own look', async () => {
    expect(statuses(await run())).toEqual(['written', 'written']);
    expect(readFileSync(path('out/a.cast'), 'utf8')).toContain('first');
    expect(readFileSync(path('out/a.gif')).readUInt16LE(6)).toBe(30 * 14 + 2 * 65);
  });

  it('is up to date until it, a tape that it sources or what the manifest names changes', async () => {
    await run();
    expect(statuses(await run())).toEqual(['current', 'current']);
    writeFileSync(path('note.txt'), 'second\n');
    expect(statuses(await run({ check: true }))).toEqual(['stale', 'stale']);
    expect(statuses(await run())).toEqual(['written', 'written']);
    expect(statuses(await run({ check: true }))).toEqual(['current', 'current']);
    writeFileSync(path('demos/part.tape'), 'Type "echo third" Enter\n');
    expect(statuses(await run())).toEqual(['written', 'written']);
  });

  it('fails by itself where it does not show what it expects', async () => {
    writeFileSync(path('demos/a.tape'), 'Type "echo hi" Enter\nExpect /ha/\n');
    const { jobs } = await run();
    expect(jobs.map(({ reason }) => reason)).toEqual(
      Array.from({ length: 2 }, () => expect.stringContaining('a.tape:2:1: Expect /ha/ does not hold')),
    );
  });
});
