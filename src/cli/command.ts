// What a command is: data that the parser, the help, the completion scripts and the README's tables all read.
import type { Example } from '../core/catalogue.js';
import type { Warn } from '../core/errors.js';
import type { Given, OptionSet } from '../core/options/option.js';
import type { inputOptions, LoadOptions } from '../index.js';
import type { Chunks, WriteOne, Written } from './output.js';
import type { Place } from './place.js';
import type { Product } from './product.js';
import type { RunReport } from './report.js';

/** A name or word on the command line, in order. */
export interface Positional {
  readonly name: string;
  readonly help: string;
  /** What it stands for. Without it the first is the input, and the second the output. */
  readonly role?: Role;
  /** Any number of them. */
  readonly many?: boolean;
  /** The words that it may be, or some of them. */
  readonly words?: () => readonly string[];
  /** It may be a file beside those. */
  readonly orFile?: boolean;
}

/** A word is neither: a pattern to look for, say. A command without a name for its output takes -o only. */
export type Role = 'input' | 'output' | 'word';

export interface Context<S extends OptionSet = OptionSet> {
  /** The file names and words given, in order. */
  readonly names: readonly string[];
  /** What stands behind `--`, where the command runs a program. */
  readonly program: readonly string[];
  /** What the caller asked for; what is missing has the recording's value or the default. */
  readonly given: Given<S>;
  /** All there are. */
  readonly commands: Commands;
  readonly warn: Warn;
  readonly report: RunReport;
  /** The recording to read: a path, a URL, or "-" for standard input. */
  readonly input: string;
  /** All of them, where a command takes several. */
  readonly inputs: readonly string[];
  /** How to read it: options of loadCast. */
  readonly reading: Given<typeof inputOptions> & Pick<LoadOptions, 'stdin' | 'replaced'>;
  /** Writes the product to where the request says, whole or not at all. */
  write(chunks: Chunks): Promise<Written>;
  /** Writes several products, all or none. */
  writeTogether(produce: (write: WriteOne) => Promise<void>): Promise<Written[]>;
  /** Where the request says. Of several files it is the name that theirs are made from, or their folder. */
  readonly place: Place;
  /** Finds a place for a further product, by the rules of the first. */
  placeOf(output: string | undefined, product: Product): Place;
}

/** What a command's own file says; its name and summary are the catalogue's. */
export interface CommandBody<S extends OptionSet = OptionSet> {
  readonly positionals: readonly Positional[];
  readonly options: S;
  /** How a recording may be read; absent where none is. */
  readonly reading?: typeof inputOptions;
  /** Absent where no recording is read and words go to standard output. */
  readonly product?: Product;
  /** It runs a program, whose words stand behind `--`. */
  readonly runsProgram?: boolean;
  readonly examples: readonly [Example, Example, Example];
  run(context: Context<S>): Promise<void>;
}

export interface Command<S extends OptionSet = OptionSet> extends CommandBody<S> {
  readonly name: string;
  readonly summary: string;
}

/** A command of the catalogue, before it is loaded. */
export interface Entry {
  readonly summary: string;
  load(): Promise<Command>;
}

/** All of them by their names, in the order of the catalogue. */
export type Commands = Readonly<Record<string, Entry>>;

export const INPUT: Positional = { name: 'input', help: 'a recording: a path, a URL, or - for standard input' };
export const OUTPUT: Positional = { name: 'output', help: 'the file to write, or - for standard output' };

/** Whether any number of names may stand at the end of its line. */
export const takesMany = ({ positionals }: CommandBody): boolean => positionals.at(-1)?.many === true;
