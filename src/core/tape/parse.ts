// A tape to its commands: VHS's language, and what castkit has beyond it. Knows nothing of files: what other tapes hold is asked for.

import { UsageError } from '../errors.js';
import { nearest } from '../options/nearest.js';
import type { Option, OptionSet } from '../options/option.js';
import type { MouseButton, TapeAction, TapeCommand } from './commands.js';
import { type KeyName, keyNames, type Modifiers } from './keys.js';
import type { TapeProblem } from './place.js';
import { TapeReader, Wrong } from './reader.js';
import { isSetting, readSetting, settingNames } from './settings.js';
import type { Token } from './tokens.js';

/**
 * What a tape is parsed with.
 * @example
 * const options: TapeParsing = { file: 'demo.tape', variable: () => undefined };
 */
export interface TapeParsing {
  /** The name of the tape, for places. */
  readonly file: string;
  /** The value of a variable that `${NAME}` stands for. */
  readonly variable?: (name: string) => string | undefined;
  /** The text of a tape that `Source` names; undefined where there is none. */
  readonly source?: (path: string) => string | undefined;
  /** Options of pictures, which `Set` takes by their names in CamelCase. */
  readonly looks?: OptionSet;
}

/**
 * A parsed tape: its commands, those of tapes that it sources among them, and what is wrong with it.
 * @example
 * const isSound = ({ errors }: ParsedTape) => errors.length === 0;
 */
export interface ParsedTape {
  readonly commands: readonly TapeCommand[];
  readonly errors: readonly TapeProblem[];
  readonly warnings: readonly TapeProblem[];
}

interface Parsing extends TapeParsing {
  readonly variables: Map<string, string>;
  readonly isSourced: boolean;
}

type Read = (reader: TapeReader, parsing: Parsing, name: Token) => TapeAction;

/** Largest tape, in characters. */
const LONGEST = 4_000_000;

const pressed = (ctrl: boolean, alt: boolean, shift: boolean): Modifiers => ({ ctrl, alt, shift });
const NOTHING_HELD = pressed(false, false, false);
const PATTERN = 'a pattern between slashes, such as /done/';
const EXTRA_KEYS = keyNames.filter((name) => /^(F\d+|Home|End)$/.test(name));

const timed = (delay: number | undefined) => (delay === undefined ? {} : { delay });

const keyCommand =
  (key: KeyName): Read =>
  (reader) => {
    const delay = reader.delay();
    return { kind: 'key', key, modifiers: NOTHING_HELD, ...timed(delay), count: reader.count() };
  };

const scroll =
  (rows: number): Read =>
  (reader) => {
    const delay = reader.delay();
    return { kind: 'scroll', rows, ...timed(delay), count: reader.count() };
  };

const plain =
  (kind: 'hide' | 'show' | 'paste'): Read =>
  () => ({ kind });

const COMMANDS: Readonly<Record<string, Read>> = {
  Output: readOutput,
  Require: (reader) => ({ kind: 'require', program: reader.path('the name of a program') }),
  Set: readSet,
  Sleep: (reader) => ({ kind: 'sleep', time: reader.time('a time, such as 500ms') }),
  Type(reader) {
    const delay = reader.delay();
    return { kind: 'type', text: reader.strings('text to type, in quotes'), ...timed(delay) };
  },
  ...Object.fromEntries(
    keyNames.filter((name) => !EXTRA_KEYS.includes(name)).map((name) => [name, keyCommand(name)] as const),
  ),
  ScrollUp: scroll(-1),
  ScrollDown: scroll(1),
  Ctrl: readChord,
  Alt: readChord,
  Shift: readChord,
  Hide: plain('hide'),
  Show: plain('show'),
  Paste: plain('paste'),
  Wait: readWait,
  Screenshot: readScreenshot,
  Copy: (reader) => ({ kind: 'copy', text: reader.strings('text for the clipboard, in quotes') }),
  Env: readEnv,
  Source: (_, __, name) => {
    throw new Wrong(name.at, 'a tape that is sourced cannot source another one');
  },
  Key(reader) {
    const key = reader.oneOf(keyNames, 'a key');
    return keyCommand(key)(reader, NO_PARSING, reader.peek);
  },
  Marker: (reader) => ({ kind: 'marker', label: reader.isText ? reader.expanded('a label') : '' }),
  Caption: (reader) => ({ kind: 'caption', text: reader.expanded('text of the caption, in quotes') }),
  Subtitle: (reader) => ({ kind: 'caption', text: reader.expanded('text of the subtitle, in quotes') }),
  Mouse: readMouse,
  Resize: readResize,
  Expect: expectation(true),
  ExpectNot: expectation(false),
  Redact: readRedact,
};

