// Streams on their way to a server: what it gets, and what its ways to say no come to.
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { CastError } from '../../src/core/errors.js';
import type { StreamFrame } from '../../src/core/stream/frame.js';
import { LiveStream, relayStream, type Streamer, UsageError } from '../../src/index.js';
import { type RelayStatus, relayTo, type Sent } from '../../src/stream/relay/relay.js';
import { begunStream } from '../support/live.js';
import { type RelayLimits, RelayServer } from '../support/relay-server.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function server(limits?: RelayLimits): Promise<RelayServer> {
  const relay = await new RelayServer(limits).listen();
  closers.push(() => relay.close());
  return relay;
}

/** What is told of the connection. */
class Told {
  readonly all: [RelayStatus, string][] = [];
  #wake = () => {};
  readonly hooks = {
    status: (status: RelayStatus, words: string) => {
      this.all.push([status, words]);
      this.#wake();
    },
  };
  async until(status: RelayStatus): Promise<string> {
    for (;;) {
      const found = this.all.find(([one]) => one === status);
      if (found) return found[1];
      await new Promise<void>((wake) => {
        this.#wake = wake;
      });
    }
  }
}

async function relayed(relay: RelayServer, stream: LiveStream = begunStream()) {
  const told = new Told();
  const relaying: Sent = await relayTo(relay.producerUrl(), stream, told.hooks);
  return { stream, told, relaying };
}

const say = (stream: LiveStream, time: number, data: string) => stream.event({ time, type: 'output', data });
const textOf = (frames: readonly StreamFrame[] = []): string =>
  frames
    .map((frame) =>
      frame.type === 'init' ? frame.screen : frame.type === 'event' && 'data' in frame.event ? frame.event.data : '',
    )
    .join('');

describe('a server', () => {
  it('gets the screen, what happens, and an end in both ways', async () => {
    const relay = await server();
    const { stream, relaying } = await relayed(relay);
    await relay.until(({ connections: [frames] }) => frames?.length === 1);
    say(stream, 1_000_000, 'hello');
    stream.event({ time: 2_000_000, type: 'exit', status: '3' });
    stream.end();
    await relaying.close();
    await relay.until(({ closings }) => closings.length === 1);
    expect(relay.connections).toEqual([
      [
        { type: 'init', id: 0, time: expect.any(Number), cols: 20, rows: 4, screen: expect.any(String) },
        { type: 'event', id: 1, event: { time: expect.any(Number), type: 'output', data: 'hello' } },
        { type: 'event', id: 2, event: { time: expect.any(Number), type: 'exit', status: '3' } },
        { type: 'end', time: expect.any(Number) },
      ],
    ]);
    expect(relay.closings).toEqual([{ code: 1000, reason: 'ended' }]);
    expect(relaying.halted).toBeUndefined();
  });

  it('gets a connection before the session begins', async () => {
    const relay = await server();
    const stream = new LiveStream();
    const { relaying } = await relayed(relay, stream);
    stream.header({ version: 3, cols: 10, rows: 2, extra: {} });
    await relay.until(({ connections: [frames] }) => frames?.length === 1);
    expect(relay.connections[0]).toMatchObject([{ type: 'init', cols: 10, rows: 2 }]);
    stream.end();
    await relaying.close();
  });

  it('gets the whole screen again when the connection broke off', async () => {
    const relay = await server();
    const { stream, told, relaying } = await relayed(relay);
    say(stream, 1, 'before');
    await relay.until(({ connections: [frames] }) => textOf(frames).includes('before'));
    relay.drop();
    expect(await told.until('broken')).toBe('the connection broke off');
    say(stream, 2, ' meanwhile');
    expect(await told.until('connected')).toBe('the connection is back');
    await relay.until(({ connections: [, frames] }) => textOf(frames).includes('before meanwhile'));
    say(stream, 3, ' after');
    stream.end();
    await relaying.close();
    await relay.until(({ closings }) => closings.length === 2);
    expect(relay.connections[1]?.[0]).toMatchObject({ type: 'init' });
    expect(textOf(relay.connections[1])).toContain('after');
  });

  it('is tried again where it says that it cannot now', async () => {
    const relay = await server();
    const { stream, told, relaying } = await relayed(relay);
    await relay.until(({ connections: [frames] }) => frames?.length === 1);
    relay.closeAll(1012, 'restarting');
    await told.until('connected');
    await relay.until(({ connections }) => connections[1]?.length === 1);
    stream.end();
    await relaying.close();
  });

  it.each([
    [4002, 'another session has taken the stream over'],
    [4004, 'the session writes more than it takes'],
    [4077, '"maintenance", code 4077'],
    [1000, '"maintenance", code 1000'],
  ])('that closes with %d is left alone, and the session goes on', async (code, words) => {
    const relay = await server();
    const { stream, told, relaying } = await relayed(relay);
    await relay.until(({ connections: [frames] }) => frames?.length === 1);
    relay.closeAll(code, 'maintenance');
    expect(await told.until('halted')).toBe(words);
    expect(relaying.halted).toBe(words);
    say(stream, 5, 'on and on');
    stream.end();
    await relaying.close();
    expect(relay.connections.length).toBe(1);
  });

  it('that has another session for the stream keeps that one', async () => {
    const relay = await server();
    const first = await relayed(relay);
    await relay.until(({ connections: [frames] }) => frames?.length === 1);
    const second = await relayed(relay);
    await relay.until(({ connections }) => connections[1]?.length === 1);
    say(first.stream, 1, 'x');
    expect(await first.told.until('halted')).toBe('another session has taken the stream over');
    expect(second.told.all).toEqual([]);
    for (const { stream, relaying } of [first, second]) {
      stream.end();
      await relaying.close();
    }
  });

  it('that takes no such size, or no more, says so', async () => {
    const large = new LiveStream();
    large.header({ version: 3, cols: 900, rows: 50, extra: {} });
    const relay = await server();
    const { told } = await relayed(relay, large);
    expect(await told.until('halted')).toBe('the terminal is too large for it (--window-size)');
    const small = await server({ bucket: 1000 });
    const { stream, told: limited } = await relayed(small);
    say(stream, 1, 'x'.repeat(2000));
    expect(await limited.until('halted')).toBe('the session writes more than it takes');
  });

  it('that waits too long for the beginning is connected to again', async () => {
    const relay = await server({ patience: 1 });
    const told = new Told();
    const stream = new LiveStream();
    const relaying = await relayTo(relay.producerUrl(), stream, told.hooks);
    // The name of the protocol goes first, so that there is something at once.
    await relay.until(({ connections }) => connections.length === 1);
    stream.header({ version: 3, cols: 9, rows: 2, extra: {} });
    await relay.until(({ connections }) => connections.at(-1)?.length === 1);
    stream.end();
    await relaying.close();
  });

  it('that cannot be streamed to is told of before anything begins', async () => {
    const problem = (url: string) =>
      relayTo(url, begunStream()).then(
        () => 'none',
        (error: unknown) => {
          expect(error).toBeInstanceOf(CastError);
          return (error as CastError).message.replace(/:\d+\//, ':PORT/');
        },
      );
    expect(await problem('ws://127.0.0.1:9/ws/S/secret')).toBe(
      'ws://127.0.0.1:PORT/...: cannot stream there: nobody listens there',
    );
    const relay = await server();
    expect(await problem(`${relay.url.replace('http', 'ws')}/nothing`)).toBe('none');
    const deaf = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => false });
    closers.push(() => deaf.close());
    await new Promise((listening) => deaf.on('listening', listening));
    expect(await problem(`ws://127.0.0.1:${(deaf.address() as { port: number }).port}/`)).toMatch(
      /the server does not speak ALiS v1$/,
    );
  });
});

