// Outputs whose contents are written down in sha256.json: of recordings of this project, in every format that is our own.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { type FormatName, formats } from '../../src/build/formats.js';
import { loadCast } from '../../src/index.js';

const ROOT = join(import.meta.dirname, '../..');
const DEMO = 'examples/demo.cast';

interface Output {
  input: string;
  format: FormatName;
  given?: Record<string, unknown>;
}

const demo = (format: FormatName, given: Record<string, unknown> = {}): Output => ({ input: DEMO, format, given });

/** A background of many colours behind a title of many. */
const GRADIENT = {
  window: 'windows',
  title: '🌊 Tides 🦀',
  margin: [30, 40],
  marginFill: 'linear-gradient(135deg, #8be9fd, #bd93f9)',
  shadow: true,
};

/** By the name that it has in sha256.json. Every path to pixels and text once; what a format has of its own, too. */
export const outputs: Readonly<Record<string, Output>> = {
  'demo.gif': demo('gif'),
  'demo-window.gif': demo('gif', {
    select: '4..9',
    window: 'macos',
    margin: 20,
    shadow: true,
    theme: 'github-light',
  }),
  'demo-gradient.gif': demo('gif', { ...GRADIENT, select: '4..6' }),
  'demo-gradient.svg': demo('svg', { ...GRADIENT, select: '4..6' }),
  'demo-gradient.png': demo('png', { ...GRADIENT, at: '9' }),
  'demo-cursor.gif': demo('gif', { end: '3', cursor: 'bar', fontSize: 21, fontAntialiasing: 3, progressBar: 'bottom' }),
  'demo.svg': demo('svg'),
  'demo-embedded.svg': demo('svg', { at: 'end', embedFont: true }),
  'demo.png': demo('png'),
  'demo-parts.apng': demo('apng', { select: '4..6' }),
  'demo-part.webp': demo('webp', { select: '4..5' }),
  'demo.txt': demo('txt'),
  'demo.ansi': demo('ansi', { at: '10' }),
  'demo.html': demo('html'),
  'demo.json': demo('json'),
  'demo-v2.cast': demo('v2'),
  'demo-v3.cast': demo('v3'),
  'full-v1.gif': { input: 'fixtures/reader/full-v1.cast', format: 'gif' },
  'full-v2.svg': { input: 'fixtures/reader/full-v2.cast', format: 'svg' },
  'full-v3.json': { input: 'fixtures/reader/full-v3.cast', format: 'json' },
};

/** Formats that other encoders pack: the pixels count. */
const PACKED: Partial<Record<FormatName, (file: Buffer) => Buffer[] | Promise<Buffer[]>>> = {
  png: unpackedPng,
  apng: unpackedPng,
  webp: async (file) => {
    const picture = sharp(file, { animated: true });
    const { width, height, delay, loop } = await picture.metadata();
    return [Buffer.from(JSON.stringify({ width, height, delay, loop })), await picture.ensureAlpha().raw().toBuffer()];
  },
};

/** PNG specification, section 5: a signature, then chunks of length, type, data and checksum; zlib packs image data. */
function unpackedPng(file: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let packed: Buffer[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const data = file.subarray(at + 8, at + 8 + length);
    at += length + 12;
    // Four bytes number the chunks of an animation.
    if (type === 'IDAT' || type === 'fdAT') {
      packed.push(type === 'fdAT' ? data.subarray(4) : data);
      continue;
    }
    if (packed.length > 0) parts.push(inflateSync(Buffer.concat(packed)));
    packed = [];
    parts.push(Buffer.from(type), type === 'fcTL' ? data.subarray(4) : data);
  }
  return parts;
}

async function render({ input, format, given = {} }: Output): Promise<Buffer> {
  const { render: make, stills } = formats[format];
  const cast = await loadCast(join(ROOT, input));
  const chunks: Buffer[] = [];
  const take = async (product: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>): Promise<void> => {
    for await (const chunk of product) chunks.push(Buffer.from(chunk as string));
  };
  if (make && !(stills && given['at'])) await take(make(cast, given, {}, ''));
  else for await (const still of stills!(cast, given, {})) await take(still.chunks);
  return Buffer.concat(chunks);
}

/** @param name of an output above @returns what sha256.json has of it */
export async function digestOf(name: string): Promise<string> {
  const output = outputs[name]!;
  const file = await render(output);
  const unpack = PACKED[output.format];
  const hash = createHash('sha256');
  for (const part of unpack ? await unpack(file) : [file]) hash.update(part);
  return hash.digest('hex');
}
