// castkit header: what a recording says about itself. Its size is resize's matter, its version convert's.

import { CastError, UsageError } from '../errors.js';
import type { Option } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { camelCase } from '../options/origin.js';
import type { Cast, Header } from '../recording/cast.js';
import { defineEdit } from './edit.js';

type Change = (header: Header) => Header;

/** `name=value`, or for --unset a name. */
const texts = (
  flag: string,
  help: string,
  placeholder: string,
  read: (text: string, option: string) => unknown,
): Option<readonly string[]> => {
  const check = (value: unknown): readonly string[] | undefined => {
    const list: unknown[] = Array.isArray(value) ? value : [value];
    if (!list.every((item) => typeof item === 'string')) return undefined;
    for (const item of list) read(item, optionName(camelCase(flag)));
    return list;
  };
  return {
    flag,
    group: 'Input',
    help,
    placeholder,
    expected: placeholder,
    repeatable: true,
    default: [],
    parse: check,
    check,
  };
};

/**
 * Option declarations of `header`: names, checks, defaults.
 * @example
 * Object.keys(headerOptions); // => ['set', 'unset']
 */
export const headerOptions = {
  set: texts(
    'set',
    'set a field: title=..., command=..., env.NAME=..., tags=a,b, or any other; repeatable',
    'NAME=VALUE',
    readSet,
  ),
  unset: texts('unset', 'take a field out; repeatable', 'NAME', readName),
};

/**
 * Sets and removes fields of the header.
 * @throws UsageError for a field that cannot be set so; CastError for one to be removed that is not there
 * @example
 * const named = await pipe(cast, header({ set: ['title=Tides'], unset: ['title'] }));
 */
export const header = defineEdit(headerOptions, ({ set, unset }) => {
  if (set.length + unset.length === 0) {
    throw new UsageError(optionName('set'), {
      expected: `NAME=VALUE, or ${optionName('unset')} NAME`,
      received: 'nothing',
    });
  }
  const changes = set.map((text) => readSet(text));
  const names = unset.map((text) => readName(text, optionName('unset')));
  return (cast) => {
    const changed = changes.reduce((result, change) => change(result), cast.header);
    return { ...cast, header: names.reduce((result, name) => unsetField(result, name, cast), changed) };
  };
});

const ALIASES: Readonly<Record<string, string>> = {
  idle_time_limit: 'idleTimeLimit',
  'term.type': 'termType',
  'env.TERM': 'termType',
  'term.version': 'termVersion',
};
const KNOWN = ['title', 'command', 'timestamp', 'idleTimeLimit', 'termType', 'termVersion', 'tags', 'theme'] as const;
type Known = (typeof KNOWN)[number];
const isKnown = (name: string): name is Known => (KNOWN as readonly string[]).includes(name);

const ELSEWHERE: Readonly<Record<string, string>> = {
  version: 'castkit convert changes it',
  cols: 'castkit resize changes it',
  rows: 'castkit resize changes it',
  width: 'castkit resize changes it',
  height: 'castkit resize changes it',
  duration: 'it follows from the events; castkit retime changes them',
};

function readName(typed: string, option: string): string {
  const name = typed.trim();
  const hint = ELSEWHERE[name.replace(/^term\.(cols|rows)$/, '$1')];
  if (hint) throw new UsageError(option, { expected: 'a field that describes', received: JSON.stringify(name), hint });
  if (name === '') throw new UsageError(option, { expected: 'the name of a field', received: JSON.stringify(typed) });
  return ALIASES[name] ?? ALIASES[name.replaceAll('-', '_')] ?? name;
}

function readSet(typed: string): Change {
  const [, left = '', value = ''] = /^([^=]*)=([\s\S]*)$/.exec(typed) ?? [];
  if (!typed.includes('='))
    throw new UsageError(optionName('set'), { expected: 'NAME=VALUE', received: JSON.stringify(typed) });
  const name = readName(left, optionName('set'));
  if (name.startsWith('env.')) return (old) => ({ ...old, env: { ...old.env, [name.slice(4)]: value } });
  if (!isKnown(name)) return (old) => ({ ...old, extra: { ...old.extra, [name]: readJson(value) } });
  const known = knownValue(name, value);
  return (old) => ({ ...old, [name]: known });
}

function knownValue(name: Known, value: string): string | number | string[] {
  if (name === 'theme')
    throw new UsageError(optionName('set'), {
      expected: 'another field',
      received: '"theme"',
      hint: `renderers take ${optionName('theme')}`,
    });
  if (name === 'tags') return value === '' ? [] : value.split(',').map((tag) => tag.trim());
  if (name !== 'timestamp' && name !== 'idleTimeLimit') return value;
  const count = Number(value);
  if (value.trim() !== '' && Number.isFinite(count) && count >= 0) return count;
  throw new UsageError(optionName('set'), {
    expected: `a number of seconds for ${name}`,
    received: JSON.stringify(value),
  });
}

/** JSON where it is some, else text. */
function readJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function unsetField(old: Header, name: string, { name: file }: Cast): Header {
  const variable = name.startsWith('env.') ? name.slice(4) : undefined;
  if (variable !== undefined && old.env && Object.hasOwn(old.env, variable)) {
    const { [variable]: _, ...env } = old.env;
    return { ...old, env };
  }
  if ((isKnown(name) || name === 'env') && old[name] !== undefined) {
    const { [name]: _, ...rest } = old;
    return rest;
  }
  if (Object.hasOwn(old.extra, name)) {
    const { [name]: _, ...extra } = old.extra;
    return { ...old, extra };
  }
  const there = [
    ...KNOWN.filter((key) => old[key] !== undefined),
    ...Object.keys(old.env ?? {}).map((key) => `env.${key}`),
    ...Object.keys(old.extra),
  ];
  throw new CastError(
    { file },
    `no field ${JSON.stringify(name)} in the header: there ${there.length > 0 ? `are ${there.join(', ')}` : 'are none'}`,
  );
}
