// One line on a terminal that says how far a long render is. Drawn with carriage returns and spaces only, never an escape code.

/** The part of standard error that progress needs. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface ProgressState {
  /** 0 to 1. */
  share: number;
  frames: number;
}

const PATIENCE = 500;
const INTERVAL = 100;

const timeLeft = (elapsed: number, share: number): string =>
  share > 0.01 ? `${Math.ceil((elapsed / 1000) * (1 / share - 1))} s left` : '';

/** Owns the line on the terminal. Draws nothing in the first half second, and nothing at all where standard error is no terminal. */
export class ProgressLine {
  readonly #terminal: Terminal;
  readonly #now: () => number;
  #drawnAt: number;
  #width = 0;

  /** @param now milliseconds since the process started */
  constructor(terminal: Terminal, now: () => number = () => performance.now()) {
    this.#terminal = terminal;
    this.#now = now;
    this.#drawnAt = PATIENCE - INTERVAL;
  }

  update({ share, frames }: ProgressState): void {
    const elapsed = this.#now();
    if (this.#terminal.isTTY !== true || elapsed - this.#drawnAt < INTERVAL) return;
    this.#drawnAt = elapsed;
    const words = [
      `${Math.floor(share * 100)} %`,
      frames === 1 ? '1 frame' : `${frames} frames`,
      timeLeft(elapsed, share),
    ];
    this.#draw(words.filter((word) => word !== '').join('  '));
  }

  remove(): void {
    if (this.#width === 0) return;
    this.#draw('');
    this.#terminal.write('\r');
  }

  #draw(text: string): void {
    // Some terminals do not know their width and say 0.
    const shown = text.slice(0, (this.#terminal.columns || 80) - 1);
    this.#terminal.write(`\r${shown.padEnd(this.#width)}`);
    this.#width = shown.length;
  }
}
