// What a build does with secrets in recordings: nothing, hide them, or refuse to publish them. The last step of a job's edits.

import { type EditHooks, pipe } from '../core/edit/edit.js';
import { findingSummary, findSecrets, redact } from '../core/edit/redact/redact.js';
import { CastError } from '../core/errors.js';
import { optionName } from '../core/options/option-name.js';
import type { Edit } from '../core/recording/cast.js';

export type SecretsPolicy = 'refuse' | 'redact' | 'ignore';

/** The edits that a policy comes to. */
export function secretsEdits(policy: SecretsPolicy, hooks: EditHooks = {}): readonly Edit[] {
  if (policy === 'ignore') return [];
  // That there was nothing to hide is no news in a build.
  return policy === 'refuse' ? [refuseSecrets] : [(cast) => pipe(cast, redact({}, { ...hooks, warn: () => {} }))];
}

const refuseSecrets: Edit = async (cast) => {
  const findings = await findSecrets(cast, { builtin: ['secrets'] });
  if (findings.length === 0) return cast;
  const found = findingSummary(findings);
  throw new CastError(
    { file: cast.name },
    `expected no secrets, found ${found}; ${optionName('secrets')} redact hides them`,
  );
};
