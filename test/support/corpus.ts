// The corpus of real recordings, which lies beside the repository. Tests over it skip where it is missing.
import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

export const corpusMissing = !existsSync(folder);

/** Paths of the recordings, in the order of their names. Empty where the corpus is missing. */
export const corpusPaths: readonly string[] = corpusMissing
  ? []
  : readdirSync(folder)
      .filter((name) => name.endsWith('.cast'))
      .sort()
      .map((name) => `${folder}${name}`);

export const nameOf = (path: string): string => basename(path, '.cast');
