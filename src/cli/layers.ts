// The one place where the sources of option values meet: command line over environment (over configuration files, when there are
// any). The recording's header and the defaults lie below and are the library's business.
import type { Option, OptionSet } from '../options/option.js';
import { isSwitch, readValue } from './args.js';
import { COMMAND_LINE_ONLY } from './general.js';

export interface Layer {
  /** As `castkit config` names it. */
  readonly name: string;
  /** By key of the option set. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Values of the first layer that has one, by key. */
export function mergeLayers(layers: readonly Layer[]): Record<string, unknown> {
  return Object.assign({}, ...layers.map((layer) => layer.values).reverse());
}

/** CASTKIT_FONT_SIZE for `font-size`. */
export const variableName = (flag: string): string => `CASTKIT_${flag.toUpperCase().replaceAll('-', '_')}`;

function variableValue(option: Option<unknown>, environment: NodeJS.ProcessEnv): unknown {
  const name = variableName(option.flag);
  const text = environment[name];
  if (text) return readValue(name, option, text);
  const negative = variableName(`no-${option.flag}`);
  const negated = isSwitch(option) ? environment[negative] : undefined;
  return negated ? !readValue(negative, option, negated) : undefined;
}

/**
 * What the environment says: CASTKIT_<OPTION>, for a switch also CASTKIT_NO_<OPTION>; an empty variable counts as absent.
 * @throws UsageError that names the variable
 */
export function environmentLayer(options: OptionSet, environment: NodeJS.ProcessEnv): Layer {
  const values: Record<string, unknown> = {};
  for (const [key, option] of Object.entries(options)) {
    const value = COMMAND_LINE_ONLY.has(key) ? undefined : variableValue(option, environment);
    if (value !== undefined) values[key] = value;
  }
  return { name: 'environment', values };
}
