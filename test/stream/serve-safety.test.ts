// What strangers try on the port of a live stream: other sites' pages, other names, other paths, too much, too slowly, too many.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type LiveStream, type Serving, serveStream, UsageError } from '../../src/index.js';
import { isLoopback, parseAddress } from '../../src/stream/serve/address.js';
import { judge } from '../../src/stream/serve/guard.js';
import { begunStream, rawAnswer, Viewer } from '../support/live.js';

const open: Serving[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((serving) => serving.close()));
});

async function served(options: Parameters<typeof serveStream>[1] = {}) {
  const stream: LiveStream = begunStream();
  const serving = await serveStream(stream, { serve: '127.0.0.1:0', ...options });
  open.push(serving);
  const { port, pathname } = new URL(serving.url);
  return { stream, serving, port: Number(port), base: pathname };
}

/** Status and body of a GET of our own making. */
async function get(port: number, path: string, headers: Record<string, string> = {}): Promise<string> {
  const all = { host: `127.0.0.1:${port}`, connection: 'close', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return rawAnswer(port, `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);

/** What a connection of a viewer ends with: its status, or open. */
async function upgrade(url: string, headers: Record<string, string> = {}): Promise<number | 'open'> {
  const { socket } = new Viewer(url, { headers });
  return new Promise((resolve) => {
    socket.on('open', () => {
      resolve('open');
      socket.terminate();
    });
    socket.on('unexpected-response', (_, { statusCode = 0 }) => resolve(statusCode));
  });
}

describe('addresses', () => {
  it('are read as people write them', () => {
    expect(
      ['', '8080', ':8080', '127.0.0.1', 'LocalHost:80', '[::1]:8080', '0.0.0.0:1', 'demo.example'].map(parseAddress),
    ).toEqual([
      { host: '127.0.0.1', port: 0 },
      { host: '127.0.0.1', port: 8080 },
      { host: '127.0.0.1', port: 8080 },
      { host: '127.0.0.1', port: 0 },
      { host: 'localhost', port: 80 },
      { host: '::1', port: 8080 },
      { host: '0.0.0.0', port: 1 },
      { host: 'demo.example', port: 0 },
    ]);
    for (const wrong of [':', '70000', 'a b', 'http://x', '1.2.3', '[x]', 'a:b', '127.0.0.1:', 'a/b', 'x@y']) {
      expect({ wrong, read: parseAddress(wrong) }).toEqual({ wrong, read: undefined });
    }
  });

  it('are of this machine only, or not', () => {
    const own = ['127.0.0.1', '127.9.9.9', '::1', 'localhost'];
    const others = ['0.0.0.0', '::', '192.168.0.1', '::ffff:8.8.8.8', 'localhost.example', 'demo'];
    expect([own.map(isLoopback), others.map(isLoopback)]).toEqual([own.map(() => true), others.map(() => false)]);
  });
});

describe('others', () => {
  it('cannot reach a stream unless that is asked for', async () => {
    for (const serve of ['0.0.0.0:0', '[::]:0', 'example.org:0', '192.168.0.1']) {
      const error = await serveStream(begunStream(), { serve }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UsageError);
      expect((error as UsageError).message).toMatch(
        /expected an address of this machine only.*With public others may watch/,
      );
    }
  });

  it('need the secret then, for the page, its parts and the stream', async () => {
    const { serving, port, base } = await served({ public: true });
    expect(base).toMatch(/^\/[\w-]{22}\/$/);
    expect(new URL(serving.streamUrl).pathname).toBe(`${base}ws`);
    expect(statusOf(await get(port, base))).toBe(200);
    expect(statusOf(await get(port, base.slice(0, -1)))).toBe(308);
    const wrong = `${base.slice(0, 5)}${base[5] === 'A' ? 'B' : 'A'}${base.slice(6)}`;
    for (const path of [
      '/',
      '/ws',
      wrong,
      `${base.slice(0, -2)}/`,
      `${base.slice(0, -1)}x/`,
      `/x${base}`,
      `/${base}`,
    ]) {
      expect({ path, status: statusOf(await get(port, path)) }).toEqual({ path, status: 404 });
    }
    expect(await upgrade(`ws://127.0.0.1:${port}/ws`)).toBe(404);
    expect(await upgrade(`ws://127.0.0.1:${port}${wrong}ws`)).toBe(404);
    expect(await upgrade(`ws://127.0.0.1:${port}${base}ws`)).toBe('open');
    const other = await served({ public: true });
    expect(other.base).not.toBe(base);
  });
});

