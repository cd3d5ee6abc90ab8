// Writes to a descriptor that does not block, in order and whole: a pseudo-terminal takes no more than its program has read.
import { writeSync } from 'node:fs';
import { Writable } from 'node:stream';

/** Milliseconds until a full descriptor is tried again. */
const PATIENCE = 5;

const isFull = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EAGAIN';

/** What is written after the other side is gone goes nowhere. */
export function fdWritable(fd: number): Writable {
  let timer: NodeJS.Timeout | undefined;
  const writable = new Writable({
    decodeStrings: true,
    write: (bytes: Buffer, _, done) => put(bytes, done),
    destroy(error, done) {
      clearTimeout(timer);
      done(error);
    },
  });
  return writable;

  function put(bytes: Buffer, done: () => void): void {
    const left = writable.destroyed ? bytes.length : putNow(fd, bytes);
    if (left === bytes.length) done();
    else timer = setTimeout(put, PATIENCE, bytes.subarray(left), done);
  }
}

/** How much of it is done with: all of it where the other side is gone. */
function putNow(fd: number, bytes: Buffer): number {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(fd, bytes, written);
    return written;
  } catch (error) {
    return isFull(error) ? written : bytes.length;
  }
}