const NO_PARSING: Parsing = { file: '', variables: new Map(), isSourced: true };

export const commandNames: readonly string[] = Object.keys(COMMANDS);

/** Words that are no text without quotes: VHS's, but of castkit's own only those that are commands. */
const KEYWORDS = new Set([
  ...commandNames,
  ...settingNames.filter((name) => !['Look', 'Clock', 'Cols', 'Rows'].includes(name)),
  ...['ms', 's', 'm', 'em', 'px', 'true', 'false'],
]);

/**
 * Parses a tape. All that is wrong is in the result, by its place, so that a tape can be mended at once.
 * @example
 * parseTape('Type "ls" Enter', { file: 'demo.tape' }).commands.map(({ kind }) => kind); // => ['type', 'key']
 */
export function parseTape(text: string, parsing: TapeParsing): ParsedTape {
  const parsed = parseAll(text, { ...parsing, variables: new Map(), isSourced: false });
  if (parsed.commands.length + parsed.errors.length > 0) return parsed;
  const at = { file: parsing.file, line: 1, column: 1 };
  return { ...parsed, errors: [{ at, sentence: 'expected a tape with commands, found none', sourceLine: '' }] };
}

function parseAll(text: string, parsing: Parsing): ParsedTape {
  const { file, variables } = parsing;
  const variable = (name: string) => variables.get(name) ?? parsing.variable?.(name);
  const refused = refusal(text, file);
  if (refused) return { commands: [], errors: [refused], warnings: [] };
  const reader = new TapeReader(text, file, (word) => KEYWORDS.has(word), variable);
  const commands: TapeCommand[] = [];
  const errors: TapeProblem[] = [];
  const warnings: TapeProblem[] = [];
  while (!reader.isDone) {
    try {
      commands.push(...readCommand(reader, parsing, { errors, warnings }));
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      errors.push({ at: error.at, sentence: error.sentence, sourceLine: reader.lineAt(error.at.line) });
      reader.skipLine();
    }
  }
  return { commands, errors, warnings: [...warnings, ...reader.warnings] };
}

function refusal(text: string, file: string): TapeProblem | undefined {
  const at = { file, line: 1, column: 1 };
  if (text.length > LONGEST) {
    return { at, sentence: `expected a tape of at most ${LONGEST} characters, found ${text.length}`, sourceLine: '' };
  }
  const nul = text.indexOf('\0');
  return nul < 0 ? undefined : { at, sentence: 'expected a tape, found a file that is no text', sourceLine: '' };
}

function readCommand(
  reader: TapeReader,
  parsing: Parsing,
  problems: { errors: TapeProblem[]; warnings: TapeProblem[] },
): TapeCommand[] {
  const name = reader.take();
  const read = name.kind === 'word' && Object.hasOwn(COMMANDS, name.text) ? COMMANDS[name.text] : undefined;
  if (!read) throw unknownCommand(name, reader);
  if (name.text === 'Source' && !parsing.isSourced) return sourced(reader, parsing, problems);
  const action = read(reader, parsing, name);
  const written = reader.text.slice(name.start, reader.end);
  return [{ ...action, at: name.at, written }];
}

function unknownCommand(name: Token, reader: TapeReader): Wrong {
  const close = name.kind === 'word' ? nearest(name.text, commandNames) : undefined;
  return reader.wrong('a command', name, close ? `. Did you mean ${close}?` : '');
}

/** The commands of another tape, but for its outputs. */
function sourced(
  reader: TapeReader,
  parsing: Parsing,
  { errors, warnings }: { errors: TapeProblem[]; warnings: TapeProblem[] },
): TapeCommand[] {
  const { at } = reader.peek;
  const path = reader.path('the name of a tape');
  if (!path.endsWith('.tape')) throw new Wrong(at, `expected a file ending in .tape, found ${JSON.stringify(path)}`);
  const text = parsing.source?.(path);
  if (text === undefined) throw new Wrong(at, `there is no tape ${JSON.stringify(path)}`);
  if (text.trim() === '')
    throw new Wrong(at, `expected a tape with commands, found that ${JSON.stringify(path)} is empty`);
  const parsed = parseAll(text, { ...parsing, file: path, isSourced: true });
  errors.push(...parsed.errors);
  warnings.push(...parsed.warnings);
  return parsed.commands.filter(({ kind }) => kind !== 'output');
}