describe('pages of other sites', () => {
  it('cannot open the stream, nor read the page', async () => {
    const { serving, port } = await served();
    const origins = [
      'https://evil.example',
      'http://127.0.0.1',
      `http://127.0.0.1:${port + 1}`,
      `http://localhost:${port}`,
      'null',
      'file://',
      'x',
    ];
    for (const origin of origins) {
      expect({ origin, outcome: await upgrade(serving.streamUrl, { origin }) }).toEqual({ origin, outcome: 403 });
      expect({ origin, status: statusOf(await get(port, '/', { origin })) }).toEqual({ origin, status: 403 });
    }
    expect(await upgrade(serving.streamUrl, { origin: `http://127.0.0.1:${port}` })).toBe('open');
    const answer = await get(port, '/');
    expect(answer).not.toMatch(/^access-control-/im);
    expect(answer).toMatch(/^x-frame-options: DENY\r$/im);
    expect(answer).toMatch(/^cross-origin-resource-policy: same-origin\r$/im);
    expect(answer).toMatch(/^content-security-policy: default-src 'none'; /im);
  });

  it('cannot come in under a name of their own (DNS rebinding)', async () => {
    const { serving, port } = await served();
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      'localhost.evil.example',
      '192.168.0.1',
      '127.0.0.1.evil.example',
      '[::2]',
    ]) {
      expect({ host, status: statusOf(await get(port, '/', { host })) }).toEqual({ host, status: 403 });
      const outcome = await upgrade(serving.streamUrl, { host, origin: `http://${host}` });
      expect({ host, outcome }).toEqual({ host, outcome: 403 });
    }
    for (const host of [`localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`, '127.0.0.1']) {
      expect({ host, status: statusOf(await get(port, '/', { host })) }).toEqual({ host, status: 200 });
    }
    for (const host of ['', 'a b', '"><script>', '@x']) {
      expect({ host, status: statusOf(await get(port, '/', { host })) }).toEqual({ host, status: 400 });
    }
    const { port: named } = await served({ allowHost: ['Demo.Example.org'] });
    expect(statusOf(await get(named, '/', { host: 'demo.example.org' }))).toBe(200);
    expect(statusOf(await get(named, '/', { host: 'other.example.org' }))).toBe(403);
  });

  it('are told from programs, which say no origin', () => {
    const guard = { hosts: [], token: '' };
    const asked = { method: 'GET', url: '/', headers: { host: '127.0.0.1:80' } };
    expect(judge(asked, guard)).toEqual({ path: '/' });
    expect(judge({ ...asked, headers: { ...asked.headers, origin: '' } }, guard)).toMatchObject({ status: 403 });
  });
});

