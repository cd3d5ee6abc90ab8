// What a run says besides its product: progress, warnings, what was chosen, the summary. All of it on standard error.
import type { Warn } from '../core/errors.js';
import { printable } from './failure.js';
import { ProgressLine, type ProgressState, type Terminal } from './progress.js';
import { fitted, labelled } from './terminal-text.js';

export interface Verbosity {
  quiet: boolean;
  verbose: boolean;
}

/** What the summary line says of a picture. */
export interface PictureSummary {
  name: string;
  width: number;
  height: number;
  frames: number;
  /** Microseconds; 0 for a still. */
  duration: number;
  bytes: number;
}

const UNITS = ['B', 'kB', 'MB', 'GB'];

/** 812 B, 1.2 MB: powers of a thousand, as disks and web sites count. */
export function byteWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

export const secondWords = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

export function summaryLine({ name, width, height, frames, duration, bytes }: PictureSummary, elapsed: number): string {
  const noun = frames === 1 ? 'frame' : 'frames';
  const motion = duration > 0 ? [`${frames} ${noun}`, secondWords(duration / 1000)] : [];
  return [name, `${width}x${height}`, ...motion, byteWords(bytes), `in ${secondWords(elapsed)}`].join('  ');
}

/** Collects what a run has to say. Warnings wait for its end, so that an error stands first. */
export class RunReport {
  readonly #terminal: Terminal;
  readonly #verbosity: Verbosity;
  readonly #line: ProgressLine;
  readonly #warnings = new Set<string>();
  readonly #facts: [string, string][] = [];
  readonly #summaries: string[] = [];
  readonly #unmet: string[] = [];
  /** Whether every check held. */
  held = true;
  /** What the process ends with where all went well: that of a program that was run, where that was asked for. */
  status = 0;

  constructor(terminal: Terminal, verbosity: Verbosity) {
    this.#terminal = terminal;
    this.#verbosity = verbosity;
    this.#line = new ProgressLine(terminal);
  }

  /** Whether facts will be printed: some cost a moment to find out. */
  get verbose(): boolean {
    return this.#verbosity.verbose && !this.#verbosity.quiet;
  }

  readonly warn: Warn = (warning) => {
    this.#warnings.add(warning);
  };

  /** What was chosen, for -v: a name of a word or two, and the choice. */
  fact(name: string, choice: string | number): void {
    this.#facts.push([name, String(choice)]);
  }

  /** Says something at once: what is to be known before a session begins. */
  tell(line: string): void {
    if (!this.#verbosity.quiet) this.#print([printable(line)]);
  }

  /** What was done, a line at the end. */
  note(line: string): void {
    this.#summaries.push(line);
  }

  /** A check did not hold, though all else went well: exit status 1. Each sentence says what was expected and what was found. */
  unmet(...sentences: readonly string[]): void {
    this.held = false;
    this.#unmet.push(...sentences);
  }

  progress(state: ProgressState): void {
    if (!this.#verbosity.quiet) this.#line.update(state);
  }

  summary(picture: PictureSummary): void {
    this.#summaries.push(summaryLine(picture, performance.now()));
  }

  /** Prints an error at once, and the warnings that led to it. */
  fail([sentence = '', ...below]: readonly string[]): void {
    this.#line.remove();
    this.#print(labelled('error', sentence, this.#terminal));
    for (const line of below) this.#print(fitted(line, this.#terminal));
    this.#printWarnings();
  }

  /** Prints what is left to say after a run that went well. */
  end(): void {
    this.#line.remove();
    this.#print(this.#unmet.flatMap((sentence) => this.#unmetLines(sentence)));
    this.#printWarnings();
    if (this.#verbosity.quiet) return;
    if (this.#verbosity.verbose) this.#printFacts();
    this.#print(this.#summaries.map(printable));
  }

  /** What was found may stand below the sentence: rows of a screen. */
  #unmetLines(words: string): string[] {
    const [sentence = '', ...below] = words.split('\n').map(printable);
    return [...labelled('error', sentence, this.#terminal), ...below.flatMap((line) => fitted(line, this.#terminal))];
  }

  #printWarnings(): void {
    if (this.#verbosity.quiet) return;
    this.#print([...this.#warnings].flatMap((warning) => labelled('warning', printable(warning), this.#terminal)));
  }

  #printFacts(): void {
    const width = Math.max(0, ...this.#facts.map(([name]) => name.length));
    this.#print(this.#facts.map(([name, choice]) => printable(`${name.padEnd(width)}  ${choice}`)));
  }

  #print(lines: readonly string[]): void {
    for (const line of lines) this.#terminal.write(`${line}\n`);
  }
}
