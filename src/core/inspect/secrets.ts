// Whether a recording holds what must not be published: keys, tokens and passwords, not who and where somebody is.

import { BUILTINS } from '../edit/redact/options.js';
import { findSecrets } from '../edit/redact/redact.js';
import type { Cast } from '../recording/cast.js';
import { formatSeconds } from '../time.js';

/** Detectors of what tells who and where somebody is. */
const PERSONAL = new Set(['email', 'ip', 'home', 'user', 'host']);
const CREDENTIALS = BUILTINS.filter((name) => !PERSONAL.has(name));

/** Each of them in words, without the secret itself; `castkit redact` hides them all. */
export async function leakedSecrets(cast: Cast): Promise<string[]> {
  return (await findSecrets(cast, { builtin: CREDENTIALS })).map(({ detector, where, event, time }) => {
    const when = event === undefined || time === undefined ? '' : ` at ${formatSeconds(time)} s (event:${event})`;
    return `a secret of the kind ${detector} in the ${where}${when}`;
  });
}
