// URLs of servers that mean no good: where they lead, how long they take, what they send.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPrivate } from '../../src/node/source/addresses.js';
import { type Address, fetchRecording, type UrlLimits } from '../../src/node/source/url.js';
import { HELLO } from '../support/casts.js';

const LIMITS: UrlLimits = {
  maxText: 100_000,
  maxEvent: 50_000,
  urlTimeout: 30,
  maxRedirects: 5,
  allowPrivateRedirects: false,
  ipfsGateway: 'https://ipfs.io',
};

let server: Server;
let port: number;
let asked: string[] = [];
const answers: Record<string, RequestListener> = {};

beforeAll(async () => {
  server = createServer((request, response) => {
    const { url = '' } = request;
    asked.push(`${request.socket.localAddress?.replace('::ffff:', '')}${url}`);
    (answers[url] ?? ((_, missing) => missing.writeHead(404).end()))(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '0.0.0.0', done));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Names and what they stand for, one answer after the other; the last one stays. */
type Names = Record<string, string[][]>;

/** 127.0.0.2 plays an address that is public. */
function network(names: Names = {}) {
  const left = new Map(Object.entries(names).map(([name, answers]) => [name, [...answers]]));
  return {
    isPrivate: (address: string) => address !== '127.0.0.2',
    async lookup(host: string): Promise<Address[]> {
      const rest = left.get(host) ?? [];
      const found = rest.length > 1 ? rest.shift() : rest[0];
      if (!found) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
      return found.map((address) => ({ address, family: 4 }));
    },
  };
}

const at = (host: string, path: string): string => `http://${host}:${port}${path}`;

async function outcome(url: string, limits: Partial<UrlLimits> = {}, names?: Names): Promise<string> {
  asked = [];
  try {
    const body = await fetchRecording(url, { ...LIMITS, ...limits }, undefined, network(names));
    return new TextDecoder().decode(body instanceof Uint8Array ? body : body.load());
  } catch (error) {
    expect((error as Error).name).toBe('CastError');
    return (error as Error).message.replace(`${url}: `, '');
  }
}

const send =
  (body: string | Uint8Array, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(200, headers).end(body);
const redirect =
  (to: string): RequestListener =>
  (_, response) =>
    response.writeHead(302, { location: to }).end();

describe('an address is private', () => {
  it.each([
    '127.0.0.1',
    '127.255.0.3',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
    '168.63.129.16',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    'fec0::1',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '::127.0.0.1',
    '64:ff9b::10.0.0.1',
    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::',
    '2002:c0a8:101::5',
  ])('%s', (address) => expect(isPrivate(address)).toBe(true));

  it.each([
    '1.1.1.1',
    '93.184.216.34',
    '172.32.0.1',
    '172.15.0.1',
    '100.63.0.1',
    '192.169.0.1',
    '223.255.255.255',
    '2606:4700::1111',
    '::ffff:1.1.1.1',
    '64:ff9b::1.1.1.1',
    '2002:101:101::',
    '2a00:1450:4001::200e',
  ])('not %s', (address) => expect(isPrivate(address)).toBe(false));
});

describe.skipIf(process.platform !== 'linux')(
  'a public address (skipped where 127.0.0.2 is none of this machine)',
  () => {
    beforeAll(() => {
      answers['/secret'] = send(HELLO);
      answers['/page'] = send(
        `<link rel="alternate" type="application/x-asciicast" href="${at('127.0.0.1', '/secret')}">`,
      );
      answers['/to-name'] = redirect(at('inside.test', '/secret'));
      answers['/to-public'] = redirect(at('127.0.0.2', '/to-number'));
      answers['/to-number'] = redirect(at('0x7f.1', '/secret'));
      answers['/back'] = redirect('/secret');
    });

    it.each([
      ['by number, however it is written', '/to-number', '127.0.0.1'],
      ['by a name', '/to-name', 'inside.test'],
      ['by a link in a page', '/page', '127.0.0.1'],
    ])('leads to no private one: %s', async (_, path, host) => {
      const names = { 'inside.test': [['127.0.0.1']] };
      expect(await outcome(at('127.0.0.2', path), {}, names)).toBe(
        `expected a public address, but it leads to ${host} in a private network (allowPrivateRedirects)`,
      );
      expect(asked).toEqual([`127.0.0.2${path}`]);
      expect(await outcome(at('127.0.0.2', path), { allowPrivateRedirects: true }, names)).toBe(HELLO);
    });

    it('leads to no private one where the way to it began in private', async () => {
      expect(await outcome(at('127.0.0.1', '/to-public'))).toContain('it leads to 127.0.0.1 in a private network');
      expect(asked).toEqual(['127.0.0.1/to-public', '127.0.0.2/to-number']);
    });

    it('stays one when its name stands for a private one a moment later', async () => {
      const names = { 'rebound.test': [['127.0.0.2'], ['127.0.0.1']] };
      expect(await outcome(at('rebound.test', '/secret'), {}, names)).toBe(HELLO);
      expect(asked).toEqual(['127.0.0.2/secret']);
      expect(await outcome(at('rebound.test', '/back'), {}, names)).toContain('it leads to rebound.test in a private');
      expect(asked).toEqual(['127.0.0.2/back']);
    });

    it('is the one that is taken where a name stands for both', async () => {
      expect(await outcome(at('both.test', '/secret'), {}, { 'both.test': [['127.0.0.1', '127.0.0.2']] })).toBe(HELLO);
      expect(asked).toEqual(['127.0.0.2/secret']);
    });

    it('need not be what is asked for: a private one may lead to others', async () => {
      expect(await outcome(at('127.0.0.1', '/to-number'))).toBe(HELLO);
    });
  },
);

describe('a name that stands for nothing', () => {
  it('is an error', async () => {
    expect(await outcome(at('nowhere.test', '/'))).toBe(
      'expected a recording, but fetching it failed (getaddrinfo ENOTFOUND nowhere.test)',
    );
  });

  it('is given up in time where the resolver says nothing', async () => {
    const silent = { isPrivate: () => true, lookup: () => new Promise<Address[]>(() => undefined) };
    const fetching = fetchRecording('http://silent.test/', { ...LIMITS, urlTimeout: 0.05 }, undefined, silent);
    await expect(fetching).rejects.toThrow('expected an answer within 0.05 seconds (urlTimeout)');
  });
});

describe('what a server sends', () => {
  const fetched = (listener: RequestListener, limits: Partial<UrlLimits> = {}) => {
    answers['/body'] = listener;
    return outcome(at('127.0.0.1', '/body'), limits);
  };

  it.each(['application/x-asciicast', 'application/json; charset=utf-8', 'text/plain;charset=ISO-8859-1', 'nonsense'])(
    'is a recording by its contents, as %s',
    async (type) => expect(await fetched(send(HELLO, { 'content-type': type }))).toBe(HELLO),
  );

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('may be packed with %s, and is limited unpacked, and is wanted whole', async (coding, pack) => {
    const headers = { 'content-encoding': coding };
    expect(await fetched(send(pack(HELLO), headers))).toBe(HELLO);
    const bomb = pack(Buffer.alloc(50_000_000));
    expect(await fetched(send(bomb, headers))).toContain('expected at most 100000 bytes of text (maxText)');
    expect(await fetched(send(pack(HELLO).subarray(0, -9), headers))).toContain('fetching it failed (unexpected end');
  });

  it('is not unpacked by what is not known', async () => {
    expect(await fetched(send(HELLO, { 'content-encoding': 'constructor' }))).toBe(
      'expected a recording, but the server packed it in a way that is not known here (constructor)',
    );
  });

  it.each(['image/png', 'Video/mp4; codecs=avc1', 'audio/mpeg', 'font/woff2'])('is refused as %s', async (type) => {
    const words = `expected a recording, but the server sends ${type.split(';')[0]}`;
    expect(await fetched(send(HELLO, { 'content-type': type }))).toBe(words);
  });

  it('has to be there whole', async () => {
    const cut: RequestListener = (_, response) =>
      void response.writeHead(200, { 'content-length': '1000' }).write(HELLO, () => response.destroy());
    expect(await fetched(cut)).toContain('fetching it failed');
    const unended: RequestListener = (_, response) => void response.write(HELLO, () => response.destroy());
    expect(await fetched(unended)).toContain('fetching it failed');
  });

  it('is stopped at the limit, and the connection ends', async () => {
    let closed: () => void = () => undefined;
    const closing = new Promise<void>((done) => {
      closed = done;
    });
    const endless: RequestListener = (_, response) => {
      const more = () => {
        while (response.write('x'.repeat(10_000)));
      };
      response.on('drain', more).on('close', closed);
      more();
    };
    expect(await fetched(endless)).toContain('(maxText)');
    await closing;
  });

  it.each([
    ['no answer', () => undefined],
    ['half a head', (_, response) => void response.socket?.write('HTTP/1.1 200 OK\r\nx: y')],
    ['half a body', (_, response) => void response.write('{')],
    [
      'half an archive',
      (_, response) =>
        void response.writeHead(200, { 'content-encoding': 'gzip' }).write(gzipSync(HELLO).subarray(0, 9)),
    ],
  ] satisfies [string, RequestListener][])('is given up in time: %s', async (_, listener) => {
    expect(await fetched(listener, { urlTimeout: 0.05 })).toBe('expected an answer within 0.05 seconds (urlTimeout)');
  });

  it('may be no HTTP, or a head without end', async () => {
    const raw =
      (text: string): RequestListener =>
      (_, response) =>
        void response.socket?.end(text);
    expect(await fetched(raw('SSH-2.0-OpenSSH\r\n'))).toContain('fetching it failed');
    expect(await fetched(raw(`HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(10_000)}`))).toContain('fetching it failed');
  });

  it('is an error in printable words where it is an error', async () => {
    const refuse =
      (text: string): RequestListener =>
      (_, response) =>
        void response.socket?.end(text);
    expect(await fetched(refuse('HTTP/1.1 503 \x9b31mNo\x7f\r\ncontent-length: 0\r\n\r\n'))).toBe(
      'expected a recording, but the server answered 503 31mNo',
    );
  });

  it.each(['chunked', 'with a length'])('may be one line without an end, which is broken off: %s', async (way) => {
    const endless: RequestListener = (_, response) => {
      const head = '{"version":2,"width":8,"height":2}\n[0.1,"o","';
      response.writeHead(200, way === 'chunked' ? {} : { 'content-length': '900000000' }).write(head);
      const more = (): void => {
        while (response.write('x'.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    };
    expect(await fetched(endless, { maxText: 1_000_000_000 })).toContain(
      ':2:1: expected events of at most 50000 bytes (maxEvent), found a longer one',
    );
  });

  it('is not kept in memory where it is long, and tells whether it ends in the middle of a line', async () => {
    const text = `{"version":2,"width":8,"height":2}\n${'[0.1,"o","hello"]\n'.repeat(1_000_000)}`;
    const unmarked =
      (body: string): RequestListener =>
      (_, response) =>
        void response.socket?.end(`HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n${body}`);
    answers['/long'] = unmarked(text);
    const limits = { ...LIMITS, maxText: 100_000_000 };
    const body = await fetchRecording(at('127.0.0.1', '/long'), limits, undefined, network());
    expect(body).not.toBeInstanceOf(Uint8Array);
    expect(body).toHaveLength(text.length);
    expect(await fetched(unmarked(text), limits)).toBe(text);
    expect(await fetched(unmarked(`${text}[0.2,"o","hel`), limits)).toBe(
      'expected a recording, but it ends in the middle of a line',
    );
  });

  it('leads on only so often, and to URLs only', async () => {
    expect(await fetched(redirect('/body'))).toBe('expected at most 5 redirects (maxRedirects), found more');
    expect(asked).toHaveLength(6);
    expect(await fetched(redirect('http://'))).toBe('expected a redirect to a URL, found one to something else');
    expect(await fetched(redirect('file:///etc/passwd'))).toBe('expected http or https, but it leads to file:');
  });
});

describe('content in IPFS', () => {
  const CID = 'QmNe7FsYaHc9SaDEAEXbaagAzNw9cH7YbzN4xV7jV1MCzK';
  const through = (name: string, path = '') => outcome(name, { ipfsGateway: at('127.0.0.1', path) });

  it.each([
    `ipfs://${CID}/demo.cast`,
    `IPFS://${CID}/demo.cast`,
    `ipfs:/ipfs/${CID}/demo.cast`,
    `dweb:/ipfs/${CID}/demo.cast`,
    `dweb:///ipfs/${CID}/demo.cast`,
  ])('comes through the gateway: %s', async (name) => {
    answers[`/ipfs/${CID}/demo.cast`] = (_, response) => response.end(HELLO);
    expect(await through(name)).toBe(HELLO);
  });

  it('may be behind a path, have a name, and a query', async () => {
    answers['/gate/ipns/example.org/a.cast?x=1'] = (_, response) => response.end(HELLO);
    expect(await through('ipns://example.org/a.cast?x=1', '/gate/')).toBe(HELLO);
  });

  it.each([
    'ipfs://',
    'ipfs:///demo.cast',
    `ipfs://${CID}/../../admin`,
    `ipfs://${CID}/%2e%2E/admin`,
    'dweb:/ipfs/../admin',
    'ipfs://a b/c',
    'ipfs://user:pw@host/c',
  ])('never leads out of it: %s', async (name) => {
    expect(await through(name)).toContain('expected content in IPFS such as ipfs://CID/demo.cast');
    expect(asked).toEqual([]);
  });
});
