// The core's platform on Node.js. What takes long to load is loaded when it is first needed.
import type { Platform } from '../../core/platform.js';
import { bundledFile } from '../bundled.js';
import { bounded } from './bounded.js';
import { startEncodeThread } from './encode-thread.js';
import { fontFilesIn, systemFontFolders, withFile } from './font-files.js';
import { libraries } from './libraries.js';
import { kindOfFile, readUserBytes } from './user-file.js';

const zlib = (): typeof import('node:zlib') => process.getBuiltinModule('node:zlib');
const crypto = (): typeof import('node:crypto') => process.getBuiltinModule('node:crypto');
const sharp = () => import('./sharp.js');

/** Node's own of the same bytes, without a copy. */
const buffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const turnOfLoop = (): Promise<void> => new Promise((done) => setImmediate(done));

export const nodePlatform: Platform = {
  asset: bundledFile,
  libraries,
  files: {
    kindOf: kindOfFile,
    read: readUserBytes,
    open: withFile,
    fontsIn: fontFilesIn,
    systemFontFolders: () => systemFontFolders(),
    readImage: async (path) => (await sharp()).readImage(path),
  },
  deflate: (bytes, level) => zlib().deflateSync(bytes, { level }),
  inflate: (bytes, most) => zlib().inflateSync(bytes, { maxOutputLength: Math.max(1, most) }),
  toBase64: (bytes) => buffer(bytes).toString('base64'),
  fromBase64: (text) => Buffer.from(text, 'base64'),
  sha256: (text) => crypto().createHash('sha256').update(text).digest('base64'),
  bounded,
  // Signals are heard when the event loop has gone round, which takes two turns at most.
  async pause() {
    await turnOfLoop();
    await turnOfLoop();
  },
  encodeThread: startEncodeThread,
  async unpackWoff2(bytes) {
    const { default: wawoff2 } = await import('wawoff2');
    const font = await wawoff2.decompress(bytes).catch((cause: unknown) => {
      throw new RangeError('it cannot be unpacked', { cause });
    });
    return font.slice();
  },
  async subsetFont(font, characters, { ligatures }) {
    const { default: subset } = await import('subset-font');
    return subset(buffer(font), characters, {
      targetFormat: 'woff2',
      noLayoutClosure: !ligatures,
      noHinting: true,
      keepFeatures: ligatures ? ['calt'] : [],
    });
  },
  encodeImage: async (image, encoding) => (await sharp()).encodeImage(image, encoding),
  async *ffmpeg(stream, encoding, path, signal) {
    const { runFfmpeg } = await import('./ffmpeg.js');
    yield* runFfmpeg(stream, encoding, path, signal);
  },
};
