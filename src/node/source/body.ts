// The body of an HTTP response, unpacked, up to a limit.
import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { CastError } from '../../core/errors.js';
import { type Body, headOf } from './body-bytes.js';
import { EventGuard } from './event-guard.js';
import { gather } from './spool.js';

const NEWLINE = 10;
const HASH = 35;
const OPEN_BRACE = 123;
/** Of a body that is not in memory, so much is looked at for its last line. */
const TAIL = 65_536;

/** RFC 9110, section 8.4.1. */
const UNPACKERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Servers know no type for recordings and call them text, JSON or bytes, in whatever charset; these they are not. */
const FOREIGN = /^\s*((?:image|audio|video|font)\/[\w.+-]{1,60})/i;

interface BodyLimits {
  maxText: number;
  maxEvent: number;
}

/** @throws CastError for an answer that is none, for what is no recording by its type, and for more than the limits allow */
export async function readBody(response: IncomingMessage, name: string, limits: BodyLimits): Promise<Body> {
  try {
    const { statusCode = 0, headers } = response;
    const [, type] = FOREIGN.exec(headers['content-type'] ?? '') ?? [];
    if (statusCode < 200 || statusCode >= 300 || PARTS.has(statusCode)) throw unwantedStatus(response, name);
    if (type !== undefined) throw unwanted(name, `the server sends ${type}`);
    const body = await gather(guarded(unpacked(response, name), name, limits.maxEvent), name, limits.maxText);
    if (!response.complete) throw unwanted(name, 'it broke off before its end');
    if (!saysItsEnd(response) && endsInALine(body)) throw unwanted(name, 'it ends in the middle of a line');
    return body;
  } finally {
    response.destroy();
  }
}

/** 204 and 205 have nothing, 206 a part that nobody asked for. */
const PARTS: ReadonlySet<number> = new Set([204, 205, 206]);

/** Without a length, or chunks of which the last is marked, the end of the connection is taken for the end. */
const saysItsEnd = ({ headers }: IncomingMessage): boolean =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;

/** Whether JSON ends in the middle, as all of a v1 recording or the last line of others. */
function endsInALine(body: Body): boolean {
  const [first] = headOf(body);
  if (first !== OPEN_BRACE && first !== HASH) return false;
  const bytes = tailOf(body);
  const last = new TextDecoder().decode(bytes.subarray(bytes.lastIndexOf(NEWLINE, bytes.length - 1) + 1)).trim();
  if (last === '' || last.startsWith('#')) return false;
  return !/[\]}]$/.test(last);
}

function tailOf(body: Body): Uint8Array {
  if (body instanceof Uint8Array) return body;
  const start = Math.max(0, body.length - TAIL);
  const tail = body.block(start, body.length - start);
  return body.zeros === 0 ? tail : Buffer.concat([tail, Buffer.alloc(1)]);
}

/** Breaks off at a line beyond the limit, however much more would come. */
async function* guarded(stream: AsyncIterable<Uint8Array>, name: string, limit: number): AsyncGenerator<Uint8Array> {
  const guard = new EventGuard(name, limit);
  for await (const chunk of stream) {
    guard.add(chunk);
    yield chunk;
  }
}

const STATUSES: readonly (readonly [from: number, to: number, words: string])[] = [
  [100, 199, 'it wants to speak another protocol'],
  [204, 205, 'there is nothing there'],
  [206, 206, 'it sends a part only'],
  [300, 399, 'it leads nowhere'],
  [401, 401, 'it wants a user and a password'],
  [403, 403, 'it lets nobody read it, or not you'],
  [404, 404, 'there is nothing at that address'],
  [407, 407, 'a proxy wants a user and a password'],
  [408, 408, 'it waited too long for the request'],
  [410, 410, 'what was there is gone'],
  [429, 429, 'too much was asked of it; try again later'],
  [451, 451, 'the law forbids it'],
  [400, 499, 'it refuses the request'],
  [503, 504, 'it is busy or out of order; try again later'],
  [500, 599, 'it failed; try again later'],
];

/** The error for an answer that is no recording by its status. */
export function unwantedStatus(response: IncomingMessage, name: string): CastError {
  const { statusCode = 0 } = response;
  const known = STATUSES.find(([from, to]) => statusCode >= from && statusCode <= to);
  return unwanted(
    name,
    `the server answered ${statusWords(response)}`,
    `That means: ${known?.[2] ?? 'HTTP knows no such answer'}.`,
  );
}

const unwanted = (name: string, but: string, hint?: string): CastError =>
  new CastError({ file: name }, `expected a recording, but ${but}`, undefined, { hint });

function unpacked(response: IncomingMessage, name: string): Readable {
  const coding = response.headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (coding === '' || coding === 'identity') return response;
  const unpacker = Object.hasOwn(UNPACKERS, coding) ? UNPACKERS[coding] : undefined;
  if (!unpacker) throw unwanted(name, `the server packed it in a way that is not known here (${coding.slice(0, 40)})`);
  // What goes wrong comes out of the last stream.
  return pipeline(response, unpacker(), () => undefined);
}

const statusWords = ({ statusCode, statusMessage = '' }: IncomingMessage): string =>
  `${statusCode} ${statusMessage.replace(/[^\x20-\x7e]/g, '')}`.trim().slice(0, 80);
