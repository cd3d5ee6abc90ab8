// What the community's checkers of packages say of ours: publint of package.json and the formats of files, Are The Types Wrong of what
// each way of resolving modules makes of the types.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pack } from './support.js';

const folder = mkdtempSync(join(tmpdir(), 'castkit-pack-'));
let tarball: Uint8Array;
beforeAll(() => {
  tarball = readFileSync(join(folder, pack('--pack-destination', folder).filename));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `castkit/core` is not to be found by resolvers that know no exports: those of Node before 12, which TypeScript 7 has no more. */
const isOfToday = (problem: object): boolean => !('resolutionKind' in problem && problem.resolutionKind === 'node10');

it('has nothing that publint would change', async () => {
  const { messages } = await publint({ pack: { tarball: Uint8Array.from(tarball).buffer }, strict: true });
  expect(messages).toEqual([]);
});

it('has types that are right, however modules are resolved', async () => {
  const found = await checkPackage(createPackageFromTarballData(tarball));
  const problems = found.types === false ? ['no types'] : found.problems.filter(isOfToday).map(({ kind }) => kind);
  // ES modules only, which Node 20.19 and later require too; Are The Types Wrong speaks of older ones.
  expect(new Set(problems)).toEqual(new Set(['CJSResolvesToESM']));
});
