// Downloads that go wrong on the way: an error each time, never a short recording. The server is a socket on loopback.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { CastError } from '../../src/core/errors.js';
import { loadCast } from '../../src/node/source/load.js';

const HELLO = '{"version":2,"width":20,"height":2}\n[0.5,"o","hello"]\n[1.5,"o","world"]\n';
let server: Server | undefined;
afterEach(() => server?.close());

async function serve(answer: (socket: Socket) => void): Promise<string> {
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => answer(socket));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://someone:hunter2@127.0.0.1:${(server.address() as AddressInfo).port}/a.cast`;
}

/** The number of events, or what went wrong. */
async function fetched(answer: (socket: Socket) => void, urlTimeout = 20): Promise<number | CastError> {
  const address = await serve(answer);
  try {
    return [...(await loadCast(address, { urlTimeout })).events].length;
  } catch (error) {
    if (!(error instanceof CastError)) throw error;
    expect(error.message).not.toContain('hunter2');
    return error;
  }
}

const ending =
  (...parts: (string | Uint8Array)[]) =>
  (socket: Socket): void => {
    for (const part of parts) socket.write(part);
    socket.end();
  };
const chunk = (text: string | Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${text.length.toString(16)}\r\n`), Buffer.from(text), Buffer.from('\r\n')]);
const OK = 'HTTP/1.1 200 OK\r\n';

describe('a download', () => {
  it('that comes whole is read', async () => {
    expect(await fetched(ending(`${OK}content-length: ${HELLO.length}\r\n\r\n`, HELLO))).toBe(2);
    expect(await fetched(ending(`${OK}transfer-encoding: chunked\r\n\r\n`, chunk(HELLO), '0\r\n\r\n'))).toBe(2);
    expect(await fetched(ending(`${OK}\r\n`, HELLO))).toBe(2);
    expect(await fetched(ending(`${OK}\r\n`, HELLO.trimEnd()))).toBe(2);
    expect(await fetched(ending('HTTP/1.1 103 Early Hints\r\n\r\n', `${OK}\r\n`, HELLO))).toBe(2);
  });

  it.each<[string, (socket: Socket) => void]>([
    ['is shorter than its length', ending(`${OK}content-length: 500\r\n\r\n`, HELLO)],
    ['lacks its last chunk', ending(`${OK}transfer-encoding: chunked\r\n\r\n`, chunk(HELLO))],
    ['ends in the middle of a chunk', ending(`${OK}transfer-encoding: chunked\r\n\r\n`, chunk(HELLO).subarray(0, 50))],
    ['is packed and cut', ending(`${OK}content-encoding: gzip\r\n\r\n`, gzipSync(HELLO).subarray(0, -12))],
    ['is a cut archive', ending(`${OK}\r\n`, gzipSync(HELLO).subarray(0, -4))],
    ['has no length and a cut last line', ending(`${OK}\r\n`, HELLO.slice(0, -6))],
    [
      'has no length and a cut v1 recording',
      ending(`${OK}\r\n`, '{"version":1,"width":9,"height":2,"stdout":[[1,"a"],'),
    ],
    [
      'is reset',
      (socket) => void socket.write(`${OK}content-length: 500\r\n\r\n${HELLO}`, () => socket.resetAndDestroy()),
    ],
    ['never begins', (socket) => socket.destroy()],
    ['is hinted at only', ending('HTTP/1.1 103 Early Hints\r\n\r\n')],
  ])('that %s is an error', async (_, answer) => {
    expect(await fetched(answer)).toMatchObject({ message: expect.stringMatching(/expected a (whole|recording)/) });
  });

  it.each([
    ['before its head', ''],
    ['in its body', `${OK}content-length: 500\r\n\r\n${HELLO}`],
    ['in a packed body', `${OK}content-encoding: gzip\r\ncontent-length: 500\r\n\r\n`],
  ])('that stalls %s ends with the limit', async (_, text) => {
    const error = await fetched((socket) => void socket.write(text), 0.2);
    expect(error).toMatchObject({ message: expect.stringContaining('urlTimeout') });
  });

  it.each([101, 204, 206, 304, 400, 401, 403, 404, 410, 429, 451, 500, 503, 599])(
    'that is answered %i says what that means',
    async (status) => {
      const head = `HTTP/1.1 ${status} Words\r\ncontent-length: 0\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n`;
      const error = await fetched(ending(head));
      expect(error).toMatchObject({
        message: expect.stringContaining(`expected a recording, but the server answered ${status} Words`),
        hint: expect.stringMatching(/^That means: .+\.$/),
      });
    },
  );
});
