// What is said of the user alone, for commands with options that no file in a folder may set: variables of asciinema's, and a
// configuration file of castkit's in the home folder.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../core/errors.js';
import type { OptionSet } from '../../core/options/option.js';
import type { Commands } from '../command.js';
import type { Layer } from '../layers.js';

/** Of asciinema 3, then of 2: the first that is set counts. */
const VARIABLES = ['ASCIINEMA_SERVER_URL', 'ASCIINEMA_API_URL'];

const isPersonal = (options: OptionSet): boolean =>
  Object.values(options).some(({ personal }) => personal !== undefined);

/** @throws UsageError that names the variable, for what is no address */
function variableLayer({ serverUrl }: OptionSet, environment: NodeJS.ProcessEnv): Layer[] {
  const name = VARIABLES.find((variable) => environment[variable]);
  if (!serverUrl || name === undefined) return [];
  const text = environment[name]!;
  const value = serverUrl.parse(text);
  if (value === undefined) throw new UsageError(name, { expected: serverUrl.expected, received: JSON.stringify(text) });
  return [{ name: 'environment', values: { serverUrl: value }, from: { serverUrl: name } }];
}

/** Where a user's own configuration may be. */
export const homeConfig = ({ XDG_CONFIG_HOME, HOME }: NodeJS.ProcessEnv): string =>
  join(XDG_CONFIG_HOME || join(HOME || homedir(), '.config'), 'castkit', 'castkit.yaml');

/**
 * Layers that lie below those of the environment and of a folder's file; none for commands without such options.
 * @throws UsageError for what is wrong in them
 */
export async function homeLayers(
  command: string,
  options: OptionSet,
  { commands, environment }: { commands: Commands; environment: NodeJS.ProcessEnv },
): Promise<Layer[]> {
  if (!isPersonal(options)) return [];
  const variables = variableLayer(options, environment);
  const path = homeConfig(environment);
  if (!existsSync(path)) return variables;
  const { fileLayer, readConfigFile } = await import('./file.js');
  const file = { ...readConfigFile({ path, above: false }, process.cwd()), name: path, own: true };
  return [...variables, await fileLayer(file, command, { own: options, commands })];
}
