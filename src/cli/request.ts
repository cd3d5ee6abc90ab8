// From the words of a command line to a request that can be run: which recording, which output, which options.
import { UsageError } from '../errors.js';
import type { Given, OptionSet } from '../options/option.js';
import { type CommandLine, readCommandLine } from './args.js';
import type { Command } from './command.js';
import { editOptions, generalOptions } from './general.js';
import { environmentLayer, mergeLayers } from './layers.js';
import { chooseOutput, type Place } from './place.js';
import type { Product } from './product.js';

export interface Request {
  names: readonly string[];
  /** By key; of the command's own options and the general ones. */
  values: Record<string, unknown>;
  input: string;
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
  return { ...options, ...reading, ...(replacesInput && editOptions), ...generalOptions, ...own };
}

const takesMany = ({ positionals }: Command): boolean => positionals.at(-1)?.many === true;

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

/** The output is the second name or -o, not both; where all names are inputs, -o only. */
function chooseOutputName(command: Command, names: readonly string[], named: string | undefined): string | undefined {
  if (takesMany(command)) return named;
  const [, second] = names;
  if (named !== undefined && second !== undefined) throw tooMany(`one output, ${JSON.stringify(named)}`, second);
  return named ?? second;
}

function readValues(command: Command, line: CommandLine): Record<string, unknown> {
  const environment = environmentLayer(allOptions(command), process.env);
  return mergeLayers([{ name: 'command line', values: line.values }, environment]);
}

/**
 * @throws UsageError if the words make no request
 * @throws CastError if the disk forbids the output
 */
export function readRequest(command: Command, args: readonly string[]): Request {
  const line = readCommandLine(args, allOptions(command));
  const values = readValues(command, line);
  const { names } = line;
  const surplus = names[command.positionals.length];
  if (surplus !== undefined && !takesMany(command))
    throw tooMany(`at most ${command.positionals.length} names`, surplus);
  const clobber = values['clobber'] !== false;
  const named = typeof values['output'] === 'string' ? values['output'] : undefined;
  const { product } = command;
  const input = product ? chooseInput(names[0]) : '-';
  const placeOf = (output: string | undefined, what: Product): Place =>
    chooseOutput({
      input,
      inputs: takesMany(command) ? names : [],
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
  return { names, values, input, place, clobber, placeOf };
}

/** Those of the values that belong to a set of options; the others stay what they are by default. */
export function partOf<S extends OptionSet>(options: S, values: Record<string, unknown>): Given<S> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => Object.hasOwn(options, key))) as Given<S>;
}
