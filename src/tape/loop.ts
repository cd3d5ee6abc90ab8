// VHS's LoopOffset: a recording that begins somewhere else, and ends there.

import { concat } from '../core/edit/concat.js';
import { trim } from '../core/edit/trim.js';
import type { Cast } from '../core/recording/cast.js';
import { expectCast } from '../core/recording/given-cast.js';

/**
 * The recording from so many percent of it on, and then what comes before that: VHS's `LoopOffset`.
 * @throws CastError for a recording that cannot be read
 * @example
 * await writeFile('demo.gif', gif(await loopedFrom(cast, 25)));
 */
export async function loopedFrom(recording: Cast, percent: number): Promise<Cast> {
  const cast = expectCast(recording);
  const end = [...cast.events].at(-1)?.time ?? 0;
  const at = ((percent % 100) / 100) * (end / 1e6);
  if (at === 0) return cast;
  const [last, first] = [await trim({ start: String(at) })(cast), await trim({ end: String(at) })(cast)];
  return concat([first])(last);
}
