// Whether a recording holds what must not be published: keys, tokens and passwords, not who and where somebody is.

import { findSecrets } from '../edit/redact/redact.js';
import type { Cast } from '../recording/cast.js';
import { formatSeconds } from '../time.js';

/** Each of them in words, without the secret itself; `castkit redact` hides them all. */
export async function leakedSecrets(cast: Cast): Promise<string[]> {
  return (await findSecrets(cast, { builtin: ['secrets'] })).map(({ detector, where, event, time }) => {
    const when = event === undefined || time === undefined ? '' : ` at ${formatSeconds(time)} s (event:${event})`;
    return `a secret of the kind ${detector} in the ${where}${when}`;
  });
}
