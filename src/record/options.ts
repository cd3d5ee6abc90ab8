// The options of a recording, under the names that users of asciinema know.
import { number, type Option, text, toggle } from '../core/options/option.js';
import { keyName, parseKey } from './keys.js';

/** A size of which one side may be left to the terminal. */
export interface WindowSize {
  cols?: number;
  rows?: number;
}

const MOST_CELLS = 1000;
const isSide = (cells: number): boolean => Number.isInteger(cells) && cells >= 1 && cells <= MOST_CELLS;

function readSize(value: unknown): string | undefined {
  const size = typeof value === 'string' ? parseWindowSize(value) : undefined;
  return size && Object.values(size).every(isSide) ? (value as string) : undefined;
}

/** `100x30`, `100x`, `x30`. */
export function parseWindowSize(text: string): WindowSize | undefined {
  const [, cols, rows] = /^(\d*)x(\d*)$/.exec(text) ?? [];
  if (!cols && !rows) return undefined;
  return { ...(cols && { cols: Number(cols) }), ...(rows && { rows: Number(rows) }) };
}

const windowSize: Option<string | undefined> = {
  flag: 'window-size',
  group: 'Recording',
  help: 'size of the recorded terminal, whatever the size of the one that it is shown on: 100x30, 100x or x30',
  placeholder: 'COLSxROWS',
  expected: `a size such as 100x30, 100x or x30, at most ${MOST_CELLS} each`,
  default: undefined,
  defaultText: "the terminal's, else 80x24",
  parse: readSize,
  check: readSize,
};

const readKey = (value: unknown): string | undefined => (typeof value === 'string' ? parseKey(value) : undefined);

function key(spec: { flag: string; help: string; default: string }): Option<string> {
  return {
    ...spec,
    group: 'Keys',
    placeholder: 'KEY',
    expected: 'a key such as C-x, ^x or x, or "" for none',
    defaultText: spec.default === '' ? 'none' : keyName(spec.default),
    parse: readKey,
    check: readKey,
  };
}

const side = { group: 'Recording', min: 1, max: MOST_CELLS, integer: true, default: undefined } as const;

/** Names with commas between them. */
const NAMES = /^$|^[A-Za-z_]\w*(,\s*[A-Za-z_]\w*)*$/;

/**
 * Option declarations of `record`: names, checks, defaults.
 * @example
 * recordOptions.captureEnv.default; // => 'SHELL'
 */
export const recordOptions = {
  command: text({
    flag: 'command',
    alias: 'c',
    group: 'Recording',
    help: 'command line for /bin/sh to record',
    placeholder: 'COMMAND',
    default: undefined,
    defaultText: 'the shell',
    expected: 'a command line',
    accepts: (line) => line.trim() !== '',
  }),
  captureInput: toggle({
    flag: 'capture-input',
    alias: 'I',
    group: 'Recording',
    help: 'record what is typed, too: passwords as well',
    default: false,
  }),
  captureEnv: text({
    flag: 'capture-env',
    alias: 'e',
    group: 'Recording',
    help: 'variables of the environment to write down',
    placeholder: 'NAMES',
    default: 'SHELL',
    expected: 'names of variables with commas between them',
    accepts: (names) => NAMES.test(names),
  }),
  title: text({
    flag: 'title',
    alias: 't',
    group: 'Recording',
    help: 'title of the recording',
    default: undefined,
    defaultText: 'none',
  }),
  idleTimeLimit: number({
    flag: 'idle-time-limit',
    alias: 'i',
    group: 'Recording',
    help: 'longest pause when it is shown; the recording keeps its times',
    placeholder: 'SECONDS',
    min: 0,
    above: true,
    default: undefined,
    defaultText: 'none',
  }),
  headless: toggle({
    flag: 'headless',
    group: 'Recording',
    help: 'do not use the terminal: nothing is shown, nobody types',
    default: false,
  }),
  windowSize,
  cols: number({
    ...side,
    flag: 'cols',
    help: 'columns of the recorded terminal',
    defaultText: "the terminal's, else 80",
  }),
  rows: number({
    ...side,
    flag: 'rows',
    help: 'rows of the recorded terminal',
    defaultText: "the terminal's, else 24",
  }),
  pauseKey: key({ flag: 'pause-key', help: 'key that pauses the recording, and lets it go on', default: '\x1c' }),
  markerKey: key({ flag: 'marker-key', help: 'key that adds a marker', default: '' }),
  prefixKey: key({ flag: 'prefix-key', help: 'key that has to come before the other two', default: '' }),
};
