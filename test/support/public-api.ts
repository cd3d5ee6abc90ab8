// The public names, with what their declarations in dist/ say of them: read by their form, what the compiler knows is not needed.
// The build leaves comments in the declarations, for editors.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const dist = join(import.meta.dirname, '../../dist');
const DECLARATION =
  /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?^export (?:declare )?(?:abstract )?(const|function|class|interface|type) (\w+)/gm;

export interface PublicName {
  readonly name: string;
  readonly kind: string;
  /** The file that declares it, below src/ and dist/, without its extension. */
  readonly file: string;
  /** The declaration, without the file paths of imported types. */
  readonly declaration: string;
  readonly description: string;
  /** "until leaves out the events after it". */
  readonly params: readonly string[];
  readonly throws: readonly string[];
  /** Code; '' for none. */
  readonly example: string;
  /** Whether calling it may fail. */
  readonly callable: boolean;
}

/** Up to the semicolon, or the closing brace of a body, that ends it. */
function endOf(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if ('({['.includes(text[at]!)) depth++;
    if (')}]'.includes(text[at]!)) depth--;
    if (depth === 0 && (text[at] === ';' || text.startsWith('}\n', at))) return at + 1;
  }
  return text.length;
}

/** Where the example begins, all is code; before it a tag goes on until the next. */
function readComment(comment: string): Pick<PublicName, 'description' | 'params' | 'throws' | 'example'> {
  const text = comment.replace(/^[ \t]*\* ?/gm, '').trim();
  const [prose = '', example = ''] = text.split(/^@example\n/m);
  const [description = '', ...tags] = prose.split(/^@(?=\w)/m).map((part) => part.trim().replaceAll('\n', ' '));
  const all = (kind: string): string[] =>
    tags.filter((tag) => tag.startsWith(`${kind} `)).map((tag) => tag.slice(kind.length + 1));
  return {
    description,
    params: all('param'),
    throws: all('throws'),
    example: example.trim(),
  };
}

/** What the build spells out for editors, as the source has it: `Given<typeof gifOptions>` for GifOptions. */
const asWritten = (declaration: string): string =>
  optionSets().reduce(
    (written, set) => {
      const type = `${set[0]!.toUpperCase()}${set.slice(1)}`;
      return written
        .replace(new RegExp(`, ${type}>;`), '>;')
        .replaceAll(new RegExp(`\\b${type}\\b`, 'g'), `Given<typeof ${set}>`);
    },
    declaration.replaceAll('(ThemeName | (string & {}))', 'string'),
  );

let sets: string[] | undefined;

/** The names of all option sets that the build has spelled out. */
function optionSets(): string[] {
  sets ??= readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.d.ts'))
    .flatMap((path) => [
      ...readFileSync(join(dist, path), 'utf8').matchAll(/What a caller may give of `(\w+)`\. \*\//g),
    ])
    .map(([, set = '']) => set);
  return sets;
}

function declaredIn(file: string): PublicName[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(DECLARATION)].map((match) => {
    const [whole, comment = '', kind = '', name = ''] = match;
    const begin = text.indexOf('export', match.index + whole.lastIndexOf('\nexport'));
    const declaration = asWritten(text.slice(begin, endOf(text, begin)).replace(/import\("[^"]*"\)\./g, ''));
    const callable = kind === 'function' || /^export declare const \w+: (\([^)]*\) =>|EditMaker)/.test(declaration);
    return {
      name,
      kind,
      file: relative(dist, file).replace('.d.ts', ''),
      declaration,
      callable,
      ...readComment(comment),
    };
  });
}

/** Where a file only passes a name on, the files beside and below it are looked at. */
function find(name: string, file: string): PublicName {
  const near = readdirSync(dirname(file), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.d.ts'))
    .map((path) => join(dirname(file), path));
  const found = [file, ...near].flatMap(declaredIn).find((known) => known.name === name);
  if (!found) throw new Error(`${name} is declared neither in ${file} nor near it`);
  return found;
}

const passedOn = (file: string): PublicName[] =>
  [...readFileSync(file, 'utf8').matchAll(/^export type \{ (\w+) \};/gm)].map(([, name = '']) =>
    find(name, join(dist, 'index.d.ts')),
  );

/** All of them, in the order of src/index.ts, or of another index. */
export function publicNames(path = 'index'): PublicName[] {
  const folder = dirname(join(dist, path));
  const index = readFileSync(join(dist, `${path}.d.ts`), 'utf8');
  return [...index.matchAll(/^export (?:type )?(\*|\{[^}]*\}) from '\.\/([^']+)\.js';/gm)].flatMap(
    ([, names = '', path = '']) => {
      const file = join(folder, `${path}.d.ts`);
      if (path.endsWith('/index')) return publicNames(relative(dist, file).replace('.d.ts', ''));
      if (names === '*') return [...declaredIn(file), ...passedOn(file)];
      const listed = names.replace(/[{}]|\btype /g, '').split(',');
      return listed.flatMap((name) => (name.trim() === '' ? [] : [find(name.trim(), file)]));
    },
  );
}
