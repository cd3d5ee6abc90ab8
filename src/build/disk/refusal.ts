// What the system refuses, as an error with a sentence.
import { CastError, refusalWords } from '../../core/errors.js';

/** Runs a step on the disk. @throws CastError that names the file where the system refuses */
export function onDisk<T>(file: string, aim: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    throw new CastError({ file }, `cannot be ${aim}: ${refusalWords(code)}`, undefined, { cause: error });
  }
}
