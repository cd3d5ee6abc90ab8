// Themes in files: JSON and YAML (Windows Terminal, VHS, xterm.js, base16, and plain lists of colours), iTerm2's .itermcolors and
// Alacritty's TOML. All of them become one shape, an object of keys, from which colours are picked.
import { createRequire } from 'node:module';
import { readUserText } from '../assets/user-file.js';
import { CastError } from '../errors.js';
import { parseColour } from './colour.js';
import { readItermColours } from './itermcolors.js';
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
  const text = readUserText(path, MOST_BYTES);
  const tree = parse(path, text);
  const colours = coloursOf(tree);
  if (colours.length !== 10 && colours.length !== 18) {
    throw new CastError(
      { file: path },
      'expected a theme with a background, a foreground and 8 or 16 colours, found none',
    );
  }
  const values = colours.map((colour) =>
    typeof colour === 'string' ? parseColour(colour.replace(/^0x/i, '')) : undefined,
  );
  const wrong = values.indexOf(undefined);
  if (wrong >= 0) {
    throw new CastError(
      { file: path },
      `expected a colour such as "#282a36", found ${JSON.stringify(colours[wrong]) ?? 'nothing'}`,
    );
  }
  const [background = 0, foreground = 0, ...named] = values as number[];
  const { name } = tree;
  return makeTheme(
    typeof name === 'string' && name !== '' ? name : path.replace(/^.*[\\/]|\.\w+$/g, ''),
    foreground,
    background,
    named,
  );
}

function parse(path: string, text: string): Tree {
  try {
    const tree = parserOf(path)(text);
    if (typeof tree === 'object' && tree !== null && !Array.isArray(tree)) return tree as Tree;
  } catch (cause) {
    const words = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new CastError({ file: path }, `expected a theme, found what cannot be read: ${words}`, undefined, { cause });
  }
  throw new CastError({ file: path }, 'expected a theme, found no names of colours');
}

function parserOf(path: string): (text: string) => unknown {
  if (/\.json$/i.test(path)) return JSON.parse;
  if (/\.itermcolors$/i.test(path)) return readItermColours;
  if (/\.toml$/i.test(path)) return readTomlTables;
  const yaml = createRequire(import.meta.url)('yaml') as { parse(text: string, options: object): unknown };
  return (text) => yaml.parse(text, { maxAliasCount: 0, logLevel: 'error' });
}

/** Background, foreground and the palette, as they stand in the file; empty if none of the known shapes is it. */
function coloursOf(tree: Tree): unknown[] {
  return base16Colours(tree) ?? alacrittyColours(tree) ?? namedColours(tree) ?? listedColours(tree) ?? [];
}

const branch = (value: unknown): Tree => (typeof value === 'object' && value !== null ? (value as Tree) : {});

function base16Colours(tree: Tree): unknown[] | undefined {
  const base = 'base00' in tree ? tree : branch(tree['palette']);
  if (!('base00' in base)) return undefined;
  const entry = (digits: string) => base[`base${digits}`] ?? base[`base${digits.toLowerCase()}`];
  const palette = BASE16.map((digits, i) => entry(BASE24.get(i) ?? digits) ?? entry(digits));
  return [entry('00'), entry('05'), ...palette];
}

function alacrittyColours(tree: Tree): unknown[] | undefined {
  const colours = branch(tree['colors'] ?? tree['colours']);
  const primary = branch(colours['primary']);
  if (!('background' in primary)) return undefined;
  const normal = branch(colours['normal']);
  const bright = 'bright' in colours ? branch(colours['bright']) : normal;
  return [
    primary['background'],
    primary['foreground'],
    ...[normal, bright].flatMap((row) => NAMES.map((name) => row[name])),
  ];
}

/** Windows Terminal calls magenta purple. */
const NAMED_KEYS: Record<string, string> = { magenta: 'purple', brightMagenta: 'brightPurple' };

function namedColours(tree: Tree): unknown[] | undefined {
  if (!('background' in tree) || !('red' in tree)) return undefined;
  const entry = (name: string) => tree[name] ?? tree[NAMED_KEYS[name] ?? name];
  const bright = NAMES.map((name) => `bright${name[0]!.toUpperCase()}${name.slice(1)}`);
  const named = 'brightRed' in tree ? [...NAMES, ...bright] : NAMES;
  return [tree['background'], tree['foreground'], ...named.map(entry)];
}

/** `background`, `foreground` (or `bg`, `fg`, as in recordings) and a list of colours. */
function listedColours(tree: Tree): unknown[] | undefined {
  const list = tree['palette'] ?? tree['colors'] ?? tree['colours'];
  const palette = typeof list === 'string' ? list.split(':') : list;
  if (!Array.isArray(palette)) return undefined;
  return [tree['background'] ?? tree['bg'], tree['foreground'] ?? tree['fg'], ...palette];
}
