// The package's own files: fonts under assets/, the kernels under dist/. This file must stay one folder deep: src/node,
// dist/node and dist/bundle all see the package's root two levels up. In a bundle of somebody else's they are beside that, or
// in the package where it is installed.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CastError } from '../core/errors.js';

let root: URL | undefined;

function* places(): Generator<URL> {
  yield new URL('../../', import.meta.url);
  yield new URL('./', import.meta.url);
  try {
    yield new URL('./', pathToFileURL(createRequire(import.meta.url).resolve('castkit/package.json')));
  } catch {
    // It is not installed beside the bundle.
  }
}

/** Something that only our package has. */
const SIGN = 'assets/themes.txt';

function packageRoot(): URL {
  for (const place of places()) if (existsSync(new URL(SIGN, place))) return place;
  const wanted = "the package's folder assets/ and the file dist/kernels.wasm beside the bundle, or castkit installed";
  throw new CastError({ file: fileURLToPath(new URL('./', import.meta.url)) }, `expected ${wanted}, found neither`);
}

/** Bytes of a file that ships with castkit, by its path from the package's root. */
export function bundledFile(path: string): Uint8Array {
  root ??= packageRoot();
  return readFileSync(new URL(path, root));
}

/** Whether a file of the package is there. */
export function isBundled(file: URL): boolean {
  return existsSync(file);
}
