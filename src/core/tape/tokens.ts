// A tape to tokens, by the rules of VHS's lexer: strings have no escapes and end at the end of their line, whatever looks like a
// path is a word, and JSON ends at its first brace.
import type { TapePlace } from './place.js';

export type TokenKind = 'word' | 'string' | 'number' | 'regex' | 'json' | 'symbol' | 'illegal' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** Without quotes, slashes of a regular expression too. */
  readonly text: string;
  readonly at: TapePlace;
  /** Offsets into the tape. */
  readonly start: number;
  readonly end: number;
  /** A quote, slash or brace that its line or the tape does not close. */
  readonly unclosed?: boolean;
}

const WORD = /[A-Za-z.][A-Za-z0-9._/%-]*/y;
const NUMBER = /\d[\d.]*|\.\d[\d.]*/y;
const SPACE = /(?:[ \t\r\n]+|#[^\r\n]*)*/y;
const SYMBOL = /[@=+\-%[\]^\\]/y;
const STRING = /(["'`])([^\r\n]*?)(?:\1|(?=[\r\n]|$(?![\s\S])))/y;
const REGEX = /\/((?:\\\/|[^/\r\n])*)(\/?)/y;
const JSON_TEXT = /\{[^}]*(\}?)/y;

/** Reads the token at or behind an offset; blanks and comments before it are passed over. */
export function tokenAt(text: string, offset: number, placeOf: (offset: number) => TapePlace): Token {
  const start = match(SPACE, text, offset).end;
  if (start >= text.length) return { kind: 'end', text: '', at: placeOf(text.length), start, end: start };
  return { ...readToken(text, start), at: placeOf(start), start };
}

function match(pattern: RegExp, text: string, at: number): { found: RegExpExecArray | null; end: number } {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return { found, end: found ? at + found[0].length : at };
}

type Read = Pick<Token, 'kind' | 'text' | 'end' | 'unclosed'>;

function readToken(text: string, at: number): Read {
  const string = match(STRING, text, at);
  if (string.found) {
    const [all, quote = '', inner = ''] = string.found;
    const unclosed = all.length < 2 || !all.endsWith(quote);
    return { kind: 'string', text: inner, end: string.end, ...(unclosed && { unclosed }) };
  }
  const regex = match(REGEX, text, at);
  if (regex.found) {
    return { kind: 'regex', text: regex.found[1]!, end: regex.end, ...(regex.found[2] === '' && { unclosed: true }) };
  }
  const json = match(JSON_TEXT, text, at);
  if (json.found) {
    return { kind: 'json', text: json.found[0], end: json.end, ...(json.found[1] === '' && { unclosed: true }) };
  }
  return plainToken(text, at);
}

function plainToken(text: string, at: number): Read {
  for (const [kind, pattern] of [
    ['number', NUMBER],
    ['word', WORD],
    ['symbol', SYMBOL],
  ] as const) {
    const { found, end } = match(pattern, text, at);
    if (found) return { kind, text: found[0], end };
  }
  const character = String.fromCodePoint(text.codePointAt(at)!);
  return { kind: 'illegal', text: character, end: at + character.length };
}

/** The places of a text's offsets. */
export function placesIn(text: string, file: string): (offset: number) => TapePlace {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { file, line: low + 1, column: offset - starts[low]! + 1 };
  };
}
