// The one place where the sources of option values meet: command line over environment over configuration file. The recording's
// header and the defaults lie below and are the library's business.

import { UsageError } from '../core/errors.js';
import type { Option, OptionSet } from '../core/options/option.js';
import { isSwitch, readValue } from './args.js';
import { COMMAND_LINE_ONLY } from './general.js';

export interface Layer {
  /** As `castkit config` names it. */
  readonly name: string;
  /** By key of the option set. */
  readonly values: Readonly<Record<string, unknown>>;
  /** By key as well: the variable, or the place in the file. */
  readonly from?: Readonly<Record<string, string>>;
}

/** @throws what `error` makes of the reason, for a value that only the command line may give */
export function refuseIndirect(option: Option<unknown>, value: unknown, error: (message: string) => Error): void {
  const why = option.direct?.(value);
  if (why !== undefined)
    throw error(`${option.flag} ${why}: give it on the command line, or in a step of edits in a manifest`);
}

/** Values of the first layer that has one, by key. */
export function mergeLayers(layers: readonly Layer[]): Record<string, unknown> {
  return Object.assign({}, ...layers.map((layer) => layer.values).reverse());
}

/** CASTKIT_FONT_SIZE for `font-size`. */
const variableName = (flag: string): string => `CASTKIT_${flag.toUpperCase().replaceAll('-', '_')}`;

function readVariable(
  option: Option<unknown>,
  environment: NodeJS.ProcessEnv,
): { name: string; value: unknown } | undefined {
  const name = variableName(option.flag);
  const text = environment[name];
  if (text) return { name, value: readValue(name, option, text) };
  const negative = variableName(`no-${option.flag}`);
  const negated = isSwitch(option) ? environment[negative] : undefined;
  return negated ? { name: negative, value: !readValue(negative, option, negated) } : undefined;
}

/**
 * What the environment says: CASTKIT_<OPTION>, for a switch also CASTKIT_NO_<OPTION>; an empty variable counts as absent.
 * @throws UsageError that names the variable
 */
export function environmentLayer(options: OptionSet, environment: NodeJS.ProcessEnv): Layer {
  const values: Record<string, unknown> = {};
  const from: Record<string, string> = {};
  for (const [key, option] of Object.entries(options)) {
    const variable = COMMAND_LINE_ONLY.has(key) ? undefined : readVariable(option, environment);
    if (!variable) continue;
    refuseIndirect(option, variable.value, (message) => new UsageError(variable.name, `${variable.name}: ${message}`));
    values[key] = variable.value;
    from[key] = variable.name;
  }
  return { name: 'environment', values, from };
}
