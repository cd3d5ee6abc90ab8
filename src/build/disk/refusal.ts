// What the system refuses, as an error with a sentence.
import { CastError } from '../../errors.js';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EEXIST: 'exists already',
  EISDIR: 'is a folder, not a file',
  ELOOP: 'too many symbolic links',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'no such file or folder',
  ENOSPC: 'no space left on the disk',
  ENOTDIR: 'a part of the path is not a folder',
  EPERM: 'not permitted',
  EROFS: 'the disk is read-only',
};

/** Runs a step on the disk. @throws CastError that names the file where the system refuses */
export function onDisk<T>(file: string, aim: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    const reason = REASONS[code] ?? `the system says ${code}`;
    throw new CastError({ file }, `cannot be ${aim}: ${reason}`, undefined, { cause: error });
  }
}
