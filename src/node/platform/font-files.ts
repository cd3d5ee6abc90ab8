// Font files on the disk: where they lie and what is in them. As PlatformFiles has it.
import { closeSync, type Dirent, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { PlatformFile } from '../../core/platform.js';

/** The largest fonts of today, collections of CJK faces, have 150 MB. */
const LARGEST_FILE = 256 << 20;
/** A folder given by mistake, such as /, must not be walked for minutes. */
const MOST_FILES = 20_000;
const MOST_FOLDERS = 10_000;

const FONT = /\.(ttf|otf|ttc|otc|woff2?)$/i;

/**
 * Paths of the font files in a folder and the folders in it, in the order of their names: never in that of the disk.
 * @throws what the system says of the folder itself; folders in it that cannot be read are passed over
 */
export function fontFilesIn(folder: string): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  const walk = (path: string): void => {
    const { dev, ino } = statSync(path);
    if (seen.has(`${dev}:${ino}`) || seen.size === MOST_FOLDERS) return;
    seen.add(`${dev}:${ino}`);
    for (const entry of readdirSync(path, { withFileTypes: true }).sort(byName)) {
      if (found.length === MOST_FILES) return;
      const child = join(path, entry.name);
      if (FONT.test(entry.name)) found.push(child);
      else if (entry.isDirectory() || entry.isSymbolicLink()) tryTo(() => walk(child));
    }
  };
  walk(folder);
  return found;
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1);

function tryTo(work: () => void): void {
  try {
    work();
  } catch {
    // A folder that cannot be read, or a link to something else.
  }
}

/** Opens a file for as long as `use` takes. @throws what the system says, RangeError for a file over the limit */
export function withFile<T>(path: string, use: (file: PlatformFile) => T): T {
  // Before it is opened: to open a pipe would mean to wait for somebody to write to it.
  const stat = statSync(path);
  if (!stat.isFile()) throw new RangeError(stat.isDirectory() ? 'it is a folder' : 'it is no ordinary file');
  if (stat.size > LARGEST_FILE) throw new RangeError(`it has more than ${LARGEST_FILE >> 20} MB`);
  const descriptor = openSync(path, 'r');
  try {
    return use({
      size: stat.size,
      read(offset, length) {
        const bytes = new Uint8Array(Math.max(0, Math.min(length, stat.size - offset)));
        const count = bytes.length === 0 ? 0 : readSync(descriptor, bytes, 0, bytes.length, offset);
        return bytes.subarray(0, count);
      },
    });
  } finally {
    closeSync(descriptor);
  }
}

/** Folders where the system and its user keep fonts; they need not exist. */
export function systemFontFolders(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string[] {
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local');
    return [join(environment['SystemRoot'] ?? 'C:\\Windows', 'Fonts'), join(local, 'Microsoft', 'Windows', 'Fonts')];
  }
  if (platform === 'darwin') {
    const terminal = '/System/Applications/Utilities/Terminal.app/Contents/Resources/Fonts'; // has SF Mono
    return [join(home, 'Library/Fonts'), '/Library/Fonts', '/System/Library/Fonts', terminal];
  }
  const own = environment['XDG_DATA_HOME'] || join(home, '.local/share');
  const shared = (environment['XDG_DATA_DIRS'] || '/usr/local/share:/usr/share').split(':');
  return [...[own, ...shared].map((folder) => join(folder, 'fonts')), join(home, '.fonts')];
}
