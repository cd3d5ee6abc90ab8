// --blur, loaded when it is asked for: it needs all that finds secrets.

import type { Warn } from '../errors.js';
import type { Cast } from '../recording/cast.js';

/** The recording with what `blur` names hidden. Throws as blur.ts does. */
export async function blurred(cast: Cast, options: { blur: readonly string[] }, warn?: Warn): Promise<Cast> {
  return options.blur.length === 0 ? cast : (await import('./blur.js')).blurred(cast, options, warn);
}
