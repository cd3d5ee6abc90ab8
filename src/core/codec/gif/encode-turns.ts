// What the second thread does: it draws every frame, as the first does, and codes those that are its turn.
import { runThrough } from '../../yielder.js';
import { type RingMemory, RingWriter } from './byte-ring.js';
import { chooseCoder } from './choose-coder.js';
import { MERGED, schedule } from './delays.js';
import { sendImage } from './image-pipe.js';
import { openLog, type SharedRecording } from './shared-log.js';

export interface EncodeTask {
  readonly recording: SharedRecording;
  readonly ring: RingMemory;
  /** Per frame: 1 if the worker codes it. */
  readonly turns: Uint8Array;
}

export function codeTurns({ recording, ring, turns }: EncodeTask): void {
  const writer = new RingWriter(ring);
  try {
    const log = openLog(recording);
    const coder = runThrough(chooseCoder(recording.book, recording.grid, log));
    const { starts } = schedule(log.times, log.end);
    for (let frame = 0; frame < log.frameCount; frame++) {
      writer.pulse();
      coder.draw(frame);
      if (starts[frame] === MERGED) continue;
      if (turns[frame] === 1) sendImage(writer, coder.code());
      else coder.skip();
    }
  } catch {
    // The first thread does the rest itself, and meets the same error if it is not this thread's own.
    writer.fail();
  }
}
