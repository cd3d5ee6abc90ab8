// The core's platform in a browser: in a page, or in a worker, where long work belongs. Exported as castkit/web.
import { sha256 } from '@noble/hashes/sha2.js';
import { unzlibSync, zlibSync } from 'fflate';
import { CastError } from '../core/errors.js';
import type { Platform } from '../core/platform.js';
import { fetchAssets } from './assets.js';
import { fromBase64, toBase64 } from './base64.js';
import { givenFiles } from './files.js';
import { encodeImage } from './images.js';
import { loadLibraries } from './libraries.js';

/** Where a browser finds what it has no file system for. */
export interface WebPlatformOptions {
  /** Address below which the package's `assets/` and `dist/kernels.wasm` are served, relative to the page or worker. */
  readonly base: string | URL;
  /** Files that options may name (themes, images, fonts), by their names. */
  readonly files?: ReadonlyMap<string, Uint8Array> | undefined;
}

/**
 * A platform for `installPlatform` of `castkit/core`. It has no second thread, no ffmpeg, no AVIF and no subsets of fonts, and a pattern
 * of a user's is not stopped by time: in a worker, which can be ended, castkit is in good hands.
 * @throws CastError where the package's files are not served
 * @example
 * installPlatform(await webPlatform({ base: '/castkit/' }));
 */
export async function webPlatform({ base, files = new Map() }: WebPlatformOptions): Promise<Platform> {
  const [asset, libraries] = await Promise.all([fetchAssets(base), loadLibraries()]);
  return {
    asset,
    libraries,
    files: givenFiles(files),
    deflate: (bytes, level) => zlibSync(bytes, { level: level as 7 }),
    inflate: (bytes, most) => inflated(bytes, most),
    toBase64,
    fromBase64,
    sha256: (text) => toBase64(sha256(new TextEncoder().encode(text))),
    bounded(_, work) {
      work();
      return true;
    },
    pause,
    encodeThread: () => undefined,
    unpackWoff2: async () => lacking('use of WOFF2 fonts'),
    subsetFont: async () => lacking('subsets of fonts (--embed-font)'),
    encodeImage,
    ffmpeg: () => lacking('videos'),
  };
}

/** One byte more than allowed tells that there is more. */
function inflated(bytes: Uint8Array, most: number): Uint8Array {
  const room = new Uint8Array(most + 1);
  const data = unzlibSync(bytes, { out: room });
  if (data.length > most) throw new RangeError(`it unpacks to more than ${most} bytes`);
  return data;
}

function lacking(what: string): never {
  throw new CastError({ file: 'castkit/web' }, `a browser makes no ${what}: castkit on Node.js does`);
}

/** A message to itself comes after those that wait; timers are slowed down where nobody looks. */
const pause = (): Promise<void> =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(undefined);
  });
