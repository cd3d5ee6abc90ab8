// What the system refuses, as an error with a sentence.
import { CastError, refusalWords } from '../../core/errors.js';

/** Runs a step on the disk. @throws CastError that names the file where the system refuses */
export function onDisk<T>(file: string, aim: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw refusal(file, aim, error);
  }
}

/** The same for a step that takes its time. */
export async function onDiskLater<T>(file: string, aim: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw refusal(file, aim, error);
  }
}

function refusal(file: string, aim: string, error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  return new CastError({ file }, `cannot be ${aim}: ${refusalWords(code)}`, undefined, { cause: error });
}
