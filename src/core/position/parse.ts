// Reads positions and selections as typed: PRODUCT's one language for moments, a superset of agg's --select.
// Knows no recording: whether a moment exists is resolve.ts's to say.

import { UsageError } from '../errors.js';
import { optionName } from '../options/option-name.js';
import { parseDuration } from '../time.js';
import type { Part, Position, Selection } from './position.js';

const POSITION = 'a position like 12.5, 1m20s, 1:20, 50%, -2s, end, marker:build, event:100, frame:12 or text:"done"';
const SELECTION = `${POSITION}, a range of two like 5..8, a list of them, or markers`;

/** A quoted text or /regular expression/ runs to its closing mark; all else ends at a comma or at two dots. */
const TOKEN = /(?:text|marker):(?:"(?:[^"\\]|\\.)*"|\/(?:[^/\\]|\\.)*\/[a-z]*)(?:#\d+)?|(?:(?!\.\.)[^,])+/y;
const TEXT =
  /^text:(?:"(?<quoted>(?:[^"\\]|\\.)*)"|\/(?<regex>(?:[^/\\]|\\.)+)\/(?<flags>[imsu]*)|(?<bare>[^"/].*?))(?:#(?<nth>\d+))?$/s;

/**
 * Reads one position.
 * @throws UsageError naming `option`, for what is no position.
 */
export function parsePosition(source: string, option = optionName('at')): Position {
  const position = readPosition(source.trim(), option);
  if (!position) throw new UsageError(option, { expected: POSITION, received: JSON.stringify(source) });
  return position;
}

/**
 * Reads a comma list of positions, ranges `A..B`, `A..`, `..B`, `..` and the word `markers`.
 * @throws UsageError naming `option`, for what is no selection or a range of times that runs backwards.
 */
export function parseSelection(source: string, option = optionName('select')): Selection {
  const parts: Part[] = [];
  const reader = { source, at: 0 };
  do parts.push(readPart(reader, option));
  while (taken(reader, ','));
  if (reader.at < source.length) throw wrongSelection(option, source.slice(reader.at), source);
  return parts;
}

/** The selection that two options --start and --end make. */
export function rangeSelection(start: string | undefined, end: string | undefined): Selection {
  return [
    range(
      start === undefined ? undefined : parsePosition(start, optionName('start')),
      end === undefined ? undefined : parsePosition(end, optionName('end')),
      optionName('end'),
    ),
  ];
}

interface Reader {
  readonly source: string;
  at: number;
}

function taken(reader: Reader, mark: string): boolean {
  if (!reader.source.startsWith(mark, reader.at)) return false;
  reader.at += mark.length;
  return true;
}

function readPart(reader: Reader, option: string): Part {
  const first = takeToken(reader);
  if (taken(reader, '..')) {
    return range(boundOf(first, reader, option), boundOf(takeToken(reader), reader, option), option);
  }
  if (first === 'markers') return { kind: 'markers', source: first };
  const at = boundOf(first, reader, option);
  if (!at) throw wrongSelection(option, '', reader.source);
  return { kind: 'point', at, source: first };
}

function takeToken(reader: Reader): string {
  TOKEN.lastIndex = reader.at;
  const token = TOKEN.exec(reader.source)?.[0] ?? '';
  reader.at += token.length;
  return token.trim();
}

/** Undefined where nothing is written, as on an open side of a range. */
function boundOf(token: string, reader: Reader, option: string): Position | undefined {
  if (token === '') return undefined;
  const position = readPosition(token, option);
  if (!position) throw wrongSelection(option, token, reader.source);
  return position;
}

function range(from: Position | undefined, to: Position | undefined, option: string): Part {
  const source = `${from?.source ?? ''}..${to?.source ?? ''}`;
  if (from?.kind === 'time' && to?.kind === 'time' && from.time > to.time) {
    throw new UsageError(option, `${option}: the range ${source} ends before it starts`);
  }
  return { kind: 'range', ...(from && { from }), ...(to && { to }), source };
}

function wrongSelection(option: string, part: string, whole: string): UsageError {
  const where = part === whole ? '' : ` in ${JSON.stringify(whole)}`;
  return new UsageError(option, { expected: SELECTION, received: `${JSON.stringify(part)}${where}` });
}

function readPosition(source: string, option: string): Position | undefined {
  if (source === 'end') return { kind: 'end', source };
  const [, scheme, value = ''] = /^(text|marker|event|frame):(.*)$/s.exec(source) ?? [];
  if (scheme === 'text') return readText(source, option);
  if (scheme === 'marker') return readMarker(source, value);
  if (scheme === 'event' || scheme === 'frame') {
    return /^\d{1,15}$/.test(value) ? { kind: scheme, index: Number(value), source } : undefined;
  }
  if (source.endsWith('%')) return readPercent(source, option);
  const fromEnd = source.startsWith('-');
  const time = parseDuration(fromEnd ? source.slice(1) : source);
  return time === undefined ? undefined : { kind: fromEnd ? 'before-end' : 'time', time, source };
}

/** Digits are an index, as agg has it; to reach a label of digits, quote it. */
function readMarker(source: string, value: string): Position | undefined {
  if (/^\d{1,15}$/.test(value)) return { kind: 'marker', index: Number(value), source };
  const quoted = /^"((?:[^"\\]|\\.)+)"$/s.exec(value)?.[1];
  const prefix = quoted === undefined ? value : unescaped(quoted);
  return prefix === '' ? undefined : { kind: 'label', prefix: prefix.toLowerCase(), source };
}

function readPercent(source: string, option: string): Position | undefined {
  const digits = source.slice(0, -1);
  if (!/^(\d+\.?\d*|\.\d+)$/.test(digits)) return undefined;
  const percent = Number(digits);
  if (percent > 100) throw new UsageError(option, { expected: 'a percentage from 0% to 100%', received: source });
  return { kind: 'percent', percent, source };
}

function readText(source: string, option: string): Position | undefined {
  const { quoted, regex, flags = '', bare, nth = '1' } = TEXT.exec(source)?.groups ?? {};
  const literal = quoted === undefined ? bare : unescaped(quoted);
  const appearance = Number(nth);
  if (!(regex || literal) || appearance < 1) return undefined;
  const pattern = regex === undefined ? escaped(literal ?? '') : regex;
  try {
    // `m`, so that ^ and $ are the ends of a row.
    return { kind: 'text', pattern: new RegExp(pattern, [...new Set(`m${flags}`)].join('')), appearance, source };
  } catch {
    throw new UsageError(option, { expected: 'a regular expression that can be read', received: `/${regex}/${flags}` });
  }
}

const unescaped = (text: string): string => text.replace(/\\(["\\])/g, '$1');
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
