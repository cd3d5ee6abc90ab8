// Files that options name, out of those that the page has given.
import { CastError } from '../core/errors.js';
import type { PlatformFiles } from '../core/platform.js';

const FONT = /\.(ttf|otf|ttc|otc|woff2?)$/i;
const PNG = 0x89;

export function givenFiles(given: ReadonlyMap<string, Uint8Array>): PlatformFiles {
  const bytesOf = (path: string): Uint8Array => {
    const bytes = given.get(path);
    if (bytes) return bytes;
    throw new CastError({ file: path }, 'no such file among those that the page has given');
  };
  return {
    kindOf: (path) => (given.has(path) ? 'file' : undefined),
    read(path, most) {
      const bytes = bytesOf(path);
      if (bytes.length <= most) return bytes;
      throw new CastError({ file: path }, `expected a file of at most ${most} bytes, found a larger one`);
    },
    open(path, use) {
      const bytes = bytesOf(path);
      return use({
        size: bytes.length,
        read: (offset, length) => bytes.subarray(offset, offset + Math.max(0, length)),
      });
    },
    fontsIn: async (folder) =>
      [...given.keys()].filter((path) => path.startsWith(`${folder.replace(/\/$/, '')}/`) && FONT.test(path)).sort(),
    systemFontFolders: () => [],
    async readImage(path) {
      const bytes = bytesOf(path);
      return { ...(await decoded(path, bytes)), turned: bytes[0] !== PNG };
    },
  };
}

async function decoded(path: string, bytes: Uint8Array) {
  try {
    const bitmap = await createImageBitmap(new Blob([bytes.slice()]), { premultiplyAlpha: 'none' });
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    return { width, height, pixels: new Uint8Array(context.getImageData(0, 0, width, height).data.buffer) };
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new CastError({ file: path }, `expected an image, found one that cannot be read: ${words}`, undefined, {
      cause,
    });
  }
}
