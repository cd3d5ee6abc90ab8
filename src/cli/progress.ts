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
const BAR = 20;
/** Where less is told than that, the bar is left out. */
const ROOM = 60;

/** `[#####---------------]` */
export function bar(share: number): string {
  const filled = Math.max(0, Math.min(BAR, Math.floor(share * BAR)));
  return `[${'#'.repeat(filled)}${'-'.repeat(BAR - filled)}]`;
}

const leftWords = (milliseconds: number): string => {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 100) return `${seconds} s left`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min left` : `${Math.round(minutes / 60)} h left`;
};

/** Owns what is known of how fast it goes: with start-up, which says little of the rest, and without it, when all is still cold. */
export class Estimate {
  #first: { share: number; elapsed: number } | undefined;

  /** The time left in words; none where too little is known. */
  left(share: number, elapsed: number): string[] {
    this.#first ??= { share, elapsed };
    const seen = share - this.#first.share;
    if (share <= 0.01) return [];
    const fromStart = (1 - share) * (elapsed / share);
    const fromFirst = seen > 0.01 ? (1 - share) * ((elapsed - this.#first.elapsed) / seen) : fromStart;
    const trust = Math.min(0.5, 2 * share);
    return [leftWords(trust * fromStart + (1 - trust) * fromFirst)];
  }
}

/** Owns the line on the terminal. Draws nothing in the first half second, and nothing at all where standard error is no terminal. */
export class ProgressLine {
  readonly #terminal: Terminal;
  readonly #now: () => number;
  readonly #estimate = new Estimate();
  #drawnAt: number;
  #width = 0;

  /** @param now milliseconds since the process started */
  constructor(terminal: Terminal, now: () => number = () => performance.now()) {
    this.#terminal = terminal;
    this.#now = now;
    this.#drawnAt = PATIENCE - INTERVAL;
  }

  update({ share, frames }: ProgressState): void {
    if (this.#terminal.isTTY !== true) return;
    const elapsed = this.#now();
    const left = this.#estimate.left(share, elapsed);
    if (elapsed - this.#drawnAt < INTERVAL) return;
    this.#drawnAt = elapsed;
    const room = (this.#terminal.columns || 80) >= ROOM;
    const counted = frames === 1 ? '1 frame' : `${frames} frames`;
    this.#draw([`${Math.floor(share * 100)} %`, ...(room ? [bar(share)] : []), counted, ...left].join('  '));
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
