// Markers as files: CSV (RFC 4180), JSON, and chapters in WebVTT. What is written reads back the same, to the microsecond in the
// first two, to the millisecond in WebVTT.

import { CastError } from '../../errors.js';
import type { Marker } from '../../position/resolve.js';
import type { Micros } from '../../recording/cast.js';
import { formatSeconds, parseDuration, toMicros, toSeconds } from '../../time.js';
import { webVtt } from './webvtt.js';

/**
 * The formats of files of markers.
 * @example
 * const csv: MarkerFormat = 'csv';
 */
export type MarkerFormat = 'csv' | 'json' | 'vtt';
export const MARKER_FORMATS: readonly MarkerFormat[] = ['csv', 'json', 'vtt'];

/** @param end of the recording, for the last chapter */
export function writeMarkers(markers: readonly Marker[], format: MarkerFormat, end: Micros): string {
  if (format === 'json')
    return `${JSON.stringify(
      markers.map(({ time, label }) => ({ time: toSeconds(time), label })),
      null,
      2,
    )}\n`;
  if (format === 'csv') return ['time,label', ...markers.map(csvLine)].map((line) => `${line}\r\n`).join('');
  return webVtt(markers, end, vttText);
}

const csvLine = ({ time, label }: Marker): string =>
  `${formatSeconds(time, 6)},${/[",\r\n]|^\s|\s$/.test(label) ? `"${label.replaceAll('"', '""')}"` : label}`;

/** A cue's text is what stands up to a blank line; what would end it or read as markup becomes a reference. */
const vttText = (label: string): string =>
  label
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]|^ | $/g, (character) => `&#${character.charCodeAt(0)};`);

/** What a text of markers is written in, as far as its first marks tell. */
export function formatOfText(text: string): MarkerFormat {
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (/^WEBVTT(?:\s|$)/.test(start)) return 'vtt';
  return start.startsWith('[') || start.startsWith('{') ? 'json' : 'csv';
}

/** @throws CastError with file and line where the text is not what the format says */
export function readMarkers(text: string, format: MarkerFormat, file: string): Marker[] {
  const plain = text.replace(/^\ufeff/, '');
  const markers = READERS[format](plain, file);
  return markers.sort((a, b) => a.time - b.time);
}

const READERS: Record<MarkerFormat, (text: string, file: string) => Marker[]> = {
  csv: readCsv,
  json: readJson,
  vtt: readVtt,
};

function readTime(text: string, file: string, line: number): Micros {
  const time = parseDuration(text.trim());
  if (time !== undefined) return time;
  throw new CastError({ file, line }, `expected a time like 12.5 or 1:20, found ${JSON.stringify(text.slice(0, 40))}`);
}

function readCsv(text: string, file: string): Marker[] {
  const markers: Marker[] = [];
  for (const { fields, line } of csvRows(text)) {
    const [time = '', label = ''] = fields;
    if (fields.length === 1 && time.trim() === '') continue;
    if (line === 1 && /^\s*[a-z_]/i.test(time)) continue; // the names of the columns
    markers.push({ time: readTime(time, file, line), label });
  }
  return markers;
}

const SEPARATOR = /,|\r\n|\n|\r/g;

function* csvRows(text: string): Generator<{ fields: string[]; line: number }> {
  let fields: string[] = [];
  let line = 1;
  let start = 1;
  for (let at = 0; at < text.length; ) {
    const { value, end } = csvField(text, at);
    SEPARATOR.lastIndex = end;
    const [separator = ''] = SEPARATOR.exec(text) ?? [];
    fields.push(value);
    line += text.slice(at, end + separator.length).split(/\r\n|\n|\r/).length - 1;
    at = end + separator.length;
    if (separator === ',') {
      if (at === text.length) fields.push('');
      else continue;
    }
    yield { fields, line: start };
    fields = [];
    start = line;
  }
  if (fields.length > 0) yield { fields, line: start };
}

/** The field at a place, and where it ends: a separator is there, or the text's end. */
function csvField(text: string, at: number): { value: string; end: number } {
  const close = text[at] === '"' ? closingQuote(text, at + 1) : undefined;
  if (close !== undefined && /^[,\r\n]?$/.test(text.charAt(close + 1))) {
    return { value: text.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 };
  }
  SEPARATOR.lastIndex = at;
  const end = SEPARATOR.exec(text)?.index ?? text.length;
  return { value: text.slice(at, end), end };
}

/** A quote that no other follows. By hand, because a regular expression keeps in mind where it has been, and files are long. */
function closingQuote(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return undefined;
}

function readJson(text: string, file: string): Marker[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CastError({ file }, 'expected JSON, a list of {"time": SECONDS, "label": TEXT}, found text that is none');
  }
  const list = Array.isArray(value) ? value : (value as { markers?: unknown } | null)?.markers;
  if (!Array.isArray(list))
    throw new CastError({ file }, 'expected a list of {"time": SECONDS, "label": TEXT}, found none');
  return list.map((item: unknown, at) => {
    const [time, label] = Array.isArray(item)
      ? item
      : [(item as Marker | null)?.time, (item as Marker | null)?.label ?? ''];
    if (typeof time === 'number' && time >= 0 && Number.isSafeInteger(toMicros(time)) && typeof label === 'string') {
      return { time: toMicros(time), label };
    }
    throw new CastError({ file }, `expected {"time": SECONDS, "label": TEXT} as marker ${at}, found something else`);
  });
}

const CUE = /^\s*((?:\d+:)?\d+:\d{2}\.\d{3})\s+-->\s/;
const REFERENCES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};

function readVtt(text: string, file: string): Marker[] {
  const lines = text.split(/\r\n|\n|\r/);
  const markers: Marker[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, time] = CUE.exec(lines[at]!) ?? [];
    if (time === undefined) {
      if (lines[at]!.includes('-->'))
        throw new CastError({ file, line: at + 1 }, 'expected times like 00:01.000 --> 00:02.000');
      continue;
    }
    const start = at + 1;
    while (at + 1 < lines.length && lines[at + 1] !== '') at++;
    markers.push({ time: readTime(time, file, start), label: unmarked(lines.slice(start, at + 1).join(' ')) });
  }
  return markers;
}

/** What a tag that nothing closes would be looked for in, again and again, is left out. */
function untagged(text: string): string {
  const end = text.lastIndexOf('>') + 1;
  return text.slice(0, end).replace(/<[^>]*>/g, '') + text.slice(end);
}

/** Without tags, references resolved. */
const unmarked = (text: string): string =>
  untagged(text).replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
      if (code !== undefined) return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
      return REFERENCES[name?.toLowerCase() ?? ''] ?? whole;
    },
  );
