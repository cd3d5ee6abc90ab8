// A file that a render fills, chunk by chunk, and what is compared with it.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import type { Chunks } from '../../core/render/formats.js';
import { Yielder } from '../../core/yielder.js';
import { FileHashes } from './hashes.js';
import { onDisk } from './refusal.js';

export interface Product {
  readonly bytes: number;
  readonly hash: string;
}

/**
 * Writes chunks, with pauses in which signals and messages are heard. Where none come, a program has written the file.
 * @throws what `signal` is aborted with, CastError if the disk refuses
 */
export async function fillFile(path: string, chunks: Chunks, signal?: AbortSignal): Promise<Product> {
  const file = onDisk(path, 'written', () => openSync(path, 'w'));
  const hash = createHash('sha256');
  let bytes = 0;
  const yielder = new Yielder();
  try {
    for await (const chunk of chunks) {
      const data = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      for (let from = 0; from < data.length; ) from += onDisk(path, 'written', () => writeSync(file, data, from));
      hash.update(data);
      bytes += data.length;
      await yielder.rest();
      signal?.throwIfAborted();
    }
  } finally {
    closeSync(file);
  }
  return bytes > 0 ? { bytes, hash: hash.digest('hex') } : await writtenByOthers(path);
}

async function writtenByOthers(path: string): Promise<Product> {
  const hash = (await new FileHashes([], 0n).hashOf(path)) ?? '';
  return { bytes: readSize(path), hash };
}

const readSize = (path: string): number => onDisk(path, 'read', () => statSync(path).size);

/** Undefined where there is no such file. */
export function contentOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
