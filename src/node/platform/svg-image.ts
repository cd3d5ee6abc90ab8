// An SVG of the user's, drawn in a process of its own: its filters may take any time, and what draws it hears no signal. That process
// gets the bytes of the SVG and nothing else, so it finds no neighbours of the file either.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { CastError } from '../../core/errors.js';
import type { PlatformImage } from '../../core/platform.js';

const SECONDS = 5;
const GZIP = 0x1f;
const LESS_THAN = 0x3c;
const BLANKS = [0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf];

/** Whether bytes are markup or packed markup; pictures of pixels begin otherwise. */
export function isVector(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => !BLANKS.includes(byte));
  return first === LESS_THAN || first === GZIP;
}

/** Draws what comes on standard input; ends itself too late rather than never, in case that nobody is left to end it. */
const DRAW = `
const [, sharp, most, seconds] = process.argv;
setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1000 * seconds).unref();
const pieces = [];
process.stdin.on('data', (piece) => pieces.push(piece)).on('end', async () => {
  try {
    const image = require(sharp)(Buffer.concat(pieces), { limitInputPixels: Number(most) });
    const { data, info } = await image.toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const size = Buffer.alloc(8);
    size.writeUInt32LE(info.width, 0);
    size.writeUInt32LE(info.height, 4);
    process.stdout.write(size);
    process.stdout.write(data);
  } catch (error) {
    process.stderr.write(String(error.message));
    process.exitCode = 1;
  }
});`;

/** @throws CastError for what is no image, has more pixels than `most`, or takes too long */
export async function drawSvg(file: string, svg: Uint8Array, most: number, seconds = SECONDS): Promise<PlatformImage> {
  const sharp = createRequire(import.meta.url).resolve('sharp');
  const child = spawn(process.execPath, ['-e', DRAW, sharp, String(most), String(seconds + 1)], {
    env: { ...process.env, NODE_OPTIONS: '' },
    windowsHide: true,
  });
  const late = setTimeout(() => child.kill('SIGKILL'), 1000 * seconds);
  const [drawn, words] = [gather(child.stdout), gather(child.stderr)];
  child.stdin.on('error', () => undefined); // it has ended, and says why
  child.stdin.end(svg);
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  clearTimeout(late);
  if (signal)
    throw new CastError({ file }, `expected an image that is drawn within ${seconds} seconds, found a slower one`);
  if (status !== 0) {
    throw new CastError({ file }, `expected an image, found one that cannot be read: ${(await words).toString()}`);
  }
  const bytes = await drawn;
  return { width: bytes.readUInt32LE(0), height: bytes.readUInt32LE(4), pixels: new Uint8Array(bytes.subarray(8)) };
}

async function gather(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
