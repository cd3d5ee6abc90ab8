// What a command line is read against: the environment, the configuration file, the presets that it declares.
import type { OptionSet } from '../core/options/option.js';
import type { Command, Commands } from './command.js';
import { allOptions } from './command-options.js';
import { findConfig } from './config/find.js';
import { homeLayers } from './config/home.js';
import { NO_PRESETS, type UserPresets, withPresetNames } from './config/presets.js';
import { environmentLayer, type Layer } from './layers.js';

export interface Surroundings {
  /** As allOptions; --preset takes the names of declared presets too. */
  options: OptionSet;
  /** Where values come from that the command line does not give: the environment, then the configuration file. */
  layers: Layer[];
  presets: UserPresets;
  /** The configuration file that is in force. */
  config?: ConfigInForce;
}

export interface ConfigInForce {
  readonly name: string;
  /** See ConfigPlace. */
  readonly above: boolean;
  /** Sentences on what it says and may not. */
  readonly leftOut: readonly string[];
}

/** For -v and castkit config. */
export const configWords = ({ name, above }: ConfigInForce): string =>
  above ? `${name}, above the project: looks and lower limits only` : name;

/**
 * @param args of the command line, for what switches a layer off
 * @throws UsageError for what is wrong in the environment or a configuration file
 */
export async function surroundingsOf(
  command: Command,
  commands: Commands,
  args: readonly string[] = [],
): Promise<Surroundings> {
  const { layers, ...own } = await ownSurroundings(command, commands);
  const { options } = own;
  const home = await homeLayers(command.name, options, { commands, environment: process.env });
  const theirs = await asciinemaBelow(command, options, layers, args);
  return { ...own, layers: [...layers, ...home, ...(theirs ? [theirs] : [])] };
}

async function ownSurroundings(command: Command, commands: Commands): Promise<Surroundings> {
  const all = allOptions(command);
  const folder = process.cwd();
  const takesOptions = command.reading !== undefined || Object.keys(command.options).length > 0;
  const place = takesOptions ? await findConfig(folder) : undefined;
  if (!place) return { options: all, layers: [environmentLayer(all, process.env)], presets: NO_PRESETS };
  const { fileLayer, filePresets, readConfigFile } = await import('./config/file.js');
  const file = readConfigFile(place, folder);
  const { preset } = all;
  const presets = preset ? await filePresets(file, { own: all, commands }, preset.choices ?? []) : NO_PRESETS;
  const options = withPresetNames(all, [...presets.keys()]);
  const layers = [
    environmentLayer(options, process.env),
    await fileLayer(file, command.name, { own: options, commands }),
  ];
  return { options, layers, presets, config: file };
}

/** Nothing is loaded for commands that asciinema does not have. */
async function asciinemaBelow(
  command: Command,
  options: OptionSet,
  layers: readonly Layer[],
  args: readonly string[],
): Promise<Layer | undefined> {
  if (!options['asciinemaConfig']) return undefined;
  const set = layers.find(({ values }) => values['asciinemaConfig'] !== undefined)?.values['asciinemaConfig'];
  const end = args.indexOf('--');
  const isOff = (end < 0 ? args : args.slice(0, end)).includes('--no-asciinema-config') || set === false;
  if (isOff) return undefined;
  return (await import('./config/asciinema.js')).asciinemaLayer(command.name, options, process.env);
}
