// What a command line is read against: the environment, the configuration file, the presets that it declares.
import type { OptionSet } from '../core/options/option.js';
import type { Command, Commands } from './command.js';
import { allOptions } from './command-options.js';
import { findConfig } from './config/find.js';
import { NO_PRESETS, type UserPresets, withPresetNames } from './config/presets.js';
import { environmentLayer, type Layer } from './layers.js';

export interface Surroundings {
  /** As allOptions; --preset takes the names of declared presets too. */
  options: OptionSet;
  /** Where values come from that the command line does not give: the environment, then the configuration file. */
  layers: Layer[];
  presets: UserPresets;
}

/** @throws UsageError for what is wrong in the environment or the configuration file */
export async function surroundingsOf(command: Command, commands: Commands): Promise<Surroundings> {
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
  return { options, layers, presets };
}
