// What a build does with secrets in recordings: nothing, hide them, or refuse to publish them. A step after all edits of a job.
import { type EditHooks, pipe } from '../core/edit/edit.js';
import { findingSummary, findSecrets, redact } from '../core/edit/redact/redact.js';
import { CastError } from '../core/errors.js';
import type { Edit } from '../core/recording/cast.js';
import type { EditStep } from './manifest.js';

export type SecretsPolicy = 'refuse' | 'redact' | 'ignore';

/** No edit of a manifest has this name. */
const STEP = '--secrets';

/** The steps with one more, if the policy asks for it. */
export const withSecrets = (edits: readonly EditStep[], policy: SecretsPolicy): readonly EditStep[] =>
  policy === 'ignore' ? edits : [...edits, { name: STEP, given: { policy }, origins: {} }];

/** The edit of such a step; undefined for a step of a manifest. */
export function secretsEdit({ name, given }: EditStep, hooks: EditHooks): Edit | undefined {
  if (name !== STEP) return undefined;
  // That there was nothing to hide is no news in a build.
  return given['policy'] === 'redact' ? (cast) => pipe(cast, redact({}, { ...hooks, warn: () => {} })) : refuseSecrets;
}

const refuseSecrets: Edit = async (cast) => {
  const findings = await findSecrets(cast, { builtin: ['secrets'] });
  if (findings.length === 0) return cast;
  throw new CastError(
    { file: cast.name },
    `expected no secrets, found ${findingSummary(findings)}; --secrets redact hides them`,
  );
};
