// A recording as a page holds it: asciicast v3, packed with zlib, in base64.

import { joinBytes } from '../bytes.js';
import type { Warn } from '../errors.js';
import { platform } from '../platform.js';
import type { Cast } from '../recording/cast.js';
import { writeCast } from '../recording/write.js';

const BEST_LEVEL = 9;
/** The player refuses a recording without events. */
const NOTHING = '[0.000, "o", ""]\n';

export function packedRecording(cast: Cast, warn: Warn): string {
  const encoder = new TextEncoder();
  const parts = Array.from(writeCast(cast, { version: 3, warn }), (text) => encoder.encode(text));
  const [nothing] = cast.events;
  if (nothing === undefined) parts.push(encoder.encode(NOTHING));
  return platform().toBase64(platform().deflate(joinBytes(parts), BEST_LEVEL));
}
