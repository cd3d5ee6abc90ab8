// The settings of tapes: VHS's under its names, with what each may be, and castkit's own.
import type { Micros } from '../time.js';
import type { SettingValue } from './commands.js';
import { patternAt, type TapeReader, Wrong } from './reader.js';

/**
 * Shells that a tape can start clean.
 * @example
 * tapeShells.includes('fish'); // => true
 */
export const tapeShells = [
  'bash',
  'zsh',
  'fish',
  'sh',
  'dash',
  'pwsh',
  'powershell',
  'cmd',
  'nu',
  'osh',
  'xonsh',
] as const;

/**
 * A shell that a tape can start.
 * @example
 * const shell: TapeShell = 'fish';
 */
export type TapeShell = (typeof tapeShells)[number];

const BARS = ['Colorful', 'ColorfulRight', 'Rings', 'RingsRight', ''] as const;

/** What VHS's settings and castkit's are, where a tape says so. Lengths in pixels, times in microseconds. */
export interface TapeSettings {
  Shell?: TapeShell;
  FontFamily?: string;
  FontSize?: number;
  LetterSpacing?: number;
  LineHeight?: number;
  Framerate?: number;
  TypingSpeed?: Micros;
  /** A name, or a mapping of colours as JSON. */
  Theme?: string;
  PlaybackSpeed?: number;
  Width?: number;
  Height?: number;
  Padding?: number;
  /** Percent. */
  LoopOffset?: number;
  MarginFill?: string;
  Margin?: number;
  WindowBar?: (typeof BARS)[number];
  WindowBarSize?: number;
  BorderRadius?: number;
  CursorBlink?: boolean;
  WaitTimeout?: Micros;
  WaitPattern?: RegExp;
  /** Whose look a tape has that sets nothing else. */
  Look?: 'vhs' | 'castkit';
  /** Whether a pause costs time where nothing can happen in it. */
  Clock?: 'virtual' | 'real';
  Cols?: number;
  Rows?: number;
}

type Read = (reader: TapeReader) => SettingValue;

const number =
  (min: number, max: number, whole: boolean): Read =>
  (reader) => {
    const value = reader.number(`a ${whole ? 'whole ' : ''}number from ${min} to ${max}`, { min, max, whole });
    // A unit says nothing new.
    if (reader.peek.kind === 'word' && /^(px|em)$/.test(reader.peek.text)) reader.take();
    return value;
  };
const pixels = (max: number) => number(0, max, true);
const time: Read = (reader) => reader.time('a time, such as 50ms');
const text =
  (expected: string): Read =>
  (reader) =>
    reader.expanded(expected);
const oneOf =
  <T extends string>(words: readonly T[], noun: string): Read =>
  (reader) =>
    reader.oneOf(words, noun);

const READERS: Readonly<Record<keyof TapeSettings, Read>> = {
  Shell: oneOf(tapeShells, 'a shell'),
  FontFamily: text('the name of a font family'),
  FontSize: number(4, 200, false),
  LetterSpacing: number(-50, 100, false),
  LineHeight: number(0.5, 10, false),
  Framerate: number(1, 1000, false),
  TypingSpeed: time,
  Theme: readTheme,
  PlaybackSpeed: number(0.01, 1000, false),
  Width: number(16, 16_383, true),
  Height: number(16, 16_383, true),
  Padding: pixels(2000),
  LoopOffset: readPercent,
  MarginFill: text('a colour such as #6B50FF, or an image file'),
  Margin: pixels(2000),
  WindowBar: oneOf(BARS, 'a bar'),
  WindowBarSize: number(1, 500, true),
  BorderRadius: pixels(200),
  CursorBlink: (reader) => reader.oneOf(['true', 'false'], 'true or false') === 'true',
  WaitTimeout: time,
  WaitPattern: readPattern,
  Look: oneOf(['vhs', 'castkit'], 'a look'),
  Clock: oneOf(['virtual', 'real'], 'a clock'),
  Cols: number(1, 1000, true),
  Rows: number(1, 1000, true),
};

export const settingNames = Object.keys(READERS) as (keyof TapeSettings)[];

export const isSetting = (name: string): name is keyof TapeSettings => Object.hasOwn(READERS, name);

/** @throws Wrong where the value is none */
export const readSetting = (name: keyof TapeSettings, reader: TapeReader): SettingValue => READERS[name](reader);

function readTheme(reader: TapeReader): string {
  const token = reader.peek;
  if (token.kind === 'string') return reader.expand(reader.take());
  // Names of several words have to be in quotes; some begin with a digit.
  if (token.kind !== 'json') return reader.path('the name of a theme, or its colours as JSON');
  if (!isMapping(token.text)) throw new Wrong(token.at, `expected the colours of a theme as JSON, found ${token.text}`);
  return reader.take().text;
}

function isMapping(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && Object.values(value).every((of) => typeof of === 'string');
  } catch {
    return false;
  }
}

function readPercent(reader: TapeReader): number {
  const value = reader.number('a number of percent from 0 to 100', { min: 0, max: 100 });
  reader.takeSymbol('%');
  return value;
}

/** A regular expression, or one in quotes. */
function readPattern(reader: TapeReader): RegExp {
  if (reader.peek.kind === 'string') return patternAt(reader.take());
  return reader.pattern('a pattern, such as /\\$ $/');
}
