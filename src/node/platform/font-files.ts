// Font files on the disk: where they lie and what is in them. As PlatformFiles has it.
import { closeSync, type Dirent, openSync, readSync, statSync } from 'node:fs';
import { opendir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { PlatformFile } from '../../core/platform.js';
import { leadsUp, tooWide } from '../project.js';
import { kindOfFile } from './user-file.js';

/** The largest fonts of today, collections of CJK faces, have 150 MB. */
const LARGEST_FILE = 256 << 20;
/** A folder given by mistake must not be walked for minutes. */
const MOST_FILES = 20_000;
const MOST_FOLDERS = 10_000;
const MOST_ENTRIES = 1_000_000;
const MOST_SECONDS = 10;

const FONT = /\.(ttf|otf|ttc|otc|woff2?)$/i;

/**
 * Paths of the font files in a folder and the folders in it, in the order of their names: never in that of the disk.
 * @throws what the system says of the folder itself, RangeError for one with too much in it; folders in it that cannot be read
 * are passed over
 */
export async function fontFilesIn(folder: string): Promise<string[]> {
  const wide = tooWide(folder);
  if (wide !== undefined) throw new RangeError(`${wide} is too much to look through: name a folder in it`);
  const kind = kindOfFile(folder);
  if (kind !== undefined && kind !== 'folder') throw new RangeError(`found a ${kind}`);
  return new FontWalk().walk(folder);
}

/** Owns what one walk has seen, and what it may still see. */
class FontWalk {
  readonly #found: string[] = [];
  readonly #seen = new Set<string>();
  readonly #end = performance.now() + MOST_SECONDS * 1000;
  #entries = 0;

  async walk(path: string): Promise<string[]> {
    const { dev, ino } = statSync(path);
    if (this.#seen.has(`${dev}:${ino}`)) return this.#found;
    this.#seen.add(`${dev}:${ino}`);
    this.#refuseMore(this.#seen.size > MOST_FOLDERS, `${MOST_FOLDERS} folders`);
    for (const entry of (await this.#list(path)).sort(byName)) {
      const child = join(path, entry.name);
      if (FONT.test(entry.name)) this.#found.push(child);
      else await this.#tryTo(child);
      this.#refuseMore(this.#found.length > MOST_FILES, `${MOST_FILES} fonts`);
    }
    return this.#found;
  }

  /** Fonts, and what may be a folder. In portions: signals are heard between them. */
  async #list(path: string): Promise<Dirent[]> {
    const entries: Dirent[] = [];
    for await (const entry of await opendir(path, { bufferSize: 256 })) {
      this.#refuseMore(++this.#entries > MOST_ENTRIES, `${MOST_ENTRIES} files`);
      this.#refuseMore(performance.now() > this.#end, `can be looked through in ${MOST_SECONDS} s`);
      const link = entry.isSymbolicLink() && !FONT.test(entry.name);
      if (link ? !(await leadsUp(join(path, entry.name))) : FONT.test(entry.name) || entry.isDirectory()) {
        entries.push(entry);
      }
    }
    return entries;
  }

  async #tryTo(path: string): Promise<void> {
    try {
      await this.walk(path);
    } catch (error) {
      if (error instanceof RangeError) throw error;
      // A folder that cannot be read, or a link to something else.
    }
  }

  #refuseMore(over: boolean, limit: string): void {
    if (over) throw new RangeError(`found more in it than ${limit}: name the folder that has the fonts`);
  }
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1);

/** Opens a file for as long as `use` takes. @throws what the system says, RangeError for a file over the limit */
export function withFile<T>(path: string, use: (file: PlatformFile) => T): T {
  // Before it is opened: to open a pipe would mean to wait for somebody to write to it.
  const stat = statSync(path);
  const kind = kindOfFile(path);
  if (kind !== 'file') throw new RangeError(`it is a ${kind}`);
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