function readOutput(reader: TapeReader): TapeAction {
  return { kind: 'output', path: reader.path('the name of a file to write, such as demo.gif') };
}

function readSet(reader: TapeReader, { looks = {} }: Parsing): TapeAction {
  const name = reader.peek;
  if (name.kind !== 'word') throw reader.wrong('a setting');
  reader.take();
  if (isSetting(name.text)) return { kind: 'set', setting: name.text, value: readSetting(name.text, reader) };
  const look = lookOf(name.text, looks);
  if (look) return { kind: 'set', setting: name.text, value: readLook(reader, look) };
  const known = [...settingNames, ...Object.keys(looks).map(settingOf)];
  const close = nearest(name.text, known);
  throw reader.wrong('a setting', name, close ? `. Did you mean ${close}?` : '');
}

/** FontSize for fontSize. */
export const settingOf = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1);

/** An option of pictures by its name as a setting. */
export const lookOf = (setting: string, looks: OptionSet): Option<unknown> | undefined => {
  const key = setting.charAt(0).toLowerCase() + setting.slice(1);
  return key !== setting && Object.hasOwn(looks, key) ? looks[key] : undefined;
};

/** What the option would be on the command line: checked here, and parsed once more by who uses it. */
function readLook(reader: TapeReader, option: Option<unknown>): string {
  const token = reader.peek;
  const text = reader.path(option.expected);
  try {
    if (option.parse(text) !== undefined) return text;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new Wrong(token.at, `expected ${error.expected ?? option.expected}, found ${JSON.stringify(text)}`);
  }
  const close = option.choices && nearest(text, option.choices);
  const hint = close ? `. Did you mean ${close}?` : '';
  throw new Wrong(token.at, `expected ${option.expected}, found ${JSON.stringify(text)}${hint}`);
}

/** Ctrl+C, Ctrl+Alt+Shift+Enter, Alt+., Shift+Tab: modifiers first, then what is pressed. */
function readChord(reader: TapeReader, _: Parsing, name: Token): TapeAction {
  const held = new Set([name.text]);
  const expected = `what is pressed with ${name.text}, such as ${name.text}+${name.text === 'Shift' ? 'Tab' : 'C'}`;
  if (!reader.isSymbol('+')) throw reader.wrong(expected);
  while (reader.takeSymbol('+')) {
    const token = reader.peek;
    if (token.kind === 'word' && ['Ctrl', 'Alt', 'Shift'].includes(token.text)) {
      reader.take();
      held.add(token.text);
      continue;
    }
    const modifiers = pressed(held.has('Ctrl'), held.has('Alt'), held.has('Shift'));
    const key = readPressed(reader, expected);
    if (reader.isSymbol('+')) throw reader.wrong('one key after the modifiers');
    const delay = reader.delay();
    return { kind: 'key', key, modifiers, ...timed(delay), count: reader.count() };
  }
  throw reader.wrong(expected);
}

function readPressed(reader: TapeReader, expected: string): KeyName | { character: string } {
  const token = reader.peek;
  const named = keyNames.find((name) => token.kind === 'word' && name === token.text);
  const isText = token.kind === 'word' || token.kind === 'string' || token.kind === 'symbol' || token.kind === 'number';
  const isSign = token.kind === 'illegal' || token.kind === 'regex' || token.kind === 'json';
  if (named === undefined && !isText && !isSign) throw reader.wrong(expected);
  if (named === undefined && isSign) {
    // Signs that begin no word: Ctrl+/, Alt+?, Alt+{.
    const sign = reader.path(expected);
    if ([...sign].length === 1) return { character: sign };
    throw new Wrong(token.at, `expected ${expected}, found ${JSON.stringify(sign)}`);
  }
  if (named === undefined && token.kind === 'word' && reader.isKeyword(token.text) && token.text.length > 1) {
    throw reader.wrong(expected);
  }
  reader.take();
  if (named !== undefined) return named;
  return { character: token.text };
}

