// A cursor over the tokens of a tape: takes what a command expects, and says what it found in its place.
import { nearest } from '../options/nearest.js';
import { type Micros, SECOND } from '../time.js';
import { tapePattern } from './pattern.js';
import type { TapePlace, TapeProblem } from './place.js';
import { placesIn, type Token, tokenAt } from './tokens.js';

/** Thrown and caught inside the parser: the rest of the line is passed over. */
export class Wrong {
  constructor(
    readonly at: TapePlace,
    readonly sentence: string,
  ) {}
}

/** Longest time that one command may take: a day. */
const LONGEST = 86_400 * SECOND;
const MOST_TIMES = 10_000;
const UNITS: Readonly<Record<string, Micros>> = { ms: 1000, s: SECOND, m: 60 * SECOND };
/** A path up to the next space; a comment begins behind one. */
const PATH = /[^\s"'`]+/y;

/** What a token is, in an error. */
const foundWords = ({ kind, text }: Token): string => {
  if (kind === 'end') return 'the end of the tape';
  if (kind === 'regex') return `/${text}/`;
  return kind === 'string' || kind === 'word' ? JSON.stringify(text) : text;
};

/** Owns the place up to which a tape has been read. */
export class TapeReader {
  readonly #placeOf: (offset: number) => TapePlace;
  readonly #lines: readonly string[];
  #peek: Token;
  #last: Token | undefined;
  /** Offset behind what was taken. */
  #end = 0;
  readonly warnings: TapeProblem[] = [];

  constructor(
    readonly text: string,
    file: string,
    /** Words that are no text where a string may stand without quotes. */
    readonly isKeyword: (word: string) => boolean,
    readonly variable: (name: string) => string | undefined,
  ) {
    this.#placeOf = placesIn(text, file);
    this.#lines = text.split('\n');
    this.#peek = tokenAt(text, text.charCodeAt(0) === 0xfeff ? 1 : 0, this.#placeOf);
  }

  get peek(): Token {
    return this.#peek;
  }

  get isDone(): boolean {
    return this.#peek.kind === 'end';
  }

  /** Where the last token that was taken ends. */
  get end(): number {
    return this.#end;
  }

  take(): Token {
    const token = this.#peek;
    const { unclosed, at, kind, end } = token;
    if (unclosed && kind === 'string') this.warn(at, 'the quote is not closed on its line');
    this.#goTo(end, token);
    return token;
  }

  #goTo(end: number, last: Token): void {
    this.#last = last;
    this.#end = end;
    this.#peek = tokenAt(this.text, end, this.#placeOf);
  }

  /** On to the first token of another line. */
  skipLine(): void {
    const line = this.#last?.at.line ?? 1;
    if (this.#peek.at.line > line) return;
    const newline = this.text.indexOf('\n', this.#end);
    this.#goTo(newline < 0 ? this.text.length : newline, this.#peek);
  }

  warn(at: TapePlace, sentence: string): void {
    this.warnings.push({ at, sentence, sourceLine: this.lineAt(at.line) });
  }

  lineAt(line: number): string {
    return (this.#lines[line - 1] ?? '').replace(/\r$/, '');
  }

  wrong(expected: string, token: Token = this.peek, hint = ''): Wrong {
    return new Wrong(token.at, `expected ${expected}, found ${foundWords(token)}${hint}`);
  }

  isSymbol(text: string): boolean {
    return this.peek.kind === 'symbol' && this.peek.text === text;
  }

  /** Whether it stands here; then it is taken. */
  takeSymbol(text: string): boolean {
    const found = this.isSymbol(text);
    if (found) this.take();
    return found;
  }

  get isText(): boolean {
    const { kind, text } = this.peek;
    return kind === 'string' || (kind === 'word' && !this.isKeyword(text));
  }

  /** One string, or a word without quotes; where other commands' names are words too, that is said. */
  string(expected: string): string {
    if (!this.isText) throw this.wrong(expected);
    return this.take().text;
  }

  /** One or more strings, with a space between. */
  strings(expected: string): string {
    const parts = [this.string(expected)];
    while (this.isText) parts.push(this.take().text);
    return parts.join(' ');
  }

  /** A word that may be the name of anything. */
  word(expected: string): string {
    const { kind } = this.peek;
    if (kind !== 'word' && kind !== 'string') throw this.wrong(expected);
    return this.take().text;
  }

  oneOf<T extends string>(words: readonly T[], noun: string): T {
    const token = this.peek;
    const found = words.find((word) => word.toLowerCase() === token.text.toLowerCase());
    if (found !== undefined && (token.kind === 'word' || token.kind === 'string')) {
      this.take();
      return found;
    }
    const close = nearest(
      token.text,
      words.filter((word) => word !== ''),
    );
    const list = words.map((word) => (word === '' ? '""' : word)).join(', ');
    throw this.wrong(`${noun}: ${list}`, token, close ? `. Did you mean ${close}?` : '');
  }

  /** A path up to the next space, or in quotes. */
  path(expected: string): string {
    const token = this.peek;
    if (token.kind === 'end') throw this.wrong(expected);
    if (token.kind === 'string') return this.expand(this.take());
    PATH.lastIndex = token.start;
    const text = PATH.exec(this.text)?.[0] ?? '';
    if (text === '') throw this.wrong(expected);
    this.#goTo(token.start + text.length, token);
    return this.expand({ ...token, text });
  }

  /** With the values of its variables in their place: `${NAME}`, `${NAME:-otherwise}`. */
  expand({ text, at }: Pick<Token, 'text' | 'at'>): string {
    return text.replace(/\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}/g, (_, name: string, otherwise?: string) => {
      const value = this.variable(name) ?? otherwise;
      if (value === undefined) throw new Wrong(at, `expected a variable that is set, found \${${name}}`);
      return value;
    });
  }

  expanded(expected: string): string {
    if (!this.isText) throw this.wrong(expected);
    return this.expand(this.take());
  }

  number(expected: string, { min = -Infinity, max = Infinity, whole = false } = {}): number {
    const token = this.peek;
    const sign = this.isSymbol('-') ? -1 : 1;
    if (sign < 0) this.take();
    const digits = this.peek;
    const isNumber = digits.kind === 'number' || (digits.kind === 'string' && /^\d*\.?\d+$/.test(digits.text));
    const value = isNumber ? sign * Number(digits.text) : Number.NaN;
    if (!(value >= min && value <= max) || (whole && !Number.isInteger(value))) {
      const found = sign < 0 ? { ...digits, at: token.at, text: `-${digits.text}` } : token;
      throw this.wrong(expected, isNumber ? { ...found, kind: 'number' } : found);
    }
    this.take();
    return value;
  }

  /** Unless a unit follows, in seconds. */
  time(expected: string): Micros {
    const token = this.peek;
    const value = this.number(expected, { min: 0 });
    const unit = this.peek.kind === 'word' ? UNITS[this.peek.text] : undefined;
    if (unit !== undefined && Object.hasOwn(UNITS, this.peek.text)) this.take();
    const time = Math.round(value * (unit ?? SECOND));
    if (time > LONGEST) throw new Wrong(token.at, `expected a time of at most 24 hours, found ${value}`);
    return time;
  }

  /** `@` and a time, if that stands here. */
  delay(): Micros | undefined {
    return this.takeSymbol('@') ? this.time('a time after @, such as 100ms') : undefined;
  }

  /** How often, if that stands here. */
  count(): number {
    if (this.peek.kind !== 'number') return 1;
    return this.number(`a whole number of times, at most ${MOST_TIMES}`, { min: 0, max: MOST_TIMES, whole: true });
  }

  pattern(expected: string): RegExp {
    const token = this.peek;
    if (token.kind !== 'regex') throw this.wrong(expected);
    if (token.unclosed) throw new Wrong(token.at, `expected a closing / of the pattern, found the end of the line`);
    this.take();
    return patternAt(token);
  }
}

export function patternAt({ text, at }: Token): RegExp {
  try {
    return tapePattern(text);
  } catch {
    throw new Wrong(at, `expected a regular expression that can be read, found /${text}/`);
  }
}
