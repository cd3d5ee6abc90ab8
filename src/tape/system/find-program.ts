// Whether a program is installed.
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of a program; undefined where there is none. */
export function findProgram(name: string, path = ''): string | undefined {
  const endings = process.platform === 'win32' ? ['', '.exe', '.cmd', '.bat'] : [''];
  const folders = /[\\/]/.test(name) ? [''] : path.split(delimiter);
  return folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))).find(canRun);
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
