// The edits of edit/index.ts by the names that manifests have for them: of what that exports, an edit beside its options.
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

type Made = (given: Given<OptionSet>, hooks?: EditHooks) => Edit;

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Of the exports of a module those that are edits. */
export const kindsIn = (everything: Readonly<Record<string, unknown>>): Record<string, EditKind> =>
  Object.fromEntries(
    Object.entries(everything).flatMap(([name, options]): [string, EditKind][] => {
      const edit = name.replace(/Options$/, '');
      const make = everything[edit];
      return edit !== name && typeof make === 'function'
        ? [[kebab(edit), { options: options as OptionSet, make: make as Made }]]
        : [];
    }),
  );

/**
 * The edits by their names, but for `redact`.
 * @example
 * Object.keys(plainEdits).includes('idle'); // => true
 */
export const plainEdits: Readonly<Record<string, EditKind>> = kindsIn({ ...all });
