// The package's own files: fonts under assets/, the kernels under dist/. This file must stay one folder deep: src/node,
// dist/node and dist/bundle all see the package's root two levels up.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Bytes of a file that ships with castkit, by its path from the package's root. */
export function bundledFile(path: string): Uint8Array {
  return readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)));
}

/** Whether a file of the package is there. */
export function isBundled(file: URL): boolean {
  return existsSync(fileURLToPath(file));
}
