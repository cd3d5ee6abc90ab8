// The header fields that v1, v2 and v3 share: reading them from parsed JSON, and writing them.
// Where a version keeps its size and theme is its own file's matter.

import { optionName } from '../../options/option-name.js';
import type { EmbeddedTheme, Header } from '../cast.js';
import type { JsonPath } from '../json/json.js';
import { jsonText } from '../json/json-text.js';
import { found, Malformed } from '../json/malformed.js';
import type { Reading } from '../reading.js';

export type RawHeader = Readonly<Record<string, unknown>>;

/** The largest size that TIOCSWINSZ can give a terminal; what is drawn is limited later, by an option. */
export const MAX_SIZE = 65_535;
const WHOLE = /^\s*\d+\s*$/;
const DECIMAL = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;

/** A number of columns or rows, from a number or its digits; undefined for what no terminal can have. */
export function asSize(value: unknown): number | undefined {
  const size = typeof value === 'string' && WHOLE.test(value) ? Number(value) : value;
  return typeof size === 'number' && Number.isInteger(size) && size >= 1 && size <= MAX_SIZE ? size : undefined;
}

export function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce((inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), value);
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value that may be absent or null. @throws Malformed where `accept` takes neither the value nor its text */
export function optional<T>(
  header: RawHeader,
  path: JsonPath,
  expected: string,
  accept: (value: unknown) => T | undefined,
): T | undefined {
  const value = valueAt(header, path);
  if (value === undefined || value === null) return undefined;
  const accepted = accept(value);
  if (accepted !== undefined) return accepted;
  throw new Malformed(path, `expected ${expected} for "${path.join('.')}", found ${found(value)}`);
}

export const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function asNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

const asSeconds = (value: unknown): number | undefined => {
  const seconds = asNumber(value);
  return seconds !== undefined && seconds >= 0 ? seconds : undefined;
};

export const asTexts = (value: unknown): string[] | undefined =>
  Array.isArray(value) && value.every((text) => typeof text === 'string') ? value : undefined;

/** Variables; null ones are dropped, numbers and booleans become text. */
function asEnv(value: unknown): Record<string, string> | undefined {
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value).filter(([, text]) => text !== null);
  return entries.some(([, text]) => typeof text === 'object')
    ? undefined
    : Object.fromEntries(entries.map(([name, text]) => [name, String(text)]));
}

/** What every version says in the same words. `field` decides what becomes of a value of a wrong type. */
export function readDescription(header: RawHeader, field: FieldReader): Partial<Header> {
  return defined({
    timestamp: field(() => optional(header, ['timestamp'], 'a number', asNumber)),
    idleTimeLimit: field(() => optional(header, ['idle_time_limit'], 'a number of seconds', asSeconds)),
    command: field(() => optional(header, ['command'], 'text', asText)),
    title: field(() => optional(header, ['title'], 'text', asText)),
    env: field(() => optional(header, ['env'], 'an object of texts', asEnv)),
  });
}

export type FieldReader = <T>(read: () => T | undefined) => T | undefined;

/** Lets a wrong descriptive field be an error, or a warning where the reading is lenient. */
export function fieldReader(reading: Reading, text: () => string, line: number): FieldReader {
  return (read) => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      if (reading.isReplaced(error)) return undefined;
      const placed = error.at(
        reading.name,
        text(),
        line,
        `${optionName('lenient')} ignores fields of the header that are wrong.`,
      );
      if (!reading.lenient) throw placed;
      if (reading.tells) reading.tell('error', placed);
      else reading.warn(`${placed.message}; the field was ignored`);
      return undefined;
    }
  };
}

/** The object without the keys whose value is undefined. */
export const defined = <T extends object>(fields: { [K in keyof T]: T[K] | undefined }): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;

/** The keys of a parsed object that are not in `known`; safe for a key named __proto__. */
export const unknownKeys = (raw: RawHeader, known: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(raw).filter(([key]) => !known.includes(key)));

const COLOUR = /^#[0-9a-f]{6}$/i;

/** The theme of a header, or undefined with a warning where there is something that is none; {} says there is none. */
export function readTheme(
  header: RawHeader,
  path: JsonPath,
  { reading, text, line }: { reading: Reading; text: () => string; line: number },
): EmbeddedTheme | undefined {
  const value = valueAt(header, path);
  if (value === undefined || value === null || (isObject(value) && Object.keys(value).length === 0)) return undefined;
  const theme = isObject(value) ? themeOf(value) : undefined;
  if (!theme) {
    const expected = '"fg", "bg" and a "palette" of 8 or 16 colours, each #rrggbb';
    const fault = new Malformed(path, `the embedded theme was ignored: expected ${expected}`);
    if (!reading.isReplaced(fault)) reading.warnAt(fault, text, line);
  }
  return theme;
}

function themeOf({ fg, bg, palette }: Record<string, unknown>): EmbeddedTheme | undefined {
  const hasPalette = palette !== undefined && palette !== null;
  const colours = typeof palette === 'string' ? palette.split(':') : [];
  if (hasPalette && colours.length !== 8 && colours.length !== 16) return undefined;
  if (![fg, bg, ...colours].every((colour) => typeof colour === 'string' && COLOUR.test(colour))) return undefined;
  return { foreground: rgb(fg as string), background: rgb(bg as string), palette: colours.map(rgb) };
}

const rgb = (colour: string): number => Number.parseInt(colour.slice(1), 16);
const hex = (colour: number): string => `#${colour.toString(16).padStart(6, '0')}`;

export const themeJson = (theme: EmbeddedTheme | undefined) =>
  theme &&
  defined({
    fg: hex(theme.foreground),
    bg: hex(theme.background),
    palette: theme.palette.length > 0 ? theme.palette.map(hex).join(':') : undefined,
  });

/** One header in JSON: the fields that have a value, then the keys of `extra` that no field has taken. */
export function headerJson(fields: Record<string, unknown>, extra: RawHeader): string {
  const taken = defined(fields);
  return jsonText({ ...taken, ...unknownKeys(extra, Object.keys(taken)) })!;
}
