// Questions to whoever sits at the terminal, whatever the standard streams are.
import { closeSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** Whether somebody can be asked. */
export function hasTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r+'));
    return true;
  } catch {
    return false;
  }
}

/** The line that was typed; undefined at its end (C-d), or where there is no terminal. */
export async function ask(question: string): Promise<string | undefined> {
  const terminal = await open('/dev/tty', 'r+').catch(() => undefined);
  if (!terminal) return undefined;
  try {
    await terminal.write(question);
    const { bytesRead, buffer } = await terminal.read(Buffer.alloc(4096), 0, 4096);
    return bytesRead === 0 ? undefined : buffer.toString('utf8', 0, bytesRead).trim();
  } catch {
    return undefined;
  } finally {
    await terminal.close();
  }
}

/** Asks until one of the letters is given; undefined where nobody answers. */
export async function choose<const L extends string>(question: string, letters: readonly L[]): Promise<L | undefined> {
  for (;;) {
    const answer = await ask(question);
    if (answer === undefined) return undefined;
    const letter = letters.find((one) => answer.toLowerCase() === one || answer.toLowerCase().startsWith(one));
    if (letter) return letter;
  }
}
