// Where the bytes of a recording come from: a file, standard input or a URL.
// Here are the disk and the process; the network is url.ts's.
import { constants, createReadStream, openSync, readFileSync, type Stats, statSync } from 'node:fs';
import { CastError, UsageError } from '../../core/errors.js';
import { type Given, resolveOptions, type Values } from '../../core/options/option.js';
import { isUrl } from '../../core/options/source-name.js';
import { inputOptions } from '../../core/recording/input-options.js';
import type { RecordingText } from '../../core/recording/text.js';
import { type Body, headOf } from './body-bytes.js';
import { isPacked, tooLarge, unpack } from './decompress.js';
import { openLargeFile } from './large-file.js';
import { shownName } from './shown-name.js';
import { gather } from './spool.js';

/**
 * The bytes of a recording, and what messages call it.
 * @example
 * const length = ({ bytes, name }: Source) => `${name}: ${bytes.length} bytes`;
 */
export interface Source {
  /** Text, decompressed. */
  bytes: Uint8Array;
  /** For messages: the path, the URL or "standard input". */
  name: string;
}

/**
 * How a source is opened.
 * @example
 * const options: SourceOptions = { maxText: 1_000_000, signal: AbortSignal.timeout(10_000) };
 */
export interface SourceOptions extends Given<typeof inputOptions> {
  /** Read for "-" instead of the process's standard input. */
  stdin?: AsyncIterable<Uint8Array>;
  /** Ends a fetch early; its reason is thrown. */
  signal?: AbortSignal;
  /** What is looked for, in messages: "a recording" unless told otherwise. */
  noun?: string;
}

type Limits = Values<typeof inputOptions>;

const STDIN = 'standard input';

/**
 * The bytes at a path, "-" for standard input, an http(s) URL, or content in IPFS: of a recording, or of
 * a page that links one. gzip
 * and zstd are unpacked; what the text says is not looked at.
 * @throws CastError where there is nothing to read, or more than the limits allow; UsageError for "-" on a terminal
 * @example
 * const { bytes, name } = await openSource('demo.cast');
 * const cast = readCast(bytes, { name });
 */
export async function openSource(input: string, options: SourceOptions = {}): Promise<Source> {
  const source = await openLong(input, options);
  return 'bytes' in source ? source : { name: source.name, bytes: source.text.load() };
}

/** A source that is too long to be kept in memory. */
export interface LongSource {
  text: RecordingText;
  name: string;
}

/**
 * As openSource, but what comes piece by piece (standard input, a named pipe, a URL) and is long stays out of memory.
 * @throws as openSource
 */
export async function openLong(input: string, options: SourceOptions = {}): Promise<Source | LongSource> {
  const limits = resolveLimits(options);
  const name = input === '-' ? STDIN : shownName(input);
  const found = await readBytes(input, limits, options);
  const body = isPacked(headOf(found)) ? await gather(unpack(found, name, limits), name, limits.maxText) : found;
  return body instanceof Uint8Array ? { name, bytes: body } : { name, text: body };
}

function resolveLimits({ stdin: _, signal: __, noun: ___, ...given }: SourceOptions): Limits {
  return resolveOptions(inputOptions, given);
}

function readBytes(input: string, limits: Limits, { stdin, signal, noun }: SourceOptions): Promise<Body> {
  if (input === '-') return readStdin(stdin, limits);
  if (/^wss?:\/\//i.test(input)) {
    const hint = 'castkit rec --from records it, castkit play watches it';
    throw new CastError(
      { file: shownName(input) },
      `expected ${noun ?? 'a recording'}, found a live stream`,
      undefined,
      { hint },
    );
  }
  return isUrl(input) ? fetchUrl(input, limits, signal) : readFile(input, limits, noun);
}

async function fetchUrl(address: string, limits: Limits, signal: AbortSignal | undefined): Promise<Body> {
  const { fetchRecording } = await import('./url.js');
  return fetchRecording(address, limits, signal);
}

async function readStdin(stdin: SourceOptions['stdin'], limits: Limits): Promise<Body> {
  if (!stdin && process.stdin.isTTY) {
    throw new UsageError('input', 'no recording given: name a file or a URL, or pipe one to standard input');
  }
  try {
    return await gather(stdin ?? process.stdin, STDIN, limits.maxText);
  } catch (error) {
    throw readError(error, STDIN);
  }
}

async function readFile(path: string, limits: Limits, noun = 'a recording'): Promise<Body> {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new CastError({ file: path }, `expected ${noun}, found a folder`);
    if (stat.size > limits.maxText) throw tooLarge(path, limits.maxText);
    if (stat.isFile() && stat.size > 0) return openLargeFile(path, limits.maxText) ?? readFileSync(path);
    return await gather(await openPipe(path, stat), path, limits.maxText);
  } catch (error) {
    throw readError(error, path, noun);
  }
}

/**
 * What has no size, and may have no end. A named pipe is read without a thread that waits for its other end: that would be deaf
 * to the end of the process. Other systems than Linux may take one that nobody writes to yet for one that has ended.
 */
async function openPipe(path: string, stat: Stats): Promise<AsyncIterable<Uint8Array>> {
  if (!stat.isFIFO() || process.platform !== 'linux') return createReadStream(path);
  const { Socket } = await import('node:net');
  return new Socket({ fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK), readable: true, writable: false });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'expected NOUN, found no such file',
  ENOTDIR: 'expected NOUN, found no such file (a part of the path is no folder)',
  EISDIR: 'expected NOUN, found a folder',
  EACCES: 'expected a readable file, but permission was denied',
  EPERM: 'expected a readable file, but permission was denied',
  ENAMETOOLONG: 'expected NOUN, but the name is too long for a file',
  ELOOP: 'expected NOUN, found links that lead in a circle',
};

function readError(error: unknown, name: string, noun = 'a recording'): Error {
  if (error instanceof CastError || error instanceof UsageError) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  const reason = REASONS[code]?.replace('NOUN', noun) ?? `expected a readable file, but ${message}`;
  return new CastError({ file: name }, reason, undefined, { cause: error });
}
