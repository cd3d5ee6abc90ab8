// The files of the package, fetched from where a site serves them.
import { CastError } from '../core/errors.js';

/** What nearly every picture needs: half a megabyte. */
const USUAL = [
  'dist/kernels.wasm',
  'assets/themes.txt',
  ...['Regular', 'Bold', 'Italic', 'BoldItalic'].map((style) => `assets/fonts/JetBrainsMono-${style}.ttf`),
];

const missing = (url: string, status: number): CastError =>
  new CastError({ file: url }, `expected a file of castkit's package, found none (HTTP status ${status})`);

async function fetched(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw missing(url, response.status);
  return new Uint8Array(await response.arrayBuffer());
}

/** Fetches while everything waits. A page, other than a worker, gets bytes so only as the letters of a text. */
function fetchedNow(url: string): Uint8Array {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  if (request.status !== 200) throw missing(url, request.status);
  return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 255);
}

/**
 * Gives files of the package by their paths. The usual ones are there at once, the others (rare fonts) are fetched when they are first asked
 * for, which everything waits for.
 * @throws CastError for a file that is not served
 */
export async function fetchAssets(base: string | URL): Promise<(path: string) => Uint8Array> {
  const root = new URL(String(base).replace(/\/?$/, '/'), location.href);
  const urlOf = (path: string): string => new URL(path, root).href;
  const known = new Map(await Promise.all(USUAL.map(async (path) => [path, await fetched(urlOf(path))] as const)));
  return (path) => {
    const bytes = known.get(path) ?? fetchedNow(urlOf(path));
    known.set(path, bytes);
    return bytes;
  };
}
