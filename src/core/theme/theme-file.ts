// Themes in files: JSON and YAML (Windows Terminal, VHS, xterm.js, base16, and plain lists of colours), iTerm2's .itermcolors and
// Alacritty's TOML. All of them become one shape, an object of keys, from which colours are picked.
import { decodeUtf8 } from '../bytes.js';
import { CastError } from '../errors.js';
import { tooDeepAt } from '../options/nesting.js';
import { platform } from '../platform.js';
import { parseColour } from './colour.js';
import { ITERM_KEYS, readItermColours } from './itermcolors.js';
import { makeTheme, type Theme } from './theme.js';
import { readTomlTables } from './toml-tables.js';

/** A theme is a few kilobytes. */
const MOST_BYTES = 1 << 20;
const KINDS = /\.(json|ya?ml|itermcolors|toml)$/i;
const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
/** Which of base16's colours stand for the sixteen of a terminal (chriskempson/base16, styling for shells). */
const BASE16 = ['00', '08', '0B', '0A', '0D', '0E', '0C', '05', '03', '08', '0B', '0A', '0D', '0E', '0C', '07'];
/** base24 has bright colours of its own. */
const BASE24 = new Map([
  [9, '12'],
  [10, '14'],
  [11, '13'],
  [12, '16'],
  [13, '17'],
  [14, '15'],
]);

export const isThemeFile = (spec: string): boolean => KINDS.test(spec);

type Tree = Record<string, unknown>;

/** @throws CastError for a file that cannot be read or is no theme */
export function loadTheme(path: string): Theme {
  const text = decodeUtf8(platform().files.read(path, MOST_BYTES));
  const tree = parse(path, text);
  const entries = coloursOf(tree);
  if (entries.length !== 10 && entries.length !== 18) {
    const found = entries.length > 2 ? `${entries.length - 2} colours` : 'none';
    const sentence = `expected a theme with a background, a foreground and 8 or 16 colours, found ${found}`;
    throw new CastError({ file: path, ...(entries[2] && placeOf(text, entries[2])) }, sentence);
  }
  const [background = 0, foreground = 0, ...named] = entries.map((entry) => colourOf(entry, path, text));
  const { name } = tree;
  return makeTheme(
    typeof name === 'string' && name !== '' ? name : path.replace(/^.*[\\/]|\.\w+$/g, ''),
    foreground,
    background,
    named,
  );
}

/** A value that should be a colour, and the key that it, or the list that it is in, stands under. */
interface Entry {
  readonly key: string;
  readonly value: unknown;
  /** How the file writes colours, if not as #282a36. */
  readonly expected?: string;
}

/** @throws CastError with the place, as far as that can be told */
function colourOf(entry: Entry, file: string, text: string): number {
  const { key, value, expected = 'a colour such as "#282a36"' } = entry;
  const colour = typeof value === 'string' ? parseColour(value.replace(/^0x/i, '')) : undefined;
  if (colour !== undefined) return colour;
  const sentence =
    value === undefined || value === null
      ? `expected a colour ${JSON.stringify(key)}, found nothing`
      : `expected ${expected}, found ${JSON.stringify(value)}`;
  throw new CastError({ file, ...placeOf(text, entry) }, sentence);
}

/** Whatever the format, a value follows its key: so it is looked for there. */
function placeOf(text: string, { key, value }: Entry): { line?: number; column?: number } {
  const escaped = key.replace(/[^\w]/g, '\\$&');
  const start = new RegExp(`(?<![\\w])${escaped}(?:["']?\\s*[:=]|</key>)`).exec(text);
  if (!start) return {};
  const found = value === undefined || value === null ? -1 : text.indexOf(String(value), start.index + key.length);
  return lineAndColumn(text, found < 0 ? start.index : found);
}

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function parse(path: string, text: string): Tree {
  const deep = /\.(json|ya?ml)$/i.test(path) ? tooDeepAt(text) : undefined;
  if (deep !== undefined) {
    throw new CastError(
      { file: path, ...lineAndColumn(text, deep) },
      'expected a theme, found values that are nested too deep',
    );
  }
  try {
    const tree = parserOf(path)(text);
    if (typeof tree === 'object' && tree !== null && !Array.isArray(tree)) return tree as Tree;
  } catch (cause) {
    const words =
      cause instanceof Error ? cause.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '') : String(cause);
    const place = placeOfFault(path, text);
    const sentence = `expected a theme, found what cannot be read: ${words}`;
    throw new CastError({ file: path, ...place }, sentence, undefined, { cause });
  }
  throw new CastError({ file: path }, 'expected a theme, found no names of colours');
}

