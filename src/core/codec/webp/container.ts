// An animated WebP file (WebP Container Specification): losslessly coded rectangles, one on top of the other. The coding itself is
// another's; this lays out the chunks.
import { asciiBytes, joinBytes, latin1 } from '../../bytes.js';

/** One frame: where its image goes (left and top edge are even) and how long it shows. */
export interface WebpFrame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly milliseconds: number;
  /** The image's own chunk, VP8L with its header. */
  readonly image: Uint8Array;
}

const ANIMATED = 0x02;
const ALPHA = 0x10;
const LONGEST_DELAY = 0xff_ffff;

/** Little-endian values: `[width, 3]` is a value in three bytes. */
function fields(...values: readonly (readonly [value: number, bytes: 1 | 2 | 3 | 4])[]): Uint8Array {
  const bytes: number[] = [];
  for (const [value, count] of values) for (let i = 0; i < count; i++) bytes.push((value >>> (8 * i)) & 255);
  return Uint8Array.from(bytes);
}

function chunk(type: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const padding = new Uint8Array(size & 1);
  return joinBytes([asciiBytes(type), fields([size, 4]), ...parts, padding]);
}

/** The lossless image data of a WebP file with a single picture. */
export function losslessImage(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 12; at + 8 <= file.length; ) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size & 1);
    if (latin1(file.subarray(at, at + 4)) === 'VP8L') return file.subarray(at, end);
    at = end;
  }
  throw new Error('no VP8L chunk in a lossless WebP');
}

/**
 * The file, in chunks. The frames are there at once, for the file begins with its size; they are the compressed ones.
 * @param plays how often the animation plays; 0 is for ever
 */
export function* webpFile(
  size: { width: number; height: number },
  frames: readonly WebpFrame[],
  plays: number,
): Generator<Uint8Array> {
  const flags = ANIMATED | ALPHA;
  const head = joinBytes([
    chunk('VP8X', fields([flags, 1], [0, 3], [size.width - 1, 3], [size.height - 1, 3])),
    chunk('ANIM', fields([0, 4], [plays, 2])),
  ]);
  const bodies = frames.reduce((sum, { image }) => sum + 8 + 16 + image.length, 0);
  yield joinBytes([asciiBytes('RIFF'), fields([4 + head.length + bodies, 4]), asciiBytes('WEBP'), head]);
  for (const frame of frames) yield frameChunk(frame);
}

/** Blended onto what is there, and left there: both flags 0. */
function frameChunk({ x, y, width, height, milliseconds, image }: WebpFrame): Uint8Array {
  const delay = Math.min(milliseconds, LONGEST_DELAY);
  return chunk('ANMF', fields([x / 2, 3], [y / 2, 3], [width - 1, 3], [height - 1, 3], [delay, 3], [0, 1]), image);
}
