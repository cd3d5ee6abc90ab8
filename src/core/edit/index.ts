// The edits that make one recording of one: a line each, from which the library, manifests and the command line have them.
// `redact`, which takes much to load, is added to them in kinds.ts.
export { condense, condenseOptions } from './condense/condense.js';
export { cut, cutOptions } from './cut.js';
export { drop, dropOptions } from './drop.js';
export { header, headerOptions } from './header.js';
export { hold, holdOptions } from './hold.js';
export { idle, idleOptions } from './idle.js';
export { insert, insertOptions } from './insert.js';
export { markAdd, markAddOptions, markMv, markMvOptions, markRm, markRmOptions } from './markers/mark.js';
export { quantize, quantizeOptions } from './quantize.js';
export { replace, replaceOptions } from './replace.js';
export { resize, resizeOptions } from './resize.js';
export { retime, retimeOptions } from './retime.js';
export { speed, speedOptions } from './speed.js';
export { tidy, tidyOptions } from './tidy/tidy.js';
export { titleCard, titleCardOptions } from './title-card.js';
export { trim, trimOptions } from './trim.js';
