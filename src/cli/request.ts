// From the words of a command line to a request that can be run: which recording, which output, which options.
import { UsageError } from '../errors.js';
import type { Given, OptionSet } from '../options/option.js';
import { type CommandLine, readCommandLine } from './args.js';
import type { Command, Role } from './command.js';
import { findConfig } from './config/find.js';
import { mergePresets, NO_PRESETS, type UserPresets, withPresetNames } from './config/presets.js';
import { editOptions, generalOptions } from './general.js';
import { environmentLayer, type Layer, mergeLayers } from './layers.js';
import { chooseOutput, type Place } from './place.js';
import type { Product } from './product.js';

export interface Request {
  names: readonly string[];
  /** By key; of the command's own options and the general ones. */
  values: Record<string, unknown>;
  input: string;
  /** All of them: at least the one above. */
  inputs: readonly string[];
  place: Place;
  clobber: boolean;
  /** Finds a place for a further product; throws as readRequest. */
  placeOf(output: string | undefined, product: Product): Place;
}

/** All that may stand on a command's line: its own options and those of every command. */
export function allOptions(command: Command): OptionSet {
  const { options, reading, product } = command;
  // A command's own -o, one that may be repeated say, comes before the general one.
  const own = options['output'] && { output: options['output'] };
  const replacesInput = product?.recording === true && !product.shape && !takesMany(command);
  return { ...reading, ...options, ...(replacesInput && editOptions), ...generalOptions, ...own };
}

const takesMany = ({ positionals }: Command): boolean => positionals.at(-1)?.many === true;

const rolesOf = ({ positionals }: Command): Role[] =>
  positionals.map(({ role, many }, index) => role ?? (index === 0 || many ? 'input' : 'output'));

/** The names that stand where a command has this role. */
function namesOf(command: Command, names: readonly string[], role: Role): string[] {
  const roles = rolesOf(command);
  return names.filter((_, index) => roles[Math.min(index, roles.length - 1)] === role);
}

/** @throws UsageError for a word that is missing */
function requireWords(command: Command, names: readonly string[]): void {
  for (const [index, role] of rolesOf(command).entries()) {
    if (role !== 'word' || names[index] !== undefined) continue;
    const { name = '', help = '' } = command.positionals[index] ?? {};
    throw new UsageError(name, { expected: help, received: 'nothing' });
  }
}

/** The recording that was named, or standard input unless that is a terminal with nobody to type a recording. */
function chooseInput(name: string | undefined): string {
  if (name === '') throw new UsageError('input', { expected: 'a path, a URL or -', received: '""' });
  if (name !== undefined && name !== '-') return name;
  if (process.stdin.isTTY) throw new UsageError('input', { expected: 'a recording', received: 'nothing' });
  return '-';
}

function tooMany(expected: string, name: string): UsageError {
  return new UsageError('output', { expected, received: `${JSON.stringify(name)} as well` });
}

/** The output is the name for it or -o, not both; where all names are inputs, -o only. */
function chooseOutputName(command: Command, names: readonly string[], named: string | undefined): string | undefined {
  const [second] = namesOf(command, names, 'output');
  if (named !== undefined && second !== undefined) throw tooMany(`one output, ${JSON.stringify(named)}`, second);
  return named ?? second;
}

/** What a command line is read against. */
export interface Surroundings {
  /** As allOptions; --preset takes the names of declared presets too. */
  options: OptionSet;
  /** Where values come from that the command line does not give: the environment, then the configuration file. */
  layers: Layer[];
  presets: UserPresets;
}

/** @throws UsageError for what is wrong in the environment or the configuration file */
export async function surroundingsOf(command: Command): Promise<Surroundings> {
  const all = allOptions(command);
  const folder = process.cwd();
  const takesOptions = command.reading !== undefined || Object.keys(command.options).length > 0;
  const place = takesOptions ? await findConfig(folder) : undefined;
  if (!place) return { options: all, layers: [environmentLayer(all, process.env)], presets: NO_PRESETS };
  const { fileLayer, filePresets, readConfigFile } = await import('./config/file.js');
  const file = readConfigFile(place, folder);
  const { preset } = all;
  const presets = preset ? await filePresets(file, all, preset.choices ?? []) : NO_PRESETS;
  const options = withPresetNames(all, [...presets.keys()]);
  const layers = [environmentLayer(options, process.env), await fileLayer(file, command.name, options)];
  return { options, layers, presets };
}

function allValues({ values }: CommandLine, { options, layers, presets }: Surroundings): Record<string, unknown> {
  const sources = [{ name: 'command line', values }, ...layers];
  const { preset } = options;
  return preset ? mergePresets(sources, presets, preset) : mergeLayers(sources);
}

/**
 * @throws UsageError if the words make no request
 * @throws CastError if the disk forbids the output
 */
export async function readRequest(command: Command, args: readonly string[]): Promise<Request> {
  const surroundings = await surroundingsOf(command);
  const line = readCommandLine(args, surroundings.options);
  const values = allValues(line, surroundings);
  const { names } = line;
  const surplus = names[command.positionals.length];
  if (surplus !== undefined && !takesMany(command))
    throw tooMany(`at most ${command.positionals.length} names`, surplus);
  const clobber = values['clobber'] !== false;
  const named = typeof values['output'] === 'string' ? values['output'] : undefined;
  const { product } = command;
  if (product) requireWords(command, names);
  const inputs = namesOf(command, names, 'input');
  const input = product ? chooseInput(inputs[0]) : '-';
  const placeOf = (output: string | undefined, what: Product): Place =>
    chooseOutput({
      input,
      inputs,
      output,
      product: what,
      clobber,
      inPlace: values['inPlace'] === true,
      shape: what.shape?.(values) ?? 'file',
      terminal: process.stdout.isTTY === true,
    });
  // A command with an -o of its own finds its places itself.
  const place =
    product && !command.options['output']
      ? placeOf(chooseOutputName(command, names, named), product)
      : { file: named === '-' ? undefined : named };
  return { names, values, input, inputs: inputs.length > 0 ? inputs : [input], place, clobber, placeOf };
}

/** Those of the values that belong to a set of options; the others stay what they are by default. */
export function partOf<S extends OptionSet>(options: S, values: Record<string, unknown>): Given<S> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => Object.hasOwn(options, key))) as Given<S>;
}
