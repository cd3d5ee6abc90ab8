// A program in a pseudo-terminal, as a user has it: keys go in, and what is on the screen is waited for.
import { openPty, type Pty, type PtyExit } from '../../src/tty/pty.js';
import { environment, programPath } from './program.js';

export interface SessionOptions {
  cols?: number;
  rows?: number;
  cwd?: string;
  env?: Record<string, string>;
}

/** Owns the output so far; `until` waits for more of it, as long as the program runs. */
export class Session {
  readonly pty: Pty;
  /** All output, decoded. */
  output = '';
  /** Where `until` looks from. */
  #seen = 0;
  #ended = false;
  #waiting: (() => void)[] = [];
  readonly #decoder = new TextDecoder();

  constructor([file, ...args]: readonly [string, ...string[]], options: SessionOptions = {}) {
    const { cols = 80, rows = 24, cwd = process.cwd(), env = {} } = options;
    const all = { ...environment, TERM: 'xterm-256color', ...env } as Record<string, string>;
    this.pty = openPty({ file, args, env: all, cwd, cols, rows });
    this.pty.output.on('data', (bytes: Uint8Array) => {
      this.output += this.#decoder.decode(bytes, { stream: true });
      this.#wake();
    });
    this.pty.output.on('end', () => {
      this.#ended = true;
      this.#wake();
    });
  }

  type(keys: string): void {
    this.pty.input.write(keys);
  }

  /** Waits until the output that no earlier call has passed holds this; the next call looks behind it. */
  async until(expected: string | RegExp): Promise<string> {
    for (;;) {
      const found = match(this.output.slice(this.#seen), expected);
      if (found) {
        this.#seen += found.end;
        return found.text;
      }
      if (this.#ended) {
        throw new Error(
          `the program ended without ${String(expected)}: ${JSON.stringify(this.output.slice(this.#seen))}`,
        );
      }
      await this.#more();
    }
  }

  /** Waits for the end. */
  async end(): Promise<PtyExit> {
    const exit = await this.pty.exited;
    while (!this.#ended) await this.#more();
    return exit;
  }

  #more(): Promise<void> {
    return new Promise((wake) => this.#waiting.push(wake));
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

function match(text: string, expected: string | RegExp): { text: string; end: number } | undefined {
  if (typeof expected === 'string') {
    const at = text.indexOf(expected);
    return at < 0 ? undefined : { text: expected, end: at + expected.length };
  }
  const found = expected.exec(text);
  return found ? { text: found[0], end: found.index + found[0].length } : undefined;
}

/** castkit in a pseudo-terminal. */
export const castkitSession = (args: readonly string[], options?: SessionOptions): Session =>
  new Session([process.execPath, programPath('castkit'), ...args], options);
