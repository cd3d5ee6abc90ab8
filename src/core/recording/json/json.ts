// Finds places in JSON text: where parsing fails, where a value stands, how deep it nests.
// Builds no values (JSON.parse does that) and never recurses, so no input can exhaust the stack.

/** Keys and indexes that lead from the outermost value to an inner one. */
export type JsonPath = readonly (string | number)[];

/** JSON.parse is iterative but JSON.stringify is not: what nests deeper than this is refused when read. */
export const MAX_DEPTH = 1000;

const SCALAR = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /[\w.+-]+/y;

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

function skipSpace(text: string, at: number): number {
  let next = at;
  while (isSpace(text.charCodeAt(next))) next++;
  return next;
}

/** The offset after the string that opens at `at`. The text is valid JSON or the string is closed. */
function skipString(text: string, at: number): number {
  for (let quote = text.indexOf('"', at + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (text.charCodeAt(quote - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return quote + 1;
  }
  return text.length;
}

/** Whether brackets nest deeper than MAX_DEPTH. The text need not be valid. */
export function nestsTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) at = skipString(text, at) - 1;
    else if ((code === 91 || code === 123) && ++depth > MAX_DEPTH) return true;
    else if (code === 93 || code === 125) depth--;
  }
  return false;
}

/** The offset after the value that begins at `at`, in valid JSON. */
function skipValue(text: string, at: number): number {
  let depth = 0;
  let next = at;
  do {
    const code = text.charCodeAt(next);
    if (code === 91 || code === 123) depth++;
    else if (code === 93 || code === 125) depth--;
    next = code === 34 ? skipString(text, next) : Math.max(skip(SCALAR, text, next), next + 1);
  } while (depth > 0 && next < text.length);
  return next;
}

/**
 * The offset of the value at `path` in valid JSON. Where the path leads nowhere (a key that is absent),
 * the offset of the innermost value on it that exists. Of a key given twice the last counts, as in JSON.parse.
 */
export function locate(text: string, path: JsonPath): number {
  let at = skipSpace(text, 0);
  for (const step of path) {
    const inner = child(text, at, step);
    if (inner === undefined) return at;
    at = inner;
  }
  return at;
}

function child(text: string, container: number, step: string | number): number | undefined {
  const keyed = text[container] === '{';
  if (!keyed && text[container] !== '[') return undefined;
  let last: number | undefined;
  let at = skipSpace(text, container + 1);
  for (let index = 0; at < text.length && text[at] !== ']' && text[at] !== '}'; index++) {
    let name: string | number = index;
    if (keyed) {
      const end = skipString(text, at);
      name = JSON.parse(text.slice(at, end)) as string;
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    if (name === step) last = at;
    if (name === step && !keyed) break;
    at = skipSpace(text, skipValue(text, at));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return last;
}

/** Why text is not JSON, and where. */
export interface JsonFault {
  offset: number;
  expected: string;
  /** The text ends too early: what is there could be the beginning of JSON. */
  cutOff: boolean;
}

/** The first fault of text that JSON.parse refused (RFC 8259); undefined for text without one. */
export function jsonFault(text: string): JsonFault | undefined {
  const closers: string[] = [];
  let state: 'value' | 'value or close' | 'key' | 'key or close' | 'colon' | 'next' = 'value';
  let at = skipSpace(text, 0);
  for (; at < text.length; at = skipSpace(text, at)) {
    const found = text[at]!;
    const closer = closers.at(-1);
    if (found === closer && (state === 'next' || state.endsWith('or close'))) {
      closers.pop();
      state = 'next';
      at++;
    } else if (state === 'next' && closer && found === ',') {
      state = closer === '}' ? 'key' : 'value';
      at++;
    } else if (state === 'colon' && found === ':') {
      state = 'value';
      at++;
    } else if (state.startsWith('value') && (found === '[' || found === '{')) {
      closers.push(found === '[' ? ']' : '}');
      state = found === '[' ? 'value or close' : 'key or close';
      at++;
    } else if (found === '"' && state !== 'next' && state !== 'colon') {
      const end = charactersEnd(text, at + 1);
      if (text[end] !== '"') return stringFault(text, end);
      state = state.startsWith('key') ? 'colon' : 'next';
      at = end + 1;
    } else {
      const end = state.startsWith('value') ? scalarEnd(text, at) : at;
      if (end === at) return { offset: at, expected: expectation(state, closer), cutOff: isCutScalar(text, at, state) };
      state = 'next';
      at = end;
    }
  }
  if (state === 'next' && closers.length === 0) return undefined;
  return { offset: text.trimEnd().length, expected: expectation(state, closers.at(-1)), cutOff: true };
}

/** The end of a literal or number, or `at` where there is none: `01` and `nullx` are none. */
function scalarEnd(text: string, at: number): number {
  const end = skip(SCALAR, text, at);
  return end === skip(WORD, text, at) ? end : at;
}

const PARTIAL = /^(?:t|tr|tru|f|fa|fal|fals|n|nu|nul|-|-?\d+\.|-?\d+(?:\.\d+)?[eE][+-]?)$/;

function isCutScalar(text: string, at: number, state: string): boolean {
  return state.startsWith('value') && text.length - at < 40 && PARTIAL.test(text.slice(at).trimEnd());
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The offset of the quote that closes a string, or of the first character that may not stand in one. */
function charactersEnd(text: string, at: number): number {
  let next = at;
  while (next < text.length) {
    const code = text.charCodeAt(next);
    const end = code === 92 ? skip(ESCAPE, text, next) : code === 34 || code < 32 ? next : next + 1;
    if (end === next) break;
    next = end;
  }
  return next;
}

const PARTIAL_ESCAPE = /^\\(?:u[0-9a-fA-F]{0,3})?$/;

function stringFault(text: string, end: number): JsonFault {
  const cutOff = end >= text.length || PARTIAL_ESCAPE.test(text.slice(end, end + 6));
  if (text[end] === '\\') return { offset: end, expected: 'an escape sequence that JSON has', cutOff };
  return { offset: end, expected: cutOff ? 'the closing quote' : 'control characters written as \\u00XX', cutOff };
}

function expectation(state: string, closer: string | undefined): string {
  if (state === 'colon') return '":"';
  if (state === 'next') return closer ? `"," or "${closer}"` : 'nothing more';
  const what = state.startsWith('key') ? 'a key in quotes' : 'a value';
  return state.endsWith('or close') ? `${what} or "${closer}"` : what;
}
