// The edits that a manifest can ask for, under the names of their commands. Those that join or make several recordings are left out.
import type { EditHooks } from '../core/edit/edit.js';
import { edits } from '../core/edit/kinds.js';
import type { Edit } from '../core/recording/cast.js';
import type { EditStep } from './manifest.js';

export { edits as editKinds } from '../core/edit/kinds.js';

/** @throws UsageError for options that are wrong or do not go together, before any recording is seen */
export function makeEdit({ name, given }: EditStep, hooks: EditHooks = {}): Edit {
  const found = Object.hasOwn(edits, name) ? edits[name] : undefined;
  if (!found) throw new RangeError(`no edit ${name}`);
  return found.make(given, hooks);
}
