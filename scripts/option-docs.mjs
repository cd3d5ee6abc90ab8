// What editors show of options: a comment above each in the types of the library, from its declaration, and the names of themes and
// detectors as words that may be written beside any other. The types stay as wide as they are in the source.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const SET = /^export declare const (\w+Options): (?=.*\{\n)([\s\S]*?)^\}/gm;
/** An option in the declaration of a set. */
const MEMBER = /^( {4})(\w+): ((?:import\("[^"]+"\)\.)?Option<.*>);$/gm;
/** One that was made from another: the compiler writes down all of it. */
const SPELLED_OUT = /^( {4})(\w+): (?=\{\n)([\s\S]*?)^ {4}\};$/gm;
const PLACE = 'core/theme/theme-names.d.ts';

const literals = (words) => words.map((word) => JSON.stringify(word)).join(' | ');
const ANY_TEXT = '(string & {})';

/** Of the library, not of the command line. */
const named = (text) =>
  text.replace(/--([a-z][a-z0-9-]*)/g, (_, flag) => flag.replace(/-(.)/g, (_all, letter) => letter.toUpperCase()));

function commentOf({ help, default: value, defaultText, expected, choices, suggests }) {
  const text = defaultText ?? (value === undefined || value?.length === 0 ? undefined : JSON.stringify(value));
  const sentences = [
    `${help[0].toUpperCase()}${help.slice(1)}.`,
    ...(choices || suggests || /^(text|true or false)$/.test(expected) ? [] : [`Takes ${expected}.`]),
    ...(text === undefined ? [] : [`Default: ${text}.`]),
  ];
  return `/** ${named(sentences.join(' ')).replaceAll('*/', '*\\/')} */`;
}

/** `text` is a type with `string` in it. */
function withWords(text, key, { placeholder, suggests }, themes) {
  const words = key === 'theme' && placeholder === 'THEME' ? themes : suggests && literals(suggests);
  return words ? text.replace(/(?<![\w"])string(?![\w"])/, `(${words} | ${ANY_TEXT})`) : text;
}

const typeName = (set) => `${set[0].toUpperCase()}${set.slice(1)}`;

/** What `Given` makes of a set, spelled out: editors show no comments through types that are computed. */
function given(set, members) {
  const lines = members.map(({ comment, key, type }) => {
    const value = type.replace(/^(?:import\("[^"]+"\)\.)?Option<(.*)>$/, '$1');
    return `    ${comment}\n    ${key}?: ${/\bundefined\b/.test(value) ? value : `${value} | undefined`};\n`;
  });
  return `/** What a caller may give of \`${set}\`. */\nexport interface ${typeName(set)} {\n${lines.join('')}}\n`;
}

/** The text of a file of types with comments, and what callers may give of each set. `themes` is the type of their names. */
function withComments(text, library, themes) {
  const added = new Map();
  const shown = text.replace(SET, (declaration, set) => {
    const options = library[set];
    if (options === undefined) return declaration;
    const members = [];
    const add = (key, type) => {
      const member = { comment: commentOf(options[key]), key, type: withWords(type, key, options[key], themes) };
      members.push(member);
      return member;
    };
    const told = declaration
      .replace(MEMBER, (line, indent, key, type) => {
        if (!options[key]) return line;
        const member = add(key, type);
        return `${indent}${member.comment}\n${indent}${key}: ${member.type};`;
      })
      .replace(SPELLED_OUT, (block, indent, key, inside) => {
        const [, type] = /^\s+check\(value: unknown\): (.*);$/m.exec(inside) ?? [];
        return options[key] && type ? `${indent}${add(key, type).comment}\n${block}` : block;
      });
    if (members.length !== Object.keys(options).length) {
      const missing = Object.keys(options).filter((name) => !members.some(({ key }) => key === name));
      throw new Error(`${set}: expected an Option in a line of its own for each option, not so ${missing.join(', ')}`);
    }
    added.set(set, given(set, members));
    return told;
  });
  return { text: [shown, ...added.values()].join(''), sets: [...added.keys()] };
}

const MAKER = /^(export declare const (\w+): (?:import\("[^"]+"\)\.)?EditMaker<)\{\n[\s\S]*?\n\}>>;$/gm;

/** What callers may give by its name. `typeOf` gives that of a set. */
const withNames = (text, typeOf) =>
  text
    // Not in examples, nor in what interfaces extend, which has to be a name.
    .replace(/^(?! *\*)(?!.*\binterface\b).*$/gm, (line) =>
      line.replace(/\bGiven<typeof (\w+)>/g, (type, set) => typeOf(set) ?? type),
    )
    .replace(MAKER, (maker, start, name) => {
      const set = `${name}Options`;
      const type = typeOf(set);
      return type === undefined ? maker : `${start}${typeOf(set, true)}, ${type}>;`;
    });

const wayTo = (file, target) => {
  const way = relative(dirname(file), target).replaceAll('\\', '/').replace('.d.ts', '.js');
  return way.startsWith('.') ? way : `./${way}`;
};

/** @param {string} folder where the library was built */
export async function documentOptions(folder) {
  const library = await import(pathToFileURL(resolve(folder, 'index.js')).href);
  const names = library.themeList().map(({ name }) => name);
  const comment = '/** The themes that have a name. */';
  writeFileSync(join(folder, PLACE), `${comment}\nexport type ThemeName = ${literals(names)};\n`);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.d.ts'))
    .map((name) => join(folder, name));
  const homes = new Map();
  for (const file of files) {
    const themes = `import("${wayTo(file, join(folder, PLACE))}").ThemeName`;
    const { text, sets } = withComments(readFileSync(file, 'utf8'), library, themes);
    for (const set of sets) homes.set(set, file);
    if (sets.length > 0) writeFileSync(file, text);
  }
  for (const file of files) {
    const typeOf = (set, ofValue = false) => {
      const home = homes.get(set);
      if (home === undefined) return undefined;
      const from = home === file ? '' : `import("${wayTo(file, home)}").`;
      return ofValue ? `typeof ${from}${set}` : `${from}${typeName(set)}`;
    };
    const text = readFileSync(file, 'utf8');
    const shown = withNames(text, typeOf);
    if (shown !== text) writeFileSync(file, shown);
  }
}
