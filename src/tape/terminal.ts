// The terminal of a tape: a program in a pseudo-terminal, and what it shows.
import { RESET } from '../core/edit/reset.js';
import { CastError } from '../core/errors.js';
import { InputModes } from '../core/tape/input-modes.js';
import { Emulator, type EmulatorView } from '../core/terminal/emulator.js';
import { Unfinished } from '../core/terminal/serialise/unfinished.js';
import { screenText } from '../core/terminal/text.js';
import type { PolledPty } from '../tty/polled-pty.js';

/** What is on the screen, as text. */
export interface Shown {
  readonly rows: readonly string[];
  /** The row of the cursor. */
  readonly line: string;
}

/** Colours that programs ask for, 0xRRGGBB. */
export interface TerminalColours {
  readonly foreground: number;
  readonly background: number;
}

/** Sequences that the terminal answers: DA, DSR, DECRQM, colours and the like (xterm's ctlseqs). */
const QUESTION = /\x1b(?:\[[\d;?>=!$]*[cnpqtu]|\]\d+;|P[+$]|Z)|\x05/;
const COLOUR_QUESTION = /\x1b\](10|11|12);\?(\x07|\x1b\\)/g;
/** Characters in the emulator's queue between two rests. */
const QUEUE = 500_000;
/** Characters that a program may write in one tape. */
const MOST_OUTPUT = 200_000_000;

const component = (colour: number, shift: number): string => {
  const two = ((colour >> shift) & 0xff).toString(16).padStart(2, '0');
  return two + two;
};
const rgb = (colour: number): string => `rgb:${component(colour, 16)}/${component(colour, 8)}/${component(colour, 0)}`;

/** Owns the pseudo-terminal and the emulator that follows it. */
export class TapeTerminal {
  readonly modes = new InputModes();
  readonly #emulator: Emulator;
  readonly #unfinished = new Unfinished();
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #replies: string[] = [];
  #mayAnswer = false;
  #queued = 0;
  #sum = 0;

  constructor(
    readonly pty: PolledPty,
    size: { cols: number; rows: number },
    readonly colours: TerminalColours,
    readonly name: string,
  ) {
    this.#emulator = new Emulator(size, { reply: (answer) => this.#replies.push(answer) });
  }

  get ended(): boolean {
    return this.pty.exit !== undefined;
  }

  /** All that the program has written by now; '' for nothing. */
  pull(): string {
    let text = '';
    for (let bytes = this.pty.read(); bytes; bytes = this.pty.read()) {
      text += this.#decoder.decode(bytes, { stream: true });
      if (text.length > QUEUE) break;
    }
    if (text !== '') this.#follow(text);
    return text;
  }

  #follow(text: string): void {
    this.#sum += text.length;
    if (this.#sum > MOST_OUTPUT) throw new CastError({ file: this.name }, 'the program wrote more than 200 MB');
    this.#emulator.write(text);
    this.#unfinished.follow(text);
    this.modes.follow(text);
    this.#queued += text.length;
    if (QUESTION.test(text)) {
      this.#mayAnswer = true;
      for (const [, code, end] of text.matchAll(COLOUR_QUESTION)) {
        const { foreground, background } = this.colours;
        this.#replies.push(`\x1b]${code};${rgb(code === '11' ? background : foreground)}${end}`);
      }
    }
  }

  /** What the terminal has to answer to what it was asked. */
  async answers(): Promise<string> {
    if (!this.#mayAnswer && this.#queued < QUEUE) return '';
    await this.#rest();
    this.#mayAnswer = false;
    return this.#replies.splice(0).join('');
  }

  async #rest(): Promise<void> {
    this.#queued = 0;
    await this.#emulator.drain();
  }

  async #visit<T>(visitor: (view: EmulatorView) => T): Promise<T> {
    let seen: T[] = [];
    this.#emulator.at((view) => {
      seen = [visitor(view)];
    });
    await this.#rest();
    return seen[0] as T;
  }

  shown(): Promise<Shown> {
    return this.#visit((view) => {
      const { screen } = view.take();
      const rows = screenText(screen);
      return { rows, line: rows[screen.cursor.row] ?? '' };
    });
  }

  /** The output that brings another terminal of this size to where this one is. */
  opening(): Promise<string> {
    return this.#visit((view) => RESET + view.opening({ scrolledOut: false }) + this.#unfinished.text);
  }

  visit<T>(visitor: (view: EmulatorView) => T): Promise<T> {
    return this.#visit(visitor);
  }

  resize(cols: number, rows: number): void {
    this.pty.resize(cols, rows);
    this.#emulator.resize(cols, rows);
  }

  dispose(): void {
    this.#emulator.dispose();
  }
}
