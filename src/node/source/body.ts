// The body of an HTTP response, unpacked, up to a limit.
import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { CastError } from '../../core/errors.js';
import { tooLarge } from './decompress.js';

/** RFC 9110, section 8.4.1. */
const UNPACKERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Servers know no type for recordings and call them text, JSON or bytes, in whatever charset; these they are not. */
const FOREIGN = /^\s*((?:image|audio|video|font)\/[\w.+-]{1,60})/i;

/** All bytes of a stream. @throws CastError beyond the limit */
export async function collect(stream: AsyncIterable<Uint8Array>, name: string, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > limit) throw tooLarge(name, limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** @throws CastError for an answer that is none, and for what is no recording by its type */
export async function readBody(response: IncomingMessage, name: string, limit: number): Promise<Uint8Array> {
  try {
    const { statusCode = 0, headers } = response;
    const [, type] = FOREIGN.exec(headers['content-type'] ?? '') ?? [];
    if (statusCode < 200 || statusCode >= 300) throw unwanted(name, `the server answered ${statusWords(response)}`);
    if (type !== undefined) throw unwanted(name, `the server sends ${type}`);
    return await collect(unpacked(response, name), name, limit);
  } finally {
    response.destroy();
  }
}

const unwanted = (name: string, but: string): CastError =>
  new CastError({ file: name }, `expected a recording, but ${but}`);

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
