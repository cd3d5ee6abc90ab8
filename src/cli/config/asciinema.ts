// What an existing configuration of asciinema says: 3's config.toml, else 2's config (INI). It lies below everything else, for the
// commands that asciinema has too.
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../core/errors.js';
import { type OptionSet, toggle } from '../../core/options/option.js';
import type { Layer } from '../layers.js';

/** On for whoever has a configuration of asciinema; kept by the commands that read it. */
export const asciinemaConfigOption = toggle({
  flag: 'asciinema-config',
  group: 'General',
  help: "do not read asciinema's configuration",
  default: true,
});

/** Where it stands, by section and key, and which option of ours it sets. */
const SESSION = {
  command: 'command',
  capture_input: 'captureInput',
  input: 'captureInput',
  stdin: 'captureInput',
  capture_env: 'captureEnv',
  env: 'captureEnv',
  idle_time_limit: 'idleTimeLimit',
  yes: 'yes',
  quiet: 'quiet',
  pause_key: 'pauseKey',
  add_marker_key: 'markerKey',
  prefix_key: 'prefixKey',
  url: 'serverUrl',
} as const;
const PLAYBACK = {
  speed: 'speed',
  idle_time_limit: 'idleTimeLimit',
  pause_key: 'pauseKey',
  step_key: 'stepKey',
  next_marker_key: 'nextMarkerKey',
} as const;

/** Of 2 and of 3. */
const SERVER = { sections: ['api', 'server'], keys: { url: 'serverUrl' } } as const;

/** By our command, the sections of asciinema 2, of 3's pre-releases, and of 3. */
const SECTIONS: Readonly<Record<string, { sections: readonly string[]; keys: Readonly<Record<string, string>> }>> = {
  rec: { sections: ['record', 'cmd.rec', 'recording', 'session', ...SERVER.sections], keys: SESSION },
  stream: { sections: ['cmd.stream', 'session', ...SERVER.sections], keys: SESSION },
  play: { sections: ['play', 'cmd.play', 'playback'], keys: PLAYBACK },
  upload: SERVER,
  auth: SERVER,
};

export const readsAsciinema = (command: string): boolean => Object.hasOwn(SECTIONS, command);

/** As asciinema looks for it. */
function configFolder({ ASCIINEMA_CONFIG_HOME, XDG_CONFIG_HOME, HOME }: NodeJS.ProcessEnv): string {
  return ASCIINEMA_CONFIG_HOME || join(XDG_CONFIG_HOME || join(HOME || homedir(), '.config'), 'asciinema');
}

/** The first of these that is there. */
function configPath(environment: NodeJS.ProcessEnv): string | undefined {
  const folder = configFolder(environment);
  return [join(folder, 'config.toml'), join(folder, 'config'), '/etc/asciinema/config.toml'].find((path) =>
    existsSync(path),
  );
}

/**
 * What asciinema's configuration says to a command; undefined where there is none.
 * @throws UsageError for a file that cannot be read, and values that are wrong
 */
export async function asciinemaLayer(
  command: string,
  options: OptionSet,
  environment: NodeJS.ProcessEnv,
): Promise<Layer | undefined> {
  const path = readsAsciinema(command) ? configPath(environment) : undefined;
  if (path === undefined) return undefined;
  const { sections = [], keys = {} } = SECTIONS[command] ?? {};
  const tree = await readTree(path);
  const values: Record<string, unknown> = {};
  const from: Record<string, string> = {};
  for (const section of sections) {
    for (const [key, value] of Object.entries(sectionOf(tree, section))) {
      const ours = Object.hasOwn(keys, key) ? keys[key]! : undefined;
      const option = ours === undefined ? undefined : options[ours];
      if (ours === undefined || !option) continue;
      const where = `${path}: [${section}] ${key}`;
      const read = option.parse(String(value));
      if (read === undefined)
        throw new UsageError(where, { expected: option.expected, received: JSON.stringify(value) });
      values[ours] = read;
      from[ours] = where;
    }
  }
  return { name: path, values, from };
}

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

function sectionOf(tree: Tree, section: string): Tree {
  const found = section.split('.').reduce<unknown>((inner, name) => (isTree(inner) ? inner[name] : undefined), tree);
  return isTree(found) ? found : {};
}

async function readTree(path: string): Promise<Tree> {
  const text = readFileSync(path, 'utf8');
  if (!path.endsWith('.toml')) return (await import('ini')).parse(text);
  const { parse } = await import('smol-toml');
  try {
    return parse(text);
  } catch (error) {
    const [first = ''] = String((error as Error).message).split('\n');
    throw new UsageError(path, `${path}: ${first.replace(/^Invalid TOML document: /, 'expected TOML: ')}`);
  }
}
