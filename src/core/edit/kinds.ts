// Every edit of one recording by the name that manifests have for it: what edit/index.ts exports, an edit beside its options.
import type { Given, OptionSet } from '../options/option.js';
import type { Edit } from '../recording/cast.js';
import type { EditHooks } from './edit.js';
import * as all from './index.js';

/**
 * An edit as a manifest has it: what it takes, and what makes it.
 * @example
 * const flags = ({ options }: EditKind) => Object.values(options).map(({ flag }) => flag);
 */
export interface EditKind {
  readonly options: OptionSet;
  readonly make: (given: Readonly<Record<string, unknown>>, hooks?: EditHooks) => Edit;
}

const everything: Readonly<Record<string, unknown>> = { ...all };

type Made = (given: Given<OptionSet>, hooks?: EditHooks) => Edit;

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * The edits that make one recording of one, by their names: trim, cut, mark-add, ...
 * @example
 * const shorter = await pipe(cast, edits['idle']!.make({ max: 1 }));
 */
export const edits: Readonly<Record<string, EditKind>> = Object.fromEntries(
  Object.entries(everything).flatMap(([name, options]): [string, EditKind][] => {
    const edit = name.replace(/Options$/, '');
    const make = everything[edit];
    return edit !== name && typeof make === 'function'
      ? [[kebab(edit), { options: options as OptionSet, make: make as Made }]]
      : [];
  }),
);
