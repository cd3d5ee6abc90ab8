// What one reading of a recording goes by: the name for messages, how strict to be, and which warnings were given.

import { CastError, type Warn } from '../errors.js';
import { optionName } from '../options/option-name.js';
import { Malformed } from './json/malformed.js';
import { beyond, LONGEST_EVENT, limitSize, type SizeLimit } from './size-limit.js';

/**
 * Something that is wrong with a recording. A warning is something that can be read all the same.
 * @example
 * const problems: Problem[] = [];
 * const cast = await loadCast('demo.cast', { onProblem: (problem) => problems.push(problem) });
 */
export interface Problem {
  severity: 'error' | 'warning';
  /** Says what and where. */
  error: CastError;
}

/** What the request says of the terminal, for where the recording does not. */
export interface GivenSize {
  cols?: number | undefined;
  rows?: number | undefined;
}

/** What the request says in place of the recording. */
export interface Given extends GivenSize {
  /** Fields of the header that it replaces, as "title" or "term.theme": what is wrong with them does not matter. */
  replaced?: readonly string[] | undefined;
}

/** Beyond this many a file is no recording, and each costs far more than a good one. */
const MAX_SKIPPED = 100_000;

export class Reading {
  readonly name: string;
  readonly lenient: boolean;
  readonly #warn: Warn;
  readonly #onProblem: ((problem: Problem) => void) | undefined;
  readonly #sizes: SizeLimit & Given;
  readonly #given = new Set<string>();

  /** @param onProblem is told of everything one by one, in place of the warnings that tell how much there is */
  constructor(
    name: string,
    lenient: boolean,
    warn: Warn,
    onProblem?: (problem: Problem) => void,
    sizes: SizeLimit & Given = {},
  ) {
    this.name = name;
    this.lenient = lenient || onProblem !== undefined;
    this.#warn = warn;
    this.#onProblem = onProblem;
    this.#sizes = sizes;
  }

  /** Another one of the same recording, that says nothing and passes over what is wrong. */
  silent(): Reading {
    return new Reading(this.name, true, () => {}, undefined, this.#sizes);
  }

  /** Size of the terminal, for where the recording gives none that can be used. */
  get given(): GivenSize {
    return this.#sizes;
  }

  /** Whether a fault is in a field of the header that the request replaces. */
  isReplaced({ where }: Malformed): boolean {
    return typeof where !== 'number' && (this.#sizes.replaced ?? []).includes(where.join('.'));
  }

  /** Most bytes of one event. */
  get longestEvent(): number {
    return this.#sizes.maxEvent ?? LONGEST_EVENT;
  }

  /** @throws CastError for an event beyond the limit */
  limitEvent(length: number, line: number): void {
    if (length > this.longestEvent) throw tooLongEvent(this.name, this.longestEvent, line);
  }

  /** Whether problems are told one by one. */
  get tells(): boolean {
    return this.#onProblem !== undefined;
  }

  tell(severity: Problem['severity'], error: CastError): void {
    this.#onProblem?.({ severity, error });
  }

  /**
   * The size, or what the request has in place of one that is too large.
   * @throws CastError for a terminal that is larger than the limits allow
   */
  limitSize<S extends { cols: number; rows: number }>(size: S, line?: number): S {
    const { cols = size.cols, rows = size.rows } = this.#sizes;
    const fitting = beyond(size, this.#sizes) === undefined ? size : { ...size, cols, rows };
    limitSize(fitting, this.#sizes, line === undefined ? { file: this.name } : { file: this.name, line, column: 1 });
    if (fitting !== size)
      this.warn(
        `${this.name}: recorded at ${size.cols}x${size.rows}, which is too large; ${cols}x${rows} is used, as asked`,
      );
    return fitting;
  }

  /** Gives a warning the first time only: a recording may be iterated again and again. */
  warn(warning: string): void {
    if (this.#given.has(warning)) return;
    this.#given.add(warning);
    this.#warn(warning);
  }

  /** A warning about a place in `text`, which begins on line `line`. */
  warnAt(fault: Malformed, text: () => string, line: number, words = `${this.name}: ${fault.message}`): void {
    if (this.tells) this.tell('warning', fault.at(this.name, text(), line));
    else this.warn(words);
  }

  /** `read`, whose Malformed becomes an error with a place in `text`, which begins on line `line`. */
  placed<T>(text: () => string, line: number, read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw error instanceof Malformed ? error.at(this.name, text(), line) : error;
    }
  }
}

/** Counts what one pass over the events had to pass over, and warns about it at the end. */
export class Tally {
  readonly #reading: Reading;
  readonly #counts = new Map<string, { count: number; line: number; example: string }>();

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  #note(kind: string, line: number, example: string): void {
    const entry = this.#counts.get(kind);
    if (entry) entry.count++;
    else this.#counts.set(kind, { count: 1, line, example });
  }

  backwards(line: number, text: string): void {
    this.#note('backwards', line, '');
    this.#tell([0], 'time runs backwards; taken as the time of the event before', line, text);
  }

  impossibleSize(line: number, size: string, text: string): void {
    this.#note('resize', line, size);
    this.#tell([2], `${size} is no size a terminal can have; resize ignored`, line, text);
  }

  #tell(path: readonly number[], sentence: string, line: number, text: string): void {
    if (this.#reading.tells)
      this.#reading.tell('warning', new Malformed(path, sentence).at(this.#reading.name, text, line));
  }

  /** Skips what is malformed where the reading is lenient; else throws. `text` is decoded for the first of them only. */
  malformed(fault: Malformed, text: () => string, firstLine: number): void {
    const isFirst = !this.#counts.has('malformed');
    const error =
      isFirst || this.#reading.tells ? fault.at(this.#reading.name, text(), firstLine, skipHint()) : undefined;
    if (error && !this.#reading.lenient) throw error;
    if (error) this.#reading.tell('error', error);
    this.#note('malformed', firstLine, error?.message ?? '');
    if (this.#counts.get('malformed')!.count <= MAX_SKIPPED) return;
    const place = { file: this.#reading.name, line: firstLine };
    throw new CastError(place, `expected a recording with at most ${MAX_SKIPPED} malformed events, found more`);
  }

  report(): void {
    if (this.#reading.tells) return;
    for (const [kind, { count, line, example }] of this.#counts) {
      const where = count === 1 ? `on line ${line}` : `${count} times, first on line ${line}`;
      this.#reading.warn(`${this.#reading.name}: ${SENTENCES[kind as keyof typeof SENTENCES](where, count, example)}`);
    }
  }
}

const skipHint = (): string => `${optionName('lenient')} skips events that cannot be read.`;

const SENTENCES = {
  backwards: (where: string) => `time runs backwards ${where}; taken as the time of the event before`,
  resize: (where: string, _: number, size: string) =>
    `${size} is no size a terminal can have (${where}); resize ignored`,
  malformed: (_: string, count: number, first: string) =>
    `${count} malformed ${count === 1 ? 'event' : 'events'} skipped; the first: ${first}`,
};

/** The error for an event beyond the limit, which leniency does not get over. */
export const tooLongEvent = (name: string, limit: number, line: number): CastError =>
  new CastError(
    { file: name, line, column: 1 },
    `expected events of at most ${limit} bytes (${optionName('maxEvent')}), found a longer one`,
  );

/** In code units: V8's; other engines have longer ones. */
export const LONGEST_STRING = 0x1fff_ffe8;

/** The error for what goes beyond what one JavaScript string can hold. */
export const tooLong = (name: string, line: number, what: string): CastError =>
  new CastError({ file: name, line, column: 1 }, `expected ${what} of under 512 MB, found a longer one`);
