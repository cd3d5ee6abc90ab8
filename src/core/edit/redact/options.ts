// The options of redact, and the search that they ask for.

import { UsageError } from '../../errors.js';
import { nearest } from '../../options/nearest.js';
import type { Option, Values } from '../../options/option.js';
import { DETECTORS, type Detector } from './detectors.js';
import { maskOption, wideMask } from './mask.js';
import { NAME_DETECTORS, type Names } from './names.js';
import { literalDetector, readPattern, Search } from './search.js';

/**
 * Names of the kinds of secrets that `redact` knows.
 * @example
 * BUILTINS.includes('github'); // => true
 */
export const BUILTINS: readonly string[] = [...DETECTORS, ...NAME_DETECTORS].map(({ name }) => name);

/** An option that may be repeated; `read` gives undefined, or throws, for what is no value. */
function several(
  spec: Pick<Option<unknown>, 'flag' | 'help' | 'placeholder' | 'expected'> & { defaultText?: string },
  read: (text: string) => readonly string[] | undefined,
): Option<readonly string[]> {
  const check = (value: unknown): readonly string[] | undefined => {
    const values = (Array.isArray(value) ? value : [value]).map((item: unknown) =>
      typeof item === 'string' ? read(item) : undefined,
    );
    return values.some((item) => item === undefined) ? undefined : (values.flat() as string[]);
  };
  return { ...spec, group: 'Input', repeatable: true, default: [], parse: check, check };
}

const nonEmpty = (text: string) => (text === '' ? undefined : [text]);

/** The detectors of a list, `all` being all. @throws UsageError naming `option`, for what is none */
export function readKinds(text: string, option: string): string[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  for (const name of names) {
    if (name === 'all' || BUILTINS.includes(name)) continue;
    const close = nearest(name, BUILTINS);
    throw new UsageError(option, {
      expected: `some of ${BUILTINS.join(', ')}`,
      received: JSON.stringify(name),
      ...(close ? { hint: `Did you mean ${close}?` } : {}),
    });
  }
  return names.includes('all') ? [...BUILTINS] : names;
}

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
      help: `hide secrets of these kinds: ${BUILTINS.join(', ')}`,
      placeholder: 'LIST',
      expected: `some of ${BUILTINS.join(', ')}`,
      defaultText: 'all, unless a pattern or a text is given',
    },
    (text) => readKinds(text, '--builtin'),
  ),
  with: maskOption,
};

export type RedactValues = Values<typeof redactOptions>;

/** The kinds that are asked for: all where nothing is. */
export function builtinsOf({ pattern, text, builtin }: RedactValues): ReadonlySet<string> {
  return new Set(builtin.length + pattern.length + text.length === 0 ? BUILTINS : builtin);
}

/** @param names as far as the recording tells them */
export function searchOf(options: RedactValues, names: Names): Search {
  const kinds = builtinsOf(options);
  const detectors: Detector[] = DETECTORS.filter(({ name }) => kinds.has(name));
  const texts = options.text.map((text, index) => literalDetector(text, index + 1));
  const patterns = options.pattern.map((pattern) => readPattern(pattern));
  const mask = options.with + wideMask(options.with);
  return new Search([...detectors, ...names.detectors(kinds), ...texts], patterns, mask);
}
