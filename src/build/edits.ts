<<<<<<< HEAD
// The edits that a manifest can ask for, under the names of their commands. Those that join or make several recordings are left out.

import { cut, cutOptions } from '../core/edit/cut.js';
import { drop, dropOptions } from '../core/edit/drop.js';
import type { EditHooks } from '../core/edit/edit.js';
import { header, headerOptions } from '../core/edit/header.js';
import { hold, holdOptions } from '../core/edit/hold.js';
import { idle, idleOptions } from '../core/edit/idle.js';
import { insert, insertOptions } from '../core/edit/insert.js';
import { markAdd, markAddOptions, markMv, markMvOptions, markRm, markRmOptions } from '../core/edit/markers/mark.js';
import { quantize, quantizeOptions } from '../core/edit/quantize.js';
import { redact, redactOptions } from '../core/edit/redact/redact.js';
import { replace, replaceOptions } from '../core/edit/replace.js';
import { resize, resizeOptions } from '../core/edit/resize.js';
import { retime, retimeOptions } from '../core/edit/retime.js';
import { speed, speedOptions } from '../core/edit/speed.js';
import { titleCard, titleCardOptions } from '../core/edit/title-card.js';
import { trim, trimOptions } from '../core/edit/trim.js';
import type { Given, OptionSet } from '../core/options/option.js';
import type { Edit } from '../core/recording/cast.js';
import type { EditStep } from './manifest.js';
import { secretsEdit } from './secrets.js';

interface EditKind {
  readonly options: OptionSet;
  readonly make: (given: Readonly<Record<string, unknown>>, hooks: EditHooks) => Edit;
}

const kind = <S extends OptionSet>(options: S, make: (given: Given<S>, hooks: EditHooks) => Edit): EditKind => ({
  options,
  make: (given, hooks) => make(given as Given<S>, hooks),
});

export const editKinds: Readonly<Record<string, EditKind>> = {
  trim: kind(trimOptions, trim),
  cut: kind(cutOptions, cut),
  speed: kind(speedOptions, speed),
  idle: kind(idleOptions, idle),
  quantize: kind(quantizeOptions, quantize),
  retime: kind(retimeOptions, retime),
  resize: kind(resizeOptions, resize),
  redact: kind(redactOptions, redact),
  replace: kind(replaceOptions, replace),
  insert: kind(insertOptions, insert),
  hold: kind(holdOptions, hold),
  'title-card': kind(titleCardOptions, titleCard),
  'mark-add': kind(markAddOptions, markAdd),
  'mark-rm': kind(markRmOptions, markRm),
  'mark-mv': kind(markMvOptions, markMv),
  drop: kind(dropOptions, drop),
  header: kind(headerOptions, header),
};

/** @throws UsageError for options that are wrong or do not go together, before any recording is seen */
export function makeEdit(step: EditStep, hooks: EditHooks = {}): Edit {
  const { name, given } = step;
  const secrets = secretsEdit(step, hooks);
  if (secrets) return secrets;
  const found = Object.hasOwn(editKinds, name) ? editKinds[name] : undefined;
  if (!found) throw new RangeError(`no edit ${name}`);
  return found.make(given, hooks);
}
=======
// The edits that a manifest can ask for, under the names of their commands.
export { edits as editKinds } from '../core/edit/kinds.js';
export { makeEdit } from '../core/edit/plan/edit-list.js';
>>>>>>> main
