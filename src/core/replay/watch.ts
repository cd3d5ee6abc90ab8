// Every screen of a recording on its own timeline: after each event, not only at frames. For those who look, not draw.
import type { Cast } from '../recording/cast.js';
import type { EmulatorOptions } from '../terminal/emulator.js';
import { SECOND } from '../time.js';
import type { Frame } from './frame.js';
import { play } from './play.js';
import { wholeScript } from './script.js';

/**
 * Calls `visit` for each screen that differs from the one before, from the first (blank or not) to the last. No idle limit,
 * no limits of renders; updates that a program holds together (DEC 2026) are not seen by halves.
 * @throws CastError for a recording that cannot be read; what `visit` throws
 */
export async function watchScreens(
  cast: Cast,
  visit: (frame: Frame) => void,
  terminal: EmulatorOptions = {},
): Promise<void> {
  const script = { ...wholeScript(cast, {}, { terminal }), fps: SECOND, skipBlank: false, maxFrames: Infinity };
  for await (const _ of play(script, visit)) {
    // nothing to pass on
  }
}
