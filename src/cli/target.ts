// What a name for an output stands for: the file behind links, or something that cannot be replaced. Opens nothing.
import { closeSync, linkSync, lstatSync, openSync, readlinkSync, renameSync, rmSync, type Stats } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isSystemError } from './failure.js';

/** The file that a name stands for, through links, also those that lead to where no file is yet. The system refuses circles. */
export function behindLinks(path: string): string {
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  return isLink ? behindLinks(resolve(dirname(path), readlinkSync(path))) : path;
}

/** What the process was handed open: a file that the shell appends to is not ours to replace. */
const HANDED = /^\/(dev\/fd|proc\/(self|\d+)\/fd)\/\d+$|^\/dev\/std(out|err)$/;

/** Devices, pipes and the like cannot be replaced: they are written to as they stand. */
export const staysAsItIs = (path: string, existing: Stats | undefined): boolean =>
  existing !== undefined && (!existing.isFile() || HANDED.test(path));

const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK']);

/** Takes a name that nobody has, at once; on disks without links in two steps. */
export function placeNew(temporary: string, target: string): void {
  try {
    linkSync(temporary, target);
    rmSync(temporary);
  } catch (error) {
    if (!isSystemError(error) || !NO_LINKS.has(error.code)) throw error;
    closeSync(openSync(target, 'wx'));
    renameSync(temporary, target);
  }
}