function readWait(reader: TapeReader): TapeAction {
  const scope = reader.takeSymbol('+') ? reader.oneOf(['Line', 'Screen', 'Prompt'], 'what to wait for') : 'Line';
  const timeout = readTimeout(reader);
  const pattern = reader.peek.kind === 'regex' && scope !== 'Prompt' ? { pattern: reader.pattern(PATTERN) } : {};
  return { kind: 'wait', scope: SCOPES[scope], ...pattern, ...timeout };
}

const SCOPES = { Line: 'line', Screen: 'screen', Prompt: 'prompt' } as const;

function readTimeout(reader: TapeReader): { timeout?: number } {
  const { at } = reader.peek;
  const timeout = reader.delay();
  if (timeout === 0) throw new Wrong(at, 'expected a time above 0, found 0');
  return timeout === undefined ? {} : { timeout };
}

function readScreenshot(reader: TapeReader): TapeAction {
  const { at } = reader.peek;
  const path = reader.path('the name of a picture, such as demo.png');
  if (/\.(png|svg|webp|avif|jpe?g|txt|ansi|html|json)$/i.test(path)) return { kind: 'screenshot', path };
  throw new Wrong(at, `expected the name of a still, such as demo.png, found ${JSON.stringify(path)}`);
}

function readEnv(reader: TapeReader, { variables }: Parsing): TapeAction {
  const token = reader.peek;
  const name = reader.word('the name of a variable');
  if (!/^[A-Za-z_]\w*$/.test(name)) throw reader.wrong('the name of a variable', token);
  const value = reader.peek.kind === 'number' ? reader.take().text : reader.expanded('its value, in quotes');
  variables.set(name, value);
  return { kind: 'env', name, value };
}

const BUTTONS: Readonly<Record<string, MouseButton>> = {
  click: 'click',
  'middle-click': 'middle-click',
  'right-click': 'right-click',
  'scroll-up': 'scroll-up',
  'scroll-down': 'scroll-down',
};

/** Mouse click COL ROW, Mouse scroll COL ROW [n], Mouse scroll up COL ROW [n]. */
function readMouse(reader: TapeReader): TapeAction {
  const word = reader.oneOf([...Object.keys(BUTTONS), 'scroll', 'middle', 'right'], 'what the mouse does');
  const direction =
    word === 'scroll' && /^(up|down)$/i.test(reader.peek.text) ? reader.take().text.toLowerCase() : 'down';
  if ((word === 'middle' || word === 'right') && /^click$/i.test(reader.peek.text)) reader.take();
  const button = word === 'scroll' ? BUTTONS[`scroll-${direction}`]! : (BUTTONS[word] ?? BUTTONS[`${word}-click`]!);
  const cell = { min: 0, max: 999, whole: true };
  const col = reader.number('a column from 0 to 999', cell);
  const row = reader.number('a row from 0 to 999', cell);
  return { kind: 'mouse', button, col, row, count: reader.count() };
}

function readResize(reader: TapeReader): TapeAction {
  const { at } = reader.peek;
  const text = reader.path('a size, such as 100x30');
  const [, cols, rows] = /^(\d{1,4})x(\d{1,4})$/.exec(text) ?? [];
  const size = { cols: Number(cols), rows: Number(rows) };
  const isSize = (cells: number) => cells >= 1 && cells <= 1000;
  if (isSize(size.cols) && isSize(size.rows)) return { kind: 'resize', ...size };
  throw new Wrong(at, `expected a size such as 100x30, at most 1000 each, found ${JSON.stringify(text)}`);
}

function expectation(holds: boolean): Read {
  return (reader) => {
    const scope = reader.takeSymbol('+') ? reader.oneOf(['Line', 'Screen'], 'where to look') : 'Screen';
    const timeout = readTimeout(reader);
    const pattern = reader.peek.kind === 'string' ? literal(reader.take().text) : reader.pattern(PATTERN);
    return { kind: 'expect', holds, scope: scope === 'Line' ? 'line' : 'screen', pattern, ...timeout };
  };
}

const literal = (text: string): RegExp => new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));

/** A pattern, a text in quotes, or kinds of secrets. */
function readRedact(reader: TapeReader): TapeAction {
  const { kind } = reader.peek;
  if (kind === 'regex') return { kind: 'redact', pattern: reader.pattern(PATTERN) };
  if (kind === 'string') return { kind: 'redact', text: reader.expand(reader.take()) };
  return {
    kind: 'redact',
    builtin: reader.path('a pattern, a text in quotes, or kinds of secrets such as secrets,email'),
  };
}