describe('paths', () => {
  it('lead to what there is, and to no file', async () => {
    const { port } = await served();
    const traversals = [
      '/../package.json',
      '/..%2fpackage.json',
      '/%2e%2e/%2e%2e/etc/passwd',
      '//etc/passwd',
      '/assets',
      '/ws/..',
      '/\\..\\x',
    ];
    for (const path of [...traversals, '/__proto__', '/constructor', '/ws', `/${'x'.repeat(5000)}`]) {
      expect({ path, status: statusOf(await get(port, path)) }).toEqual({ path, status: 404 });
    }
    expect(statusOf(await get(port, '/?x=1'))).toBe(200);
    expect(statusOf(await rawAnswer(port, 'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 0\r\n\r\n'))).toBe(
      405,
    );
    expect(statusOf(await rawAnswer(port, 'nonsense\r\n\r\n'))).toBe(400);
    expect(statusOf(await get(port, '/', { cookie: 'x'.repeat(20_000) }))).toBe(431);
  });

  it('that a page names are there, packed where a browser can unpack them', async () => {
    const { serving } = await served();
    const html = await (await fetch(serving.url)).text();
    const names = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, name = '']) => name);
    expect(names.length).toBe(4);
    for (const name of names) {
      const response = await fetch(new URL(name, serving.url));
      expect([response.status, response.headers.get('content-encoding')]).toEqual([200, 'gzip']);
      expect(response.headers.get('cache-control')).toMatch(/immutable/);
      expect((await response.text()).length).toBeGreaterThan(100);
    }
  });

  it('take nothing from a title', async () => {
    const { LiveStream: Live } = await import('../../src/index.js');
    const stream = new Live();
    stream.header({ version: 3, cols: 9, rows: 2, title: '</title><script>alert(1)</script>', extra: {} });
    const serving = await serveStream(stream, { serve: '127.0.0.1:0' });
    open.push(serving);
    const html = await (await fetch(serving.url)).text();
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
  });
});

describe('viewers who mean harm', () => {
  it('cannot send much', async () => {
    const { stream, serving } = await served();
    const viewer = await new Viewer(serving.streamUrl).until(({ frames }) => frames.length > 0);
    const bystander = await new Viewer(serving.streamUrl).until(({ frames }) => frames.length > 0);
    viewer.socket.send('small talk is not heard');
    viewer.socket.send(Buffer.alloc(5_000_000));
    expect(await viewer.closed()).toMatchObject({ code: 1009 });
    stream.event({ time: 1, type: 'output', data: 'still on' });
    await bystander.until(({ output }) => output.includes('still on'));
  });

  it('cannot announce a frame and keep the memory for it', async () => {
    const { port } = await served();
    const handshake = `GET /ws HTTP/1.1\r\nhost: localhost\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${Buffer.alloc(16).toString('base64')}\r\nsec-websocket-protocol: v1.alis\r\n\r\n`;
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(handshake);
    await once(socket, 'data');
    // A binary frame of 2^40 bytes, masked (RFC 6455, 5.2).
    socket.write(Buffer.from([0x82, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4]));
    socket.resume();
    await once(socket, 'close');
  });

  it('have to speak the protocol', async () => {
    const { serving } = await served();
    const socket = new WebSocket(serving.streamUrl);
    const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
    expect([code, reason.toString()]).toEqual([1002, 'expected the subprotocol v1.alis']);
  });

  it('do not get to hold connections without a request (slowloris)', async () => {
    const { port, serving } = await served();
    const sockets = ['', 'GET / HTTP/1.1\r\n', 'GET /ws HTTP/1.1\r\nhost: localhost\r\nupgrade: websocket\r\nx: '].map(
      (begun) => {
        const socket = connect(port, '127.0.0.1');
        socket.on('error', () => {});
        socket.write(begun);
        return socket;
      },
    );
    const drips = setInterval(() => sockets[2]?.write('x'), 500);
    await Promise.all(sockets.map((socket) => once(socket.resume(), 'close')));
    clearInterval(drips);
    await new Viewer(serving.streamUrl).until(({ frames }) => frames.length > 0);
  });

  it('do not shut others out by their number for longer than they stay', async () => {
    const { port, stream, serving } = await served({ maxViewers: 3 });
    const viewer = await new Viewer(serving.streamUrl).until(({ frames }) => frames.length > 0);
    const flood: Socket[] = Array.from({ length: 300 }, () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      return socket;
    });
    // Beyond the most they are closed at once.
    await Promise.all(flood.slice(100).map((socket) => once(socket.resume(), 'close')));
    stream.event({ time: 1, type: 'output', data: 'undisturbed' });
    await viewer.until(({ output }) => output.includes('undisturbed'));
    for (const socket of flood) socket.destroy();
    await expect.poll(async () => statusOf(await get(port, '/')), { timeout: 10_000 }).toBe(200);
  });
});