describe('a stream that a server is asked for', () => {
  const ID = '9da34ff4-9bf7-45d4-aa88-98c933b15a3f';
  const by: Streamer = { installId: ID, user: 'ada', title: 'At sea', termType: 'xterm', shell: '/bin/zsh' };
  const authorization = `Basic ${Buffer.from(`ada:${ID}`).toString('base64')}`;
  const about = { live: true, title: 'At sea', term_type: 'xterm', shell: '/bin/zsh' };

  async function asked(relay: RelayServer, target: string, who: Streamer = by) {
    const stream = begunStream();
    const relaying = await relayStream(stream, { relay: target, serverUrl: relay.url }, who);
    await relay.until(({ connections }) => connections.at(-1)?.length === 1);
    stream.end();
    await relaying.close();
    return relaying;
  }

  it('is a new one', async () => {
    const relay = await server();
    expect((await asked(relay, '')).url).toBe(`${relay.url}/s/public7`);
    expect(relay.requests).toEqual([{ method: 'POST', url: '/api/v1/streams', authorization, body: about }]);
  });

  it('is the one whose id begins so, and no other', async () => {
    const relay = await server();
    relay.streams.push({ id: 8, token: 'see' });
    await asked(relay, 'sec');
    expect(relay.requests).toEqual([
      { method: 'GET', url: '/api/v1/user/streams?prefix=sec&limit=10', authorization, body: undefined },
      { method: 'PATCH', url: '/api/v1/streams/7', authorization, body: about },
    ]);
    await expect(asked(relay, 'x')).rejects.toThrow('no stream of yours has an id that begins with "x"');
    await expect(asked(relay, 'se')).rejects.toThrow('2 streams of yours have ids that begin with "se"');
  });

  it.each([
    [401, {}, 'the server does not know this install-id: castkit auth links it to your account there'],
    [403, { message: 'streaming disabled' }, 'the server does not let you stream (it says: streaming disabled)'],
    [404, { type: 'not_found' }, 'the server has no live streams, or not this one'],
    [422, { reason: 'no default stream found' }, 'the server gives no stream (it says: no default stream found)'],
    [500, 'oops', 'the server answered with status 500'],
    [200, { id: 1 }, 'expected the addresses of a stream, found something else'],
    [200, { url: 'http://x/', ws_producer_url: 'file:///etc/passwd' }, 'expected the addresses of a stream'],
  ])('is refused with status %d and %j', async (status, body, words) => {
    const relay = await server();
    relay.refusal = { status, body };
    const { host } = new URL(relay.url);
    await expect(asked(relay, '')).rejects.toThrow(`${host}: ${words}`);
    expect(relay.connections).toEqual([]);
  });

  it('is not asked for where nobody answers, or with words that are no id', async () => {
    const stream = begunStream();
    await expect(relayStream(stream, { relay: '', serverUrl: 'http://127.0.0.1:9' }, by)).rejects.toThrow(
      '127.0.0.1:9: the server cannot be asked for a stream: nobody listens there',
    );
    await expect(relayStream(stream, { relay: 'a b' }, by)).rejects.toThrow(UsageError);
    await expect(relayStream(stream, { relay: 'http://x/y' }, by)).rejects.toThrow(UsageError);
  });
});
