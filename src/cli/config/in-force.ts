// Which value each option of a command has at present, and where that comes from: what `castkit config` prints.

import type { Option } from '../../core/options/option.js';
import type { Cast } from '../../index.js';
import type { Command, Commands } from '../command.js';
import { COMMAND_LINE_ONLY } from '../general.js';
import { type Layer, mergeLayers } from '../layers.js';
import { surroundingsOf } from '../surroundings.js';
import { presetLayers } from './presets.js';

export interface InForce {
  /** As typed, without dashes. */
  flag: string;
  /** Absent where the default is not a value but something that the command finds out. */
  value?: unknown;
  /** A variable, a place in a file, the name of a recording, or "default". */
  from: string;
  /** In words, of a default. */
  words?: string;
}

/** What a header says of options; each counts only for commands that have the option. */
function headerLayer({ header, name }: Cast): Layer {
  const { idleTimeLimit, cols, rows, theme, title } = header;
  const said = { idleTimeLimit, cols, rows, theme: theme && 'its own', title };
  const values = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return { name, values, from: Object.fromEntries(Object.keys(values).map((key) => [key, name])) };
}

/** A header has a say only where the option leaves it one: "the recording's", "the recording's, else 5". */
const asksHeader = ({ defaultText = '' }: Option<unknown>): boolean => /recording's/.test(defaultText);

/**
 * @param cast the recording whose header has a say, if any
 * @throws UsageError for what is wrong in the environment or the configuration file
 */
export async function optionsInForce(command: Command, commands: Commands, cast?: Cast): Promise<InForce[]> {
  const { options: all, layers, presets } = await surroundingsOf(command, commands);
  const header = cast && headerLayer(cast);
  const options = Object.entries(all).filter(([key, { hidden }]) => hidden !== true && !COMMAND_LINE_ONLY.has(key));
  const { preset } = all;
  const brought = preset ? presetLayers(mergeLayers(layers)['preset'], presets, preset) : [];
  return options.map(([key, option]) => {
    const layer = [...layers, ...brought, ...(header && asksHeader(option) ? [header] : [])].find(({ values }) =>
      Object.hasOwn(values, key),
    );
    if (layer) return { flag: option.flag, value: layer.values[key], from: layer.from?.[key] ?? layer.name };
    const words = option.defaultText;
    const value = option.default === undefined ? {} : { value: option.default };
    return { flag: option.flag, ...value, from: 'default', ...(words === undefined ? {} : { words }) };
  });
}
