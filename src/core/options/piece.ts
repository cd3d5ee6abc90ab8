// A part of a file of options that is being checked: its value, and where it stands for whoever has to mend it.
import { UsageError } from '../errors.js';
import { nearest } from './nearest.js';
import type { Option } from './option.js';

/** Keys and numbers that lead from the top of a file to a part of it. */
export type Path = readonly (string | number)[];

/** Tells where something is in the text of the file: `castkit.yaml:4:7`. */
export type Locate = (path: Path, what: 'key' | 'value') => string;

const words = (path: Path): string =>
  path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${key}` : key), '');

function valueWords(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : JSON.stringify(value);
}

export class Piece {
  readonly value: unknown;
  readonly path: Path;
  readonly #locate: Locate;

  constructor(value: unknown, path: Path, locate: Locate) {
    this.value = value;
    this.path = path;
    this.#locate = locate;
  }

  get where(): string {
    return this.#locate(this.path, 'value');
  }

  /** The error to throw where this is something else than what was expected. */
  wrong(expected: string): UsageError {
    return this.error(`expected ${expected}, found ${valueWords(this.value)}`);
  }

  error(sentence: string): UsageError {
    return new UsageError(words(this.path), `${this.where}: ${sentence}`);
  }

  /** The error for a key that has no business here. */
  unknown(noun: string, known: Iterable<string>): UsageError {
    const key = String(this.path.at(-1));
    const close = nearest(
      key,
      [...known].filter((other) => other !== key),
    );
    const hint = close ? `. Did you mean ${JSON.stringify(close)}?` : '';
    return new UsageError(
      words(this.path),
      `${this.#locate(this.path, 'key')}: unknown ${noun} ${JSON.stringify(key)}${hint}`,
    );
  }

  /** The parts of a mapping, by key, in order; none where there is nothing. */
  entries(expected: string): [key: string, piece: Piece][] {
    const { value } = this;
    if (value === undefined || value === null) return [];
    if (typeof value !== 'object' || Array.isArray(value)) throw this.wrong(expected);
    return Object.entries(value).map(([key, inner]) => [key, new Piece(inner, [...this.path, key], this.#locate)]);
  }

  /** The parts of a list; anything but a list is a list of one, nothing one of none. */
  list(): Piece[] {
    const { value } = this;
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) return [this];
    return value.map((inner, index) => new Piece(inner, [...this.path, index], this.#locate));
  }

  text(expected: string): string {
    if (typeof this.value !== 'string' || this.value === '') throw this.wrong(expected);
    return this.value;
  }
}

/** What a value is to an option: itself, or what its text would be on the command line. */
export function readOption(option: Option<unknown>, value: unknown): unknown {
  const checked = option.check(value);
  if (checked !== undefined) return checked;
  return typeof value === 'string' || typeof value === 'number' ? option.parse(String(value)) : undefined;
}

/** The value of a piece. @throws UsageError with the place */
export function readPiece(option: Option<unknown>, piece: Piece): unknown {
  try {
    const value = readOption(option, piece.value);
    if (value !== undefined) return value;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw error.expected === undefined ? piece.error(error.message) : piece.wrong(error.expected);
  }
  throw piece.wrong(option.expected);
}
