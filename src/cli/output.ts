// Writes a product, chunk by chunk as it comes, to a file or to standard output; several of them all or none.

import { once } from 'node:events';
import { hearSignals, Yielder } from '../core/yielder.js';
import { AtomicFile } from './atomic.js';
import { checkDisk, type Place } from './place.js';

export type Chunks = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

export interface Written {
  /** The file's name, or "standard output". */
  name: string;
  bytes: number;
}

const encoder = new TextEncoder();
const bytesOf = (chunk: Uint8Array | string): Uint8Array => (typeof chunk === 'string' ? encoder.encode(chunk) : chunk);

/** The chunks, with pauses in which signals are heard. */
async function* withPauses(chunks: Chunks, yielder = new Yielder()): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield bytesOf(chunk);
    await yielder.rest();
  }
}

/** Whether a name asks for compression. */
const isPacked = (name: string): boolean => /\.(gz|svgz)$/i.test(name);

async function writeChunks(name: string, file: AtomicFile, chunks: Chunks, yielder?: Yielder): Promise<void> {
  const bytes = withPauses(chunks, yielder);
  const written = isPacked(name) ? (await import('./gzip.js')).gzipped(bytes) : bytes;
  for await (const chunk of written) file.write(chunk);
}

async function writeFile(name: string, chunks: Chunks, clobber: boolean): Promise<Written> {
  const file = await AtomicFile.open(name);
  try {
    await writeChunks(name, file, chunks);
    await hearSignals();
  } catch (error) {
    file.discard();
    throw error;
  }
  return { name, bytes: file.commit({ clobber }) };
}

/** Waits for a slow reader, so that memory does not grow with the product. */
async function writeStream(stream: NodeJS.WriteStream, chunks: Chunks, untrusted = false): Promise<Written> {
  let bytes = 0;
  const paced = withPauses(chunks);
  const shown = untrusted && stream.isTTY ? (await import('./escaped.js')).escapedForTerminal(paced) : paced;
  for await (const chunk of shown) {
    bytes += chunk.length;
    if (!stream.write(chunk)) await once(stream, 'drain');
  }
  return { name: 'standard output', bytes };
}

/** A product, or what makes it: given the path of the file, which another program may write instead of giving chunks. */
export type Product = Chunks | ((path: string | undefined) => Chunks);

/** Writes one of several products; throws what stops the run. */
export type WriteOne = (place: Place, product: Product) => Promise<void>;

const chunksOf = (product: Product, path: string | undefined): Chunks =>
  typeof product === 'function' ? product(path) : product;

/**
 * Writes several products. The files take their places together, when `produce` is through; a failure leaves none of them.
 * @throws CastError if the disk refuses
 */
export async function writeTogether(
  produce: (write: WriteOne) => Promise<void>,
  { clobber }: { clobber: boolean },
): Promise<Written[]> {
  const files: { name: string; file: AtomicFile }[] = [];
  const streamed: Written[] = [];
  // One for all: many small files are long work too.
  const yielder = new Yielder();
  try {
    await produce(async (place, product) => {
      if (place.file === undefined) {
        streamed.push(await writeStream(process.stdout, chunksOf(product, undefined)));
        return;
      }
      checkDisk(place.file, clobber);
      const file = await AtomicFile.open(place.file);
      files.push({ name: place.file, file });
      const path = isPacked(place.file) ? undefined : file.writablePath;
      await writeChunks(place.file, file, chunksOf(product, path), yielder);
      file.finish();
    });
    await hearSignals();
  } catch (error) {
    for (const { file } of files) file.discard();
    throw error;
  }
  return [...streamed, ...files.map(({ name, file }) => ({ name, bytes: file.commit({ clobber }) }))];
}

/**
 * @param untrusted text of a recording's own, which a terminal is shown only with its controls escaped
 * @throws CastError if the disk refuses; then the file that was there before still is
 */
export function writeProduct(
  place: Place,
  chunks: Chunks,
  { clobber, untrusted = false }: { clobber: boolean; untrusted?: boolean },
): Promise<Written> {
  if (place.file !== undefined) return writeFile(place.file, chunks, clobber);
  return writeStream(process.stdout, chunks, untrusted);
}
