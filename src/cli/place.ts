// Where the product goes: which names are allowed, which are refused, and what is meant when none is given. Writes nothing.
import { existsSync, type Stats, statSync } from 'node:fs';
import { dirname, join, parse, resolve } from 'node:path';
import { CastError, UsageError } from '../core/errors.js';
import { isUrl } from '../core/options/source-name.js';
import { type NameRequest, refuseOtherEnding } from './endings.js';
import { isSystemError, systemWords } from './failure.js';
import type { Product } from './product.js';

/** A file, or undefined for standard output. */
export type Place = { file: string | undefined };

export interface OutputRequest {
  input: string;
  /** Further inputs, which the output must not be either. */
  inputs?: readonly string[];
  output: string | undefined;
  product: Product;
  /** The command line, for the right one where the name is another format's. */
  line?: Pick<NameRequest, 'command' | 'values' | 'args' | 'takesJson'>;
  clobber: boolean;
  inPlace: boolean;
  /** Several files are named after the output, or it is a folder: neither has to be free, and standard output cannot be it. */
  shape?: 'file' | 'files' | 'folder';
  /** Is standard output a terminal? */
  terminal: boolean;
}

/** The name that a picture of a recording has: demo.cast.gz becomes demo.gif, in the same folder. */
export function besideInput(input: string, extension: string): string {
  const { dir, name } = parse(input.replace(/\.(gz|zst)$/i, ''));
  return join(dir, `${name}.${extension}`);
}

/** Undefined where there is nothing. @throws CastError for a name that no file can have, and for links in a circle */
function statsOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new CastError({ file }, `cannot be written: ${systemWords(error)}`, undefined, { cause: error });
  }
}

/** What is wrong with the input is told by whoever reads it. */
function inputStats(input: string): Stats | undefined {
  try {
    return statSync(input);
  } catch {
    return undefined;
  }
}

function isSameFile(output: string, input: string): boolean {
  const [first, second] = [statsOf(output), inputStats(input)];
  return first !== undefined && second !== undefined && first.ino === second.ino && first.dev === second.dev;
}

/** A name that is not the input's own, beside --in-place: one of the two was not meant. */
function refuseTwoPlaces({ input, inPlace, output }: OutputRequest): void {
  if (!inPlace || output === undefined || output === input) return;
  throw new UsageError('--in-place', { expected: 'no output beside it', received: JSON.stringify(output) });
}

function checkName(file: string, { input, inputs = [], product, inPlace, shape = 'file' }: OutputRequest): void {
  // Of several files none has the name itself.
  if (inPlace || shape !== 'file') return;
  for (const other of new Set([input, ...inputs])) refuseInput(file, other, product);
}

function refuseInput(file: string, input: string, product: Product): void {
  if (input === '-' || isUrl(input)) return;
  if (resolve(file) === resolve(input)) {
    const expected = product.recording ? 'another file than the input, or --in-place' : 'another file than the input';
    throw new UsageError('output', { expected, received: JSON.stringify(file) });
  }
  if (isSameFile(file, input)) throw new CastError({ file }, 'is the input under another name, expected another file');
}

/** The nearest folder above that is there; those between it and the file are made when the file is written. */
function existingFolder(file: string): string {
  let folder = dirname(file);
  while (!existsSync(folder)) folder = dirname(folder);
  return folder;
}

/**
 * Found out before anything is read, so that a long run does not end in vain.
 * @throws CastError for a folder that cannot be, or a file that must not be replaced
 */
export function checkDisk(file: string, clobber: boolean): void {
  const folder = existingFolder(file);
  if (!statSync(folder).isDirectory())
    throw new CastError({ file }, `cannot be written: ${JSON.stringify(folder)} is a file, expected a folder`);
  const found = statsOf(file);
  if (found?.isDirectory()) {
    throw new CastError({ file }, 'cannot be written: expected the name of a file, found a folder');
  }
  if (!clobber && found) throw new CastError({ file }, 'exists already, and --no-clobber leaves it alone');
}

function defaultPlace({ input, product, inPlace }: OutputRequest): string {
  const nameless = input === '-' || isUrl(input);
  if (inPlace) {
    if (nameless) throw new UsageError('--in-place', { expected: 'a file as input', received: JSON.stringify(input) });
    return input;
  }
  return product.beside && !nameless ? besideInput(input, product.extension) : '-';
}

function notOneFile(shape: 'files' | 'folder', { noun }: Product): UsageError {
  const expected = shape === 'folder' ? 'a folder' : `a file name to name several files after, ${noun} each`;
  return new UsageError('output', { expected, received: 'standard output' });
}

const NO_LINE = { command: '', values: {}, args: [], takesJson: false };

/**
 * @throws UsageError for a name that is refused, or bytes to a terminal
 * @throws CastError for a folder that cannot be, or a file that must not be replaced
 */
export function chooseOutput(request: OutputRequest): Place {
  const { output, product, terminal, clobber, shape = 'file' } = request;
  refuseTwoPlaces(request);
  const name = output === '/dev/stdout' ? '-' : (output ?? defaultPlace(request));
  if (name === '') throw new UsageError('output', { expected: 'a file name', received: '""' });
  if (name === '-' && shape !== 'file') throw notOneFile(shape, product);
  if (name === '-') {
    if (!terminal || !product.binary) return { file: undefined };
    const detail = { expected: 'an output file, or a pipe', received: `a terminal, which cannot show ${product.noun}` };
    throw new UsageError('output', detail);
  }
  if (output !== undefined) refuseOtherEnding(name, { ...(request.line ?? NO_LINE), input: request.input, product });
  checkName(name, request);
  if (shape === 'file') checkDisk(name, clobber);
  return { file: name };
}
