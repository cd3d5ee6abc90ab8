// Writes a product, chunk by chunk as it comes, to a file or to standard output.
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { AtomicFile } from './atomic.js';
import type { Place } from './place.js';

export type Chunks = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

export interface Written {
  /** The file's name, or "standard output". */
  name: string;
  bytes: number;
}

const encoder = new TextEncoder();
const bytesOf = (chunk: Uint8Array | string): Uint8Array => (typeof chunk === 'string' ? encoder.encode(chunk) : chunk);

const LONGEST_BREATH = 50;

/** The chunks, with pauses in which signals are heard: a renderer may never wait for anything. */
async function* withPauses(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let paused = performance.now();
  for await (const chunk of chunks) {
    yield bytesOf(chunk);
    if (performance.now() - paused < LONGEST_BREATH) continue;
    await setImmediate();
    paused = performance.now();
  }
}

async function writeFile(name: string, chunks: Chunks, clobber: boolean): Promise<Written> {
  const file = new AtomicFile(name);
  try {
    for await (const chunk of withPauses(chunks)) file.write(chunk);
  } catch (error) {
    file.discard();
    throw error;
  }
  return { name, bytes: file.commit({ clobber }) };
}

/** Waits for a slow reader, so that memory does not grow with the product. */
async function writeStream(stream: NodeJS.WriteStream, chunks: Chunks): Promise<Written> {
  let bytes = 0;
  for await (const chunk of withPauses(chunks)) {
    bytes += chunk.length;
    if (!stream.write(chunk)) await once(stream, 'drain');
  }
  return { name: 'standard output', bytes };
}

/** @throws CastError if the disk refuses; then the file that was there before still is */
export function writeProduct(place: Place, chunks: Chunks, { clobber }: { clobber: boolean }): Promise<Written> {
  return place.file === undefined ? writeStream(process.stdout, chunks) : writeFile(place.file, chunks, clobber);
}
