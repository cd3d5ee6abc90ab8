// The options of redact, and the search that they ask for.

import { UsageError } from '../../errors.js';
import { nearest } from '../../options/nearest.js';
import type { Option, Values } from '../../options/option.js';
import { optionName } from '../../options/option-name.js';
import { DETECTORS, type Detector } from './detectors.js';
import { ENTROPY } from './entropy.js';
import { maskOption, wideMask } from './mask.js';
import { NAME_DETECTORS, type Names } from './names.js';
import { literalDetector, readPattern, Search } from './search.js';

/**
 * Names of the kinds of secrets that `redact` knows.
 * @example
 * BUILTINS.includes('github'); // => true
 */
export const BUILTINS: readonly string[] = [
  ...new Set([...DETECTORS, ...NAME_DETECTORS, ENTROPY].map(({ name }) => name)),
];

/** Why an option of `redact` cannot be configured. */
export const NARROWS = 'narrows or changes what redact looks for';

/** An option that may be repeated; `read` gives undefined, or throws, for what is no value. */
function several(
  spec: Pick<Option<unknown>, 'flag' | 'help' | 'placeholder' | 'expected' | 'suggests'>,
  read: (text: string) => readonly string[] | undefined,
  byDefault: readonly string[] = [],
): Option<readonly string[]> {
  const check = (value: unknown): readonly string[] | undefined => {
    const values = (Array.isArray(value) ? value : [value]).map((item: unknown) =>
      typeof item === 'string' ? read(item) : undefined,
    );
    return values.some((item) => item === undefined) ? undefined : (values.flat() as string[]);
  };
  return { ...spec, direct: () => NARROWS, group: 'Input', repeatable: true, default: byDefault, parse: check, check };
}

const nonEmpty = (text: string) => (text === '' ? undefined : [text]);

/** Detectors of what tells who and where somebody is. All others find secrets: keys, tokens, passwords. */
const PERSONAL = ['email', 'ip', 'home', 'user', 'host'];
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  secrets: BUILTINS.filter((name) => !PERSONAL.includes(name) && name !== ENTROPY.name),
  // What looks random is mostly no secret.
  all: BUILTINS.filter((name) => name !== ENTROPY.name),
  none: [],
};
/** What is looked for unless told otherwise. */
export const DEFAULT_KINDS: readonly string[] = ['secrets', 'email', 'ip'];

/** The kinds of a list. @throws UsageError naming `option`, for what is none */
export function readKinds(text: string, option: string): string[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  const all = [...Object.keys(GROUPS), ...BUILTINS];
  for (const name of names) {
    if (all.includes(name)) continue;
    const close = nearest(name, all);
    throw new UsageError(option, {
      expected: `some of ${all.join(', ')}`,
      received: JSON.stringify(name),
      ...(close ? { hint: `Did you mean ${close}?` } : {}),
    });
  }
  if (names.includes('none') && names.length > 1) {
    throw new UsageError(option, { expected: 'none by itself, or kinds', received: JSON.stringify(text) });
  }
  return names;
}

/** The detectors of kinds: groups taken apart. */
export const detectorsOf = (kinds: readonly string[]): ReadonlySet<string> =>
  new Set(kinds.flatMap((kind) => GROUPS[kind] ?? [kind]));

/**
 * Option declarations of `redact`: names, checks, defaults.
 * @example
 * redactOptions.with.default; // => '*'
 */
export const redactOptions = {
  pattern: several(
    {
      flag: 'pattern',
      help: 'hide what this regular expression matches, or its group (?<secret>...); RE or /RE/i; repeatable',
      placeholder: 'RE',
      expected: 'a regular expression',
    },
    (text) => {
      if (text === '') return undefined;
      readPattern(text);
      return [text];
    },
  ),
  text: several(
    { flag: 'text', help: 'hide this text; repeatable', placeholder: 'TEXT', expected: 'a text' },
    nonEmpty,
  ),
  builtin: several(
    {
      flag: 'builtin',
      help: `hide these kinds: secrets, email, ip, home, user, host; all or none; entropy; or of secrets ${GROUPS['secrets']!.join(', ')}`,
      placeholder: 'KINDS',
      expected: `some of ${[...Object.keys(GROUPS), ...BUILTINS].join(', ')}`,
      suggests: [...Object.keys(GROUPS), ...BUILTINS],
    },
    (text) => readKinds(text, optionName('builtin')),
    DEFAULT_KINDS,
  ),
  with: maskOption,
};

export type RedactValues = Values<typeof redactOptions>;

/** The detectors that are asked for. Texts and patterns come on top of them. */
export const builtinsOf = ({ builtin }: RedactValues): ReadonlySet<string> => detectorsOf(builtin);

/** @param names as far as the recording tells them */
export function searchOf(options: RedactValues, names: Names): Search {
  const kinds = builtinsOf(options);
  const detectors: Detector[] = [...DETECTORS, ENTROPY].filter(({ name }) => kinds.has(name));
  const texts = options.text.map((text, index) => literalDetector(text, index + 1));
  const patterns = options.pattern.map((pattern) => readPattern(pattern));
  const mask = options.with + wideMask(options.with);
  return new Search([...detectors, ...names.detectors(kinds)], { texts, patterns }, mask);
}
