// Where the bytes of a recording come from: a file, standard input or a URL.
// Here, and nowhere else in cast/, are the disk, the network and the process.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { CastError, UsageError } from '../errors.js';
import { type Given, resolveOptions, type Values } from '../options/option.js';
import { decompress, tooLarge } from './decompress.js';
import { inputOptions } from './input-options.js';
import { isPage, linkedRecording, PAGE_HEAD } from './page.js';

export interface Source {
  /** Text, decompressed. */
  bytes: Uint8Array;
  /** For messages: the path, the URL or "standard input". */
  name: string;
}

export interface SourceOptions extends Given<typeof inputOptions> {
  /** Read for "-" instead of the process's standard input. */
  stdin?: AsyncIterable<Uint8Array>;
  /** Ends a fetch early; its reason is thrown. */
  signal?: AbortSignal;
}

type Limits = Values<typeof inputOptions>;

/**
 * Reads a path, "-" for standard input, or an http(s) URL: of a recording, or of a page that links one.
 * gzip and zstd are unpacked. What the text says is read.ts's.
 * @throws CastError where there is nothing to read, or more than the limits allow; UsageError for "-" on a terminal
 */
export async function openSource(input: string, options: SourceOptions = {}): Promise<Source> {
  const { stdin, signal, ...given } = options;
  const limits = resolveOptions(inputOptions, given);
  if (input === '-') {
    const name = 'standard input';
    return { name, bytes: await decompress(await readStdin(stdin, name, limits), name, limits.maxText) };
  }
  const bytes = /^https?:\/\//i.test(input) ? await readUrl(input, limits, signal) : await readFile(input, limits);
  return { name: input, bytes: await decompress(bytes, input, limits.maxText) };
}

async function readStdin(stdin: SourceOptions['stdin'], name: string, limits: Limits): Promise<Uint8Array> {
  if (!stdin && process.stdin.isTTY) {
    throw new UsageError('input', 'no recording given: name a file or a URL, or pipe one to standard input');
  }
  try {
    return await collect(stdin ?? process.stdin, name, limits.maxText);
  } catch (error) {
    throw readError(error, name);
  }
}

async function readFile(path: string, limits: Limits): Promise<Uint8Array> {
  try {
    return readPlainFile(path, limits) ?? (await collect(createReadStream(path), path, limits.maxText));
  } catch (error) {
    throw readError(error, path);
  }
}

/** Undefined for a pipe or a device: these have no size, may have no end, and opening one may have to wait. */
function readPlainFile(path: string, limits: Limits): Uint8Array | undefined {
  const stat = statSync(path);
  if (stat.isDirectory()) throw new CastError({ file: path }, 'expected a recording, found a folder');
  if (stat.size > limits.maxText) throw tooLarge(path, limits.maxText);
  return stat.isFile() && stat.size > 0 ? readFileSync(path) : undefined;
}

async function collect(stream: AsyncIterable<Uint8Array>, name: string, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > limit) throw tooLarge(name, limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'expected a recording, found no such file',
  ENOTDIR: 'expected a recording, found no such file (a part of the path is no folder)',
  EISDIR: 'expected a recording, found a folder',
  EACCES: 'expected a readable file, but permission was denied',
  EPERM: 'expected a readable file, but permission was denied',
  ENAMETOOLONG: 'expected a recording, but the name is too long for a file',
  ELOOP: 'expected a recording, found links that lead in a circle',
};

function readError(error: unknown, name: string): Error {
  if (error instanceof CastError) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new CastError({ file: name }, REASONS[code] ?? `expected a readable file, but ${message}`, undefined, {
    cause: error,
  });
}

async function readUrl(address: string, limits: Limits, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const timeout = AbortSignal.timeout(Math.ceil(limits.urlTimeout * 1000));
  const fetching: Fetching = {
    name: address,
    limits,
    signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
    redirects: 0,
  };
  try {
    const found = await download(address, fetching);
    const page = new TextDecoder().decode(found.bytes.subarray(0, PAGE_HEAD));
    if (!isPage(page)) return found.bytes;
    const link = linkedRecording(page, found.address);
    if (link === undefined) {
      const wanted = 'a recording, or a page with <link rel="alternate" type="application/x-asciicast">';
      throw new CastError({ file: address }, `expected ${wanted}, found a page without one`);
    }
    return (await download(link, fetching)).bytes;
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw fetchError(error, fetching);
  }
}

interface Fetching {
  /** The address that was asked for, for messages. */
  name: string;
  limits: Limits;
  signal: AbortSignal;
  /** So many have been followed. */
  redirects: number;
}

/** Follows redirects itself: fetch would follow more of them. */
async function download(start: string, fetching: Fetching): Promise<{ bytes: Uint8Array; address: string }> {
  const { name, limits, signal } = fetching;
  let address = start;
  for (;;) {
    const { protocol } = new URL(address);
    if (protocol !== 'http:' && protocol !== 'https:') {
      throw new CastError({ file: name }, `expected http or https, but it leads to ${protocol}`);
    }
    const response = await fetch(address, { redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) {
      return { address, bytes: await readBody(response, name, limits.maxText) };
    }
    await response.body?.cancel();
    if (++fetching.redirects > limits.maxRedirects) {
      throw new CastError(
        { file: name },
        `expected at most ${limits.maxRedirects} redirects (--max-redirects), found more`,
      );
    }
    if (!URL.canParse(location, address)) {
      throw new CastError({ file: name }, 'expected a redirect to a URL, found one to something else');
    }
    address = new URL(location, address).href;
  }
}

async function readBody(response: Response, name: string, limit: number): Promise<Uint8Array> {
  if (!response.ok) {
    await response.body?.cancel();
    throw new CastError({ file: name }, `expected a recording, but the server answered ${statusWords(response)}`);
  }
  return response.body ? collect(response.body, name, limit) : new Uint8Array();
}

const statusWords = ({ status, statusText }: Response): string =>
  `${status} ${statusText.replace(/[^\x20-\x7e]/g, '')}`.trim().slice(0, 80);

function fetchError(error: unknown, { name, limits, signal }: Fetching): Error {
  if (error instanceof CastError) return error;
  if (signal.aborted) {
    return new CastError({ file: name }, `expected an answer within ${limits.urlTimeout} seconds (--url-timeout)`);
  }
  const { message, cause } = error as Error;
  const detail = cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : message;
  return new CastError({ file: name }, `expected a recording, but fetching it failed (${detail})`, undefined, {
    cause: error,
  });
}
