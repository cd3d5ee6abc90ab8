// The whole corpus in two surroundings, see test/determinism.
import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { differences } from '../determinism/twice.js';
import { corpusMissing, corpusPaths } from '../support/corpus.js';
import { useFolder } from '../support/folder.js';
import { hasFfmpeg } from '../support/pictures.js';

const path = useFolder();

it.skipIf(corpusMissing)(
  'everything of every recording is the same in other surroundings (skipped where ../shared is missing)',
  async () => {
    expect(await differences(path(), corpusPaths)).toEqual([]);
  },
  3_600_000,
);

it.skipIf(corpusMissing || !hasFfmpeg)(
  'videos of the shortest recordings are the same, byte by byte (skipped where ffmpeg or ../shared is missing)',
  async () => {
    const shortest = corpusPaths.toSorted((a, b) => statSync(a).size - statSync(b).size).slice(0, 6);
    expect(await differences(path(), shortest, {}, ['mp4', 'webm'])).toEqual([]);
  },
  600_000,
);
