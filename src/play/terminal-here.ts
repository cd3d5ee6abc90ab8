// The terminal of this process, to play in.
import { openUserTerminal } from '../tty/user-terminal.js';
import { LEAVE, type PlayTerminal } from './play-in.js';

/**
 * The terminal of this process, whatever its standard streams are: keys come one by one until it is closed. Undefined where there
 * is none.
 * @example
 * const terminal = terminalHere();
 * if (terminal) {
 *   await playIn(terminal, cast, { speed: 2 });
 *   terminal.close();
 * }
 */
export function terminalHere(): (PlayTerminal & { close(): void }) | undefined {
  const terminal = openUserTerminal();
  if (!terminal) return undefined;
  let isPlaying = false;
  terminal.raw(() => (isPlaying ? LEAVE : ''));
  const decoder = new TextDecoder();
  return {
    get size() {
      return terminal.size;
    },
    write(output) {
      isPlaying = !output.includes(LEAVE);
      terminal.screen.write(output);
    },
    onKeys(listener) {
      terminal.keys.on('data', (bytes: Buffer) => listener(decoder.decode(bytes, { stream: true })));
    },
    onResize: (listener) => terminal.onResize(() => listener()),
    close: () => terminal.close(),
  };
}
