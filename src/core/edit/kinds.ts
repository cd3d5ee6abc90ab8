// Every edit of one recording by the name that manifests and plans have for it. Those that join or make several are left out.
import { type EditKind, kindsIn, plainEdits } from './plain.js';
import { redact, redactOptions } from './redact/redact.js';

/**
 * The edits that make one recording of one, by their names: trim, cut, mark-add, ...
 * @example
 * const shorter = await pipe(cast, edits['idle']!.make({ max: 1 }));
 */
export const edits: Readonly<Record<string, EditKind>> = { ...plainEdits, ...kindsIn({ redact, redactOptions }) };
