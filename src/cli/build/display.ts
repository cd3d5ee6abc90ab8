// What a build shows while it runs: one line on a terminal, which is drawn over; elsewhere a line for each output that is through.
import type { BuildProgress, BuildReport, JobReport } from '../../index.js';
import { printable } from '../failure.js';
import { bar, Estimate, type Terminal } from '../progress.js';
import { byteWords, secondWords } from '../report.js';

const PATIENCE = 500;
const INTERVAL = 100;
const NAMED = 3;

const WORDS = {
  written: 'written',
  current: 'up to date',
  due: 'to be made',
  stale: 'stale',
  failed: 'failed',
  left: 'not begun',
} as const;

function factsOf({ picture, bytes, seconds }: JobReport): string[] {
  const size = picture ? [`${picture.width}x${picture.height}`] : [];
  const frames = picture && picture.duration > 0 ? [`${picture.frames} frame${picture.frames === 1 ? '' : 's'}`] : [];
  return [...size, ...frames, byteWords(bytes), `in ${secondWords(seconds * 1000)}`];
}

/** `written  docs/demo.gif  910x506  196 frames  1.2 MB  in 0.3 s`; of what went wrong, the sentence. */
function jobLine(job: JobReport): string {
  if (job.reason !== undefined) return `${WORDS[job.status]}  ${job.reason}`;
  return [WORDS[job.status], job.output, ...factsOf(job)].join('  ');
}

/** `200 outputs: 3 written, 196 up to date, 1 failed  in 12.3 s` */
export function totalLine({ jobs, counts, seconds }: BuildReport): string {
  const parts = Object.entries(WORDS).flatMap(([status, words]) => {
    const count = counts[status as keyof typeof WORDS];
    return count > 0 ? [`${count} ${words}`] : [];
  });
  const total = `${jobs.length} output${jobs.length === 1 ? '' : 's'}`;
  return `${total}: ${parts.join(', ') || 'nothing to do'}  in ${secondWords(seconds * 1000)}`;
}

/** Owns the line on the terminal. No escape codes: carriage returns and spaces. */
export class BuildDisplay {
  readonly #terminal: Terminal;
  readonly #quiet: boolean;
  readonly #now: () => number;
  readonly #started: number;
  readonly #estimate = new Estimate();
  #drawnAt: number;
  #width = 0;

  constructor(terminal: Terminal, quiet: boolean, now: () => number = () => performance.now()) {
    this.#terminal = terminal;
    this.#quiet = quiet;
    this.#now = now;
    this.#started = now();
    this.#drawnAt = this.#started + PATIENCE - INTERVAL;
  }

  readonly update = (progress: BuildProgress): void => {
    const { job } = progress;
    const failed = job?.status === 'failed';
    if (job && (failed || (!this.#quiet && this.#terminal.isTTY !== true))) this.say(jobLine(job));
    if (this.#quiet || this.#terminal.isTTY !== true) return;
    const now = this.#now();
    if (!failed && now - this.#drawnAt < INTERVAL) return;
    this.#drawnAt = now;
    this.#draw(this.#words(progress, now - this.#started));
  };

  /** A line that stays. */
  say(line: string): void {
    this.remove();
    this.#terminal.write(`${printable(line)}\n`);
  }

  remove(): void {
    if (this.#width === 0) return;
    this.#draw('');
    this.#terminal.write('\r');
  }

  #words({ total, finished, share, running }: BuildProgress, elapsed: number): string {
    const names = running.slice(0, NAMED).join(', ') + (running.length > NAMED ? ', ...' : '');
    const left = this.#estimate.left(share, elapsed);
    return [`${finished} of ${total}`, `${Math.floor(share * 100)} %`, bar(share), ...left, names].join('  ');
  }

  #draw(text: string): void {
    // Some terminals do not know their width and say 0.
    const shown = printable(text).slice(0, (this.#terminal.columns || 80) - 1);
    this.#terminal.write(`\r${shown.padEnd(this.#width)}`);
    this.#width = shown.length;
  }
}
