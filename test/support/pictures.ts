// Pictures as colours, 0xRRGGBB a pixel, decoded by others: sharp for stills and WebP, ffmpeg for animated PNG and video.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { isInstalled } from './program.js';

export const hasFfmpeg = isInstalled('ffmpeg', '-version');

export interface Decoded {
  width: number;
  height: number;
  rgb: Uint32Array;
}

function colours(raw: Uint8Array, channels: number): Uint32Array {
  return Uint32Array.from({ length: raw.length / channels }, (_, i) => {
    const at = i * channels;
    return (raw[at]! << 16) | (raw[at + 1]! << 8) | raw[at + 2]!;
  });
}

/** Throws where the picture is not opaque throughout. */
export async function decodeStill(bytes: Uint8Array): Promise<Decoded> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  if (data.some((value, i) => i % 4 === 3 && value !== 255)) throw new Error('a pixel that is not opaque');
  return { width: info.width, height: info.height, rgb: colours(data, info.channels) };
}

/** The composited frames of an animated WebP, their delays in milliseconds, and how often it plays. */
export async function decodeWebp(bytes: Uint8Array): Promise<{ frames: Uint32Array[]; delay: number[]; loop: number }> {
  const image = sharp(bytes, { animated: true, limitInputPixels: false });
  const { pages = 1, delay = [], loop = 0, pageHeight = 0 } = await image.metadata();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const all = colours(data, info.channels);
  const area = info.width * (pageHeight || info.height);
  const frames = Array.from({ length: pages }, (_, page) => all.subarray(page * area, (page + 1) * area));
  return { frames, delay, loop };
}

/** The frames that ffmpeg makes of an animation or a video, as it finds them: none repeated, none dropped. */
export function decodeWithFfmpeg(bytes: Uint8Array, format: string, area: number): Uint32Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'castkit-test-'));
  const file = join(folder, 'input');
  writeFileSync(file, bytes);
  const words = ['-loglevel', 'error', '-f', format, '-i', file, '-vsync', 'passthrough', '-f', 'rawvideo'];
  const made = spawnSync('ffmpeg', [...words, '-pix_fmt', 'rgba', 'pipe:1'], { maxBuffer: 1 << 30 });
  rmSync(folder, { recursive: true });
  if (made.status !== 0) throw new Error(made.stderr.toString());
  const all = colours(made.stdout, 4);
  return Array.from({ length: all.length / area }, (_, frame) => all.subarray(frame * area, (frame + 1) * area));
}

export async function collected(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}
