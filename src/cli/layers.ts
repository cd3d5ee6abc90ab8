// The one place where the sources of option values meet: command line over environment over configuration file. The recording's
// header and the defaults lie below and are the library's business.

import { UsageError } from '../core/errors.js';
import type { Option, OptionSet } from '../core/options/option.js';
import { flagsOf, isSwitch, readValue } from './args.js';
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
export const variableName = (flag: string): string => `CASTKIT_${flag.toUpperCase().replaceAll('-', '_')}`;

function readVariable(
  option: Option<unknown>,
  environment: NodeJS.ProcessEnv,
): { name: string; value: unknown } | undefined {
  for (const flag of flagsOf(option)) {
    const name = variableName(flag);
    const text = environment[name];
    if (text) return { name, value: readValue(name, option, text) };
    const negative = variableName(`no-${flag}`);
    const negated = isSwitch(option) ? environment[negative] : undefined;
    if (negated) return { name: negative, value: !readValue(negative, option, negated) };
  }
  return undefined;
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

/** Variables of castkit's that are no options: documented, or set by castkit itself for the programs that it starts. */
const OTHER_VARIABLES: ReadonlySet<string> = new Set(
  ['DEBUG', 'REC', 'SESSION', 'SERVER_URL', 'VERSION', 'PACKAGE', 'SHARDS'].map(variableName),
);

/** Names of variables that are set, begin as castkit's do, and say nothing to a command. */
export function otherVariables(options: OptionSet, environment: NodeJS.ProcessEnv): string[] {
  const names = Object.keys(environment).filter(
    (name) => name.startsWith('CASTKIT_') && environment[name] !== '' && !OTHER_VARIABLES.has(name),
  );
  if (names.length === 0) return names;
  const { from = {} } = environmentLayer(options, environment);
  const read = new Set(Object.values(from));
  return names.filter((name) => !read.has(name));
}

/** By key, where a value came from that the first of the layers has not given. */
export function originsIn(
  [, ...layers]: readonly Layer[],
  given: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const origins: Record<string, string> = {};
  for (const { name, values, from } of layers) {
    for (const key of Object.keys(values)) {
      if (!Object.hasOwn(given, key) && !Object.hasOwn(origins, key)) origins[key] = from?.[key] ?? name;
    }
  }
  return origins;
}