function parserOf(path: string): (text: string) => unknown {
  if (/\.json$/i.test(path)) return JSON.parse;
  if (/\.itermcolors$/i.test(path)) return readItermColours;
  if (/\.toml$/i.test(path)) return readTomlTables;
  return (text) => platform().libraries.yaml().parse(text, { maxAliasCount: 0, logLevel: 'error' });
}

/** Where JSON, which is YAML too, or YAML breaks off. */
function placeOfFault(path: string, text: string): { line?: number; column?: number } {
  if (!/\.(json|ya?ml)$/i.test(path)) return {};
  const [error] = platform().libraries.yaml().parseDocument(text).errors;
  return error ? lineAndColumn(text, error.pos[0]) : {};
}

/** Background, foreground and the palette, as they stand in the file; empty if none of the known shapes is it. */
function coloursOf(tree: Tree): Entry[] {
  return (
    itermColours(tree) ??
    base16Colours(tree) ??
    alacrittyColours(tree) ??
    namedColours(tree) ??
    listedColours(tree) ??
    []
  );
}

const branch = (value: unknown): Tree => (typeof value === 'object' && value !== null ? (value as Tree) : {});

function itermColours(tree: Tree): Entry[] | undefined {
  if (!ITERM_KEYS.some((key) => key in tree)) return undefined;
  const expected = 'red, green and blue from 0 to 1';
  return ITERM_KEYS.map((key) => ({ key, value: tree[key], expected }));
}

function base16Colours(tree: Tree): Entry[] | undefined {
  const base = 'base00' in tree ? tree : branch(tree['palette']);
  if (!('base00' in base)) return undefined;
  const entry = (digits: string): Entry => {
    const key = [`base${digits}`, `base${digits.toLowerCase()}`].find((name) => name in base) ?? `base${digits}`;
    return { key, value: base[key] };
  };
  const palette = BASE16.map((digits, i) => {
    const bright = entry(BASE24.get(i) ?? digits);
    return bright.value === undefined ? entry(digits) : bright;
  });
  return [entry('00'), entry('05'), ...palette];
}

function alacrittyColours(tree: Tree): Entry[] | undefined {
  const colours = branch(tree['colors'] ?? tree['colours']);
  const primary = branch(colours['primary']);
  if (!('background' in primary)) return undefined;
  const normal = branch(colours['normal']);
  const bright = 'bright' in colours ? branch(colours['bright']) : normal;
  return [
    { key: 'background', value: primary['background'] },
    { key: 'foreground', value: primary['foreground'] },
    ...[normal, bright].flatMap((row) => NAMES.map((name) => ({ key: name, value: row[name] }))),
  ];
}

/** Windows Terminal calls magenta purple. */
const NAMED_KEYS: Record<string, string> = { magenta: 'purple', brightMagenta: 'brightPurple' };

function namedColours(tree: Tree): Entry[] | undefined {
  if (!('background' in tree) || !('red' in tree)) return undefined;
  const entry = (name: string): Entry => {
    const key = name in tree ? name : (NAMED_KEYS[name] ?? name);
    return { key, value: tree[key] };
  };
  const bright = NAMES.map((name) => `bright${name[0]!.toUpperCase()}${name.slice(1)}`);
  const named = 'brightRed' in tree ? [...NAMES, ...bright] : NAMES;
  return ['background', 'foreground', ...named].map(entry);
}

/** `background`, `foreground` (or `bg`, `fg`, as in recordings) and a list of colours. */
function listedColours(tree: Tree): Entry[] | undefined {
  const entry = (...keys: [string, ...string[]]): Entry => {
    const key = keys.find((name) => tree[name] !== undefined && tree[name] !== null) ?? keys[0];
    return { key, value: tree[key] };
  };
  const { key, value: list } = entry('palette', 'colors', 'colours');
  const palette: unknown = typeof list === 'string' ? list.split(':') : list;
  if (!Array.isArray(palette)) return undefined;
  return [entry('background', 'bg'), entry('foreground', 'fg'), ...palette.map((value: unknown) => ({ key, value }))];
}
