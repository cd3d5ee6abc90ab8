// Every public name has a doc comment. Reads the sources by their form; what the compiler knows of them is not needed.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const src = join(import.meta.dirname, '../../src');
const index = readFileSync(join(src, 'index.ts'), 'utf8');
const DECLARATION =
  /(\*\/\n)?^export (?:declare )?(?:async )?(?:abstract )?(?:const|function\*?|class|interface|type|enum) (\w+)/gm;

interface Declared {
  readonly name: string;
  readonly documented: boolean;
}

const declaredIn = (file: string): Declared[] =>
  [...readFileSync(file, 'utf8').matchAll(DECLARATION)].map(([, comment, name = '']) => ({
    name,
    documented: comment !== undefined,
  }));

/** Where a file only passes a name on, the files beside and below it are looked at. */
function find(name: string, file: string): Declared {
  const near = readdirSync(dirname(file), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(dirname(file), path));
  return [file, ...near].flatMap(declaredIn).find((known) => known.name === name) ?? { name, documented: false };
}

const exported = [...index.matchAll(/^export (?:type )?(\*|\{[^}]*\}) from '\.\/([^']+)\.js';/gm)].flatMap(
  ([, names = '', path = '']) => {
    const file = join(src, `${path}.ts`);
    if (names === '*') return declaredIn(file);
    const listed = names.replace(/[{}]|\btype /g, '').split(',');
    return listed.flatMap((name) => (name.trim() === '' ? [] : [find(name.trim(), file)]));
  },
);

it('finds the public names', () => {
  expect(exported.map(({ name }) => name)).toEqual(expect.arrayContaining(['gif', 'trim', 'CastError', 'svgOptions']));
});

it('each has a comment', () => {
  expect(exported.filter(({ documented }) => !documented).map(({ name }) => name)).toEqual([]);
});
