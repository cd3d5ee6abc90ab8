// The whole corpus in two surroundings, see test/determinism.
import { expect, it } from 'vitest';
import { differences } from '../determinism/twice.js';
import { corpusMissing, corpusPaths } from '../support/corpus.js';
import { useFolder } from '../support/folder.js';

const path = useFolder();

it.skipIf(corpusMissing)(
  'everything of every recording is the same in other surroundings (skipped where ../shared is missing)',
  async () => {
    expect(await differences(path(), corpusPaths)).toEqual([]);
  },
  3_600_000,
);
