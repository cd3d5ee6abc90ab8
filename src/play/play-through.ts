// A recording played to where there is no terminal: its output as it was, at its times.
import { type Given, resolveOptions } from '../core/options/option.js';
import type { Cast } from '../core/recording/cast.js';
import { SECOND } from '../core/time.js';
import { playOptions } from './options.js';
import { rangeOf } from './play-in.js';
import { Player } from './player.js';

/**
 * Writes the output of a recording as it was, at the times at which it came; `write` may give a promise, which is waited for.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read, and positions that it does not have
 * @example
 * const pieces: string[] = [];
 * await playThrough((text) => void pieces.push(text), cast, { speed: 1000, idleTimeLimit: 0.001 });
 */
export async function playThrough(
  write: (output: string) => void | Promise<void>,
  cast: Cast,
  given: Given<typeof playOptions> = {},
): Promise<void> {
  const options = resolveOptions(playOptions, given);
  const { from, to } = await rangeOf(cast, options);
  const seconds = options.idleTimeLimit ?? cast.header.idleTimeLimit;
  const limit = seconds === undefined ? Number.POSITIVE_INFINITY : seconds * SECOND;
  do {
    const player = new Player(cast);
    try {
      if (from > 0) {
        await player.seek(from);
        await write(await player.opening());
      }
      let due = performance.now();
      for (let next = player.next; next && next.time <= to; next = player.next) {
        due += Math.min(next.time - player.time, limit) / 1000 / options.speed;
        const wait = due - performance.now();
        if (wait > 1) await new Promise((done) => setTimeout(done, wait));
        player.step();
        if (next.type === 'output') await write(next.data);
      }
    } finally {
      player.dispose();
    }
  } while (options.loop);
}
