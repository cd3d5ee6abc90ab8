// A pipe of bytes between two threads that never yield to their event loops: a ring in shared memory. The writer waits while it
// is full, so that what is in flight stays bounded.
import { sharedBuffer } from '../../bytes.js';

/** Words of the ring's state: bytes written and read in all (modulo 2^32), a count that shows the writer is alive, whether it failed. */
const WRITTEN = 0;
const READ = 1;
const PULSE = 2;
const FAILED = 3;
const STATE_WORDS = 4;

export interface RingMemory {
  readonly state: Int32Array;
  readonly bytes: Uint8Array;
}

/** `size`: a power of two. */
export function makeRing(size: number): RingMemory {
  return {
    state: new Int32Array(sharedBuffer(4 * STATE_WORDS)),
    bytes: new Uint8Array(sharedBuffer(size)),
  };
}

export class RingWriter {
  constructor(private readonly ring: RingMemory) {}

  /** Shows that work goes on. */
  pulse(): void {
    Atomics.add(this.ring.state, PULSE, 1);
  }

  fail(): void {
    Atomics.store(this.ring.state, FAILED, 1);
    Atomics.notify(this.ring.state, WRITTEN);
  }

  write(data: Uint8Array): void {
    const { state, bytes } = this.ring;
    for (let done = 0; done < data.length; ) {
      const written = Atomics.load(state, WRITTEN);
      const read = Atomics.load(state, READ);
      const room = bytes.length - ((written - read) >>> 0);
      if (room === 0) {
        Atomics.wait(state, READ, read);
        continue;
      }
      const at = (written >>> 0) % bytes.length;
      const part = data.subarray(done, done + Math.min(room, bytes.length - at));
      bytes.set(part, at);
      done += part.length;
      Atomics.store(state, WRITTEN, written + part.length);
      Atomics.notify(state, WRITTEN);
    }
  }
}

/** Milliseconds without a sign of life after which a writer is given up: one that never gave any, one that did. */
const STARTING = 5_000;
const STALLED = 20_000;

export class RingReader {
  constructor(private readonly ring: RingMemory) {}

  /** Fills `into`. False if the writer failed or is gone. */
  read(into: Uint8Array): boolean {
    const { state, bytes } = this.ring;
    for (let done = 0; done < into.length; ) {
      const read = Atomics.load(state, READ);
      const written = Atomics.load(state, WRITTEN);
      const ready = (written - read) >>> 0;
      if (ready === 0) {
        if (!this.#await(written)) return false;
        continue;
      }
      const at = (read >>> 0) % bytes.length;
      const length = Math.min(ready, bytes.length - at, into.length - done);
      into.set(bytes.subarray(at, at + length), done);
      done += length;
      Atomics.store(state, READ, read + length);
      Atomics.notify(state, READ);
    }
    return true;
  }

  /** Waits for more than `written`. False once there is none to come. */
  #await(written: number): boolean {
    const { state } = this.ring;
    for (;;) {
      if (Atomics.load(state, FAILED) === 1) return false;
      const pulse = Atomics.load(state, PULSE);
      if (Atomics.wait(state, WRITTEN, written, pulse === 0 ? STARTING : STALLED) !== 'timed-out') break;
      if (Atomics.load(state, PULSE) === pulse) return false;
    }
    return Atomics.load(state, WRITTEN) !== written || Atomics.load(state, FAILED) === 0;
  }
}
