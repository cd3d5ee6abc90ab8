// The install-id, by which a server knows this user: asciinema's own where there is one, so that recordings of both belong to one
// account. Whoever has it can upload in the user's name: it is shown to nobody, and a new one is the user's alone to read.
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { CastError } from '../core/errors.js';

/** As servers take it; asciinema 2 and 3 write it in lower case. */
const INSTALL_ID = /^[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}$/;

type Environment = Readonly<Record<string, string | undefined>>;

/** Where asciinema 3 has it, then where asciinema 2 has it, and 3 looks too. */
function pathsOf({ HOME, XDG_STATE_HOME, XDG_CONFIG_HOME, ...asciinema }: Environment): [string, string] {
  const home = HOME || homedir();
  const state = asciinema['ASCIINEMA_STATE_HOME'] || join(XDG_STATE_HOME || join(home, '.local/state'), 'asciinema');
  const config = asciinema['ASCIINEMA_CONFIG_HOME'] || join(XDG_CONFIG_HOME || join(home, '.config'), 'asciinema');
  return [join(state, 'install-id'), join(config, 'install-id')];
}

/** What is in it is not told: it may be an install-id all the same. */
function checked(text: string, file: string): string {
  const id = text.trim().toLowerCase();
  if (INSTALL_ID.test(id)) return id;
  throw new CastError(
    { file },
    'expected an install-id (a UUID), found something else; without the file a new one is made',
  );
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'EIO';

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Of two programs that make one at a time, both use the first. */
function made(file: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const id = randomUUID();
    writeFileSync(file, `${id}\n`, { mode: 0o600, flag: 'wx' });
    return id;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return checked(readFileSync(file, 'utf8'), file);
  }
}

/**
 * The install-id of this user, as asciinema finds it: in ASCIINEMA_INSTALL_ID, or in a file of asciinema's; a new one where there is none.
 * @param environment variables that say where files of asciinema are: HOME, XDG_CONFIG_HOME, XDG_STATE_HOME, ASCIINEMA_CONFIG_HOME
 * @throws CastError for something else in its place
 * @example
 * const id = installId({ ASCIINEMA_INSTALL_ID: '9da34ff4-9bf7-45d4-aa88-98c933b15a3f' });
 */
export function installId(environment: Readonly<Record<string, string | undefined>>): string {
  const given = environment['ASCIINEMA_INSTALL_ID'];
  if (given) return checked(given, 'ASCIINEMA_INSTALL_ID');
  const [state, config] = pathsOf(environment);
  for (const file of [state, config]) {
    const text = readIfThere(file);
    if (text !== undefined) return checked(text, file);
  }
  return made(config);
}
