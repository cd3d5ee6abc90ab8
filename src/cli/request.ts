// From the words of a command line to a request that can be run: which recording, which output, which options.
import { UsageError } from '../core/errors.js';
import type { LoadOptions } from '../index.js';
import { type CommandLine, readCommandLine } from './args.js';
import { type Command, type Commands, type Role, takesMany } from './command.js';
import { mergePresets, presetLayers } from './config/presets.js';
import { type Layer, mergeLayers, originsIn, otherVariables } from './layers.js';
import { chooseOutput, type Place } from './place.js';
import type { Product } from './product.js';
import { type ConfigInForce, type Surroundings, surroundingsOf } from './surroundings.js';

export interface Request {
  names: readonly string[];
  /** What stands behind `--`, where that is a program. */
  program: readonly string[];
  /** By key; of the command's own options and the general ones. */
  values: Record<string, unknown>;
  /** By key: where values came from that the command line does not give. */
  origins: Record<string, string>;
  /** Variables that are set and say nothing to this command. */
  variables: readonly string[];
  config: ConfigInForce | undefined;
  input: string;
  /** All of them: at least the one above. */
  inputs: readonly string[];
  place: Place;
  clobber: boolean;
  /** Finds a place for a further product; throws as readRequest. */
  placeOf(output: string | undefined, product: Product): Place;
}

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

/** Standard input where nothing was named: nothing there either is not what anybody meant. */
async function* somethingFrom(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isEmpty = true;
  for await (const chunk of stream) {
    isEmpty &&= chunk.length === 0;
    yield chunk;
  }
  if (isEmpty) throw new UsageError('input', { expected: 'a recording', received: 'an empty standard input' });
}

/** How the recording is read, where none was named. */
export const unnamedReading = ({ names, input }: Pick<Request, 'names' | 'input'>): Pick<LoadOptions, 'stdin'> =>
  input === '-' && !names.includes('-') ? { stdin: somethingFrom(process.stdin) } : {};

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

/** The layers in force, the first wins: the command line, the environment, the file, what a preset brings along. */
function allLayers({ values }: CommandLine, { options, layers, presets }: Surroundings): Layer[] {
  const sources = [{ name: 'command line', values }, ...layers];
  const { preset } = options;
  return preset ? [...sources, ...presetLayers(mergeLayers(sources)['preset'], presets, preset)] : sources;
}

/** castkit's own presets are the library's business, declared ones are not. */
function allValues(line: CommandLine, { options, layers, presets }: Surroundings): Record<string, unknown> {
  const sources = [{ name: 'command line', values: line.values }, ...layers];
  const { preset } = options;
  return preset ? mergePresets(sources, presets, preset) : mergeLayers(sources);
}

/** The words of the command, and those of the program that it runs. */
function partProgram(
  { runsProgram }: Command,
  args: readonly string[],
): [own: readonly string[], program: readonly string[]] {
  const at = runsProgram ? args.indexOf('--') : -1;
  return at < 0 ? [args, []] : [args.slice(0, at), args.slice(at + 1)];
}

/**
 * @throws UsageError if the words make no request
 * @throws CastError if the disk forbids the output
 */
export async function readRequest(command: Command, args: readonly string[], commands: Commands): Promise<Request> {
  const surroundings = await surroundingsOf(command, commands, args);
  const [own, program] = partProgram(command, args);
  const line = readCommandLine(own, surroundings.options);
  const values = allValues(line, surroundings);
  const origins = originsIn(allLayers(line, surroundings), line.values);
  const variables = otherVariables(surroundings.options, process.env);
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
      line: { command: command.name, values, args, takesJson: command.options['json'] !== undefined },
      inPlace: values['inPlace'] === true,
      shape: what.shape?.(values) ?? 'file',
      terminal: process.stdout.isTTY === true,
    });
  // A command with an -o of its own finds its places itself.
  const place =
    product && !command.options['output']
      ? placeOf(chooseOutputName(command, names, named), product)
      : { file: named === '-' ? undefined : named };
  return {
    names,
    program,
    values,
    origins,
    variables,
    config: surroundings.config,
    input,
    inputs: inputs.length > 0 ? inputs : [input],
    place,
    clobber,
    placeOf,
  };
}
