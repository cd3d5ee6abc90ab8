// A named pipe to write to. Opening one waits until somebody reads, deaf to signals; so this asks now and then instead.
import { constants, openSync, statSync } from 'node:fs';
import { isSystemError } from './failure.js';

const PATIENCE = 20;

const isPipe = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFIFO() === true;

/** ENXIO: nobody has the other end (POSIX open, O_NONBLOCK). */
function tryToOpen(path: string): number | undefined {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENXIO') return undefined;
    throw error;
  }
}

/** Holds the pipe open once somebody reads, so that opening it again waits for nobody. Undefined for what is no pipe. */
export async function openPipe(path: string): Promise<number | undefined> {
  if (!isPipe(path)) return undefined;
  for (;;) {
    const file = tryToOpen(path);
    if (file !== undefined) return file;
    await new Promise((done) => setTimeout(done, PATIENCE));
  }
}
