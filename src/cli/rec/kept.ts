// Recordings that are not yet what they are to be: in a private folder of the user's, where they stay if the process is killed.
import { lstatSync, mkdirSync, mkdtempSync, openSync, readdirSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { isAbandoned, temporaryMark } from '../../node/temporary.js';

/** The XDG base directory for what outlives a process and is no configuration. */
const stateFolder = ({ XDG_STATE_HOME }: NodeJS.ProcessEnv): string =>
  join(XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'castkit', 'recordings');

/** Where there is no home that can be written to, as in containers. */
const commonFolder = (): string => join(tmpdir(), `castkit-recordings-${userInfo().uid}`);

/** Makes the folder; false where it cannot be made, or others can look into it. */
function isPrivate(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { mode, uid } = lstatSync(folder);
    return process.platform === 'win32' || ((mode & 0o077) === 0 && uid === process.getuid?.());
  } catch {
    return false;
  }
}

function privateFolder(): string {
  const folder = [stateFolder(process.env), commonFolder()].find(isPrivate);
  return folder ?? mkdtempSync(join(tmpdir(), 'castkit-'));
}

/** A new file that only its owner can read. @param stem what its name begins with */
export function openKept(stem: string): { path: string; file: number } {
  const folder = privateFolder();
  for (let attempt = 1; ; attempt++) {
    const path = join(folder, `${stem}${temporaryMark()}-${attempt}.cast`);
    try {
      return { path, file: openSync(path, 'wx', 0o600) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Paths of recordings whose process was killed. */
export function interrupted(): string[] {
  return [stateFolder(process.env), commonFolder()].flatMap((folder) =>
    namesIn(folder)
      .filter(isAbandoned)
      .map((name) => join(folder, name)),
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
