// Every edit of one recording by the name that manifests and plans have for it. Those that join or make several are left out.
import type { Given, OptionSet } from '../options/option.js';
import type { Edit } from '../recording/cast.js';
import { cut, cutOptions } from './cut.js';
import { drop, dropOptions } from './drop.js';
import type { EditHooks } from './edit.js';
import { header, headerOptions } from './header.js';
import { hold, holdOptions } from './hold.js';
import { idle, idleOptions } from './idle.js';
import { insert, insertOptions } from './insert.js';
import { markAdd, markAddOptions, markMv, markMvOptions, markRm, markRmOptions } from './markers/mark.js';
import { quantize, quantizeOptions } from './quantize.js';
import { redact, redactOptions } from './redact/redact.js';
import { replace, replaceOptions } from './replace.js';
import { resize, resizeOptions } from './resize.js';
import { retime, retimeOptions } from './retime.js';
import { speed, speedOptions } from './speed.js';
import { titleCard, titleCardOptions } from './title-card.js';
import { trim, trimOptions } from './trim.js';

export interface EditKind {
  readonly options: OptionSet;
  readonly make: (given: Readonly<Record<string, unknown>>, hooks?: EditHooks) => Edit;
}

const kind = <S extends OptionSet>(options: S, make: (given: Given<S>, hooks: EditHooks) => Edit): EditKind => ({
  options,
  make: (given, hooks = {}) => make(given as Given<S>, hooks),
});

export const edits: Readonly<Record<string, EditKind>> = {
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
