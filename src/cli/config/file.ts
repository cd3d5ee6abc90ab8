// What a configuration file says, checked: options at its top for every command that has them, and under a command's name for
// that one. The keys of a build's manifest, which may be the same file, are the build's to check.
import { readFileSync, statSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { catalogue } from '../../core/catalogue.js';
import type { Option, OptionGroup, OptionSet } from '../../core/options/option.js';
import { Piece, readPiece } from '../../core/options/piece.js';
import { readYaml } from '../../core/options/yaml.js';
import { locatedValue } from '../../node/located.js';
import { liesIn } from '../../node/project.js';
import { flagsOf, isSwitch } from '../args.js';
import type { Commands } from '../command.js';
import { allOptions } from '../command-options.js';
import { COMMAND_LINE_ONLY } from '../general.js';
import { type Layer, refuseIndirect } from '../layers.js';
import type { ConfigPlace } from './find.js';
import { type UserPreset, type UserPresets, withPresetNames } from './presets.js';

/** What is not configuration but a manifest, or named by other options. */
const OTHERS: ReadonlySet<string> = new Set([
  '$schema',
  'inputs',
  'output',
  'outputs',
  'edits',
  'defaults',
  'overrides',
  'depends',
  'timeline',
  'presets',
]);

export interface ConfigFile {
  /** As messages call it: its path from the folder one is in. */
  name: string;
  /** What the files that it names are beside. */
  folder: string;
  pieces: [key: string, piece: Piece][];
  /** See ConfigPlace. */
  above: boolean;
  /** It lies among the user's own configuration, so that nobody else has written it. */
  own?: boolean;
  /** Sentences on what it says and may not, filled while it is read. */
  leftOut: string[];
}

/**
 * @param folder that the name of the file starts from
 * @throws UsageError with line and column for what is no YAML or JSON, or no mapping
 */
export function readConfigFile({ path, key, above }: ConfigPlace, folder: string): ConfigFile {
  const name = relative(folder, path) || path;
  const { value, locate } = readYaml(readFileSync(path, 'utf8'), name);
  const top = new Piece(value, [], locate);
  const options = key === undefined ? top : top.entries('an object').find(([known]) => known === key)?.[1];
  return { name, folder: dirname(path), pieces: options?.entries('options by their names') ?? [], above, leftOut: [] };
}

interface Meant {
  key: string;
  option: Option<unknown>;
  /** `no-loop: true` */
  negated: boolean;
}

/** The option that a key names: font-size, fontSize, no-loop. */
function findOption(name: string, options: OptionSet): Meant | undefined {
  for (const [key, option] of Object.entries(options)) {
    if (name === key || flagsOf(option).includes(name)) return { key, option, negated: false };
    if (isSwitch(option) && name === `no-${option.flag}`) return { key, option, negated: true };
  }
  return undefined;
}

/** @throws UsageError for what would be a trap in a file, whatever the command */
function refuseCommandLineOnly(name: string, piece: Piece): void {
  const key = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  if (COMMAND_LINE_ONLY.has(key)) throw piece.error(`${name} is for the command line only`);
}

const flagsIn = (options: OptionSet): string[] => Object.values(options).map(({ flag }) => flag);

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** What is shown, how and when. */
const LOOKS: ReadonlySet<OptionGroup> = new Set(['Look', 'Fonts', 'Window', 'Overlays', 'Timing', 'Positions']);

/** Whether a value is a matter of looks, or a limit that is lower than it would be. */
function isHarmless({ group, default: usual }: Option<unknown>, value: unknown): boolean {
  if (LOOKS.has(group)) return true;
  return group === 'Limits' && typeof value === 'number' && typeof usual === 'number' && value <= usual;
}

const PERSONAL_PLACES =
  'it counts on the command line, in the environment and in your own configuration (~/.config/castkit/castkit.yaml) only';

/** Owns the values of a layer while it is being filled. */
class Filling {
  readonly #file: ConfigFile;
  readonly values: Record<string, unknown> = {};
  readonly from: Record<string, string> = {};

  constructor(file: ConfigFile) {
    this.#file = file;
  }

  take({ key, option, negated }: Meant, piece: Piece): void {
    const value = readPiece(option, piece);
    refuseIndirect(option, value, (message) => piece.error(message));
    const { folder, above, own, leftOut } = this.#file;
    if (option.personal && !own) {
      if (option.personal === 'told') leftOut.push(`${piece.where}: ${option.flag} is left out: ${PERSONAL_PLACES}`);
      return;
    }
    if (above && !isHarmless(option, value)) {
      leftOut.push(
        `${piece.where}: ${option.flag} is left out: a file above the project sets looks and lower limits only`,
      );
      return;
    }
    const onPath = (path: string): void => {
      if (!liesIn(folder, path)) throw piece.error(`expected a file in the folder of this one, found ${path}`);
    };
    this.values[key] = negated ? !value : locatedValue(option, value, { folder, isFile, onPath });
    this.from[key] = piece.where;
  }
}

/** The options of a command, and all commands: an option may be another one's. */
export interface Known {
  readonly own: OptionSet;
  readonly commands: Commands;
}

/** Is it the part of a command, as `gif: {...}`? Some commands are called as options are: a mapping makes the difference. */
const isSection = (name: string, { value }: Piece): boolean =>
  Object.hasOwn(catalogue, name) && (value === null || (typeof value === 'object' && !Array.isArray(value)));

/**
 * The values of a file for a command. What stands under the command's name goes before what stands at the top.
 * @throws UsageError with line and column for a value that is wrong, and an option that no command has
 */
export async function fileLayer(file: ConfigFile, command: string, known: Known): Promise<Layer> {
  const options = known.own;
  const filling = new Filling(file);
  const strangers: [string, Piece][] = [];
  for (const [name, piece] of file.pieces) {
    if (OTHERS.has(name) || isSection(name, piece)) continue;
    refuseCommandLineOnly(name, piece);
    const meant = findOption(name, options);
    if (meant) filling.take(meant, piece);
    else strangers.push([name, piece]);
  }
  if (strangers.length > 0) await refuseUnknown(strangers, known);
  const section = file.pieces.find(([name, piece]) => name === command && isSection(name, piece));
  for (const [name, piece] of section?.[1].entries('options') ?? []) {
    refuseCommandLineOnly(name, piece);
    const meant = findOption(name, options);
    if (!meant) throw piece.unknown(`option of ${command}`, flagsIn(options));
    filling.take(meant, piece);
  }
  return { name: file.name, values: filling.values, from: filling.from };
}

/** What a name of a preset may be: it is typed, and stands in lists. */
const NAME = /^[\w][\w.-]*$/;

/**
 * The presets that a file declares, with the options of a command that they bring.
 * @throws UsageError with line and column for a name that is castkit's own, and as fileLayer
 */
export async function filePresets(file: ConfigFile, known: Known, own: readonly string[]): Promise<UserPresets> {
  const declared = declaredPresets(file);
  const options = withPresetNames(
    known.own,
    declared.map(([name]) => name),
  );
  const presets = new Map<string, UserPreset>();
  for (const [name, piece] of declared) {
    if (own.includes(name)) throw piece.error(`the preset ${name} is castkit's own: expected another name`);
    if (!NAME.test(name))
      throw piece.error(`expected a name of letters, digits, - and _, found ${JSON.stringify(name)}`);
    const filling = new Filling(file);
    const strangers: [string, Piece][] = [];
    for (const [key, value] of piece.entries('options by their names')) {
      refuseCommandLineOnly(key, value);
      const meant = findOption(key, options);
      if (meant) filling.take(meant, value);
      else strangers.push([key, value]);
    }
    if (strangers.length > 0) await refuseUnknown(strangers, { ...known, own: options });
    presets.set(name, { where: piece.where, layer: { name: `preset ${name}`, ...filling } });
  }
  return presets;
}

/** By name, unread. */
export function declaredPresets(file: ConfigFile): [name: string, piece: Piece][] {
  const piece = file.pieces.find(([key]) => key === 'presets')?.[1];
  return piece?.entries('presets by their names') ?? [];
}

/** Options of other commands are none of this one's business, but they must be there: loads commands until all are known. */
async function refuseUnknown(strangers: readonly [string, Piece][], { own, commands }: Known): Promise<void> {
  let unknown = strangers;
  const known = new Set([...flagsIn(own), ...OTHERS]);
  for (const { load } of Object.values(commands)) {
    const options = allOptions(await load());
    for (const flag of flagsIn(options)) known.add(flag);
    unknown = unknown.filter(([name]) => !findOption(name, options));
    if (unknown.length === 0) return;
  }
  const [first] = unknown;
  if (first) throw first[1].unknown('option', [...known, ...Object.keys(commands)]);
}
