// Viewers of live streams of our own: what they show and record, and what becomes of them when servers misbehave.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { AlisEncoder } from '../../src/core/stream/alis-encoder.js';
import type { StreamFrame } from '../../src/core/stream/frame.js';
import {
  CastError,
  type CastEvent,
  type CastSink,
  type Header,
  loadCast,
  recordStream,
  serveStream,
  watchStream,
  watchThrough,
} from '../../src/index.js';
import { backoff } from '../../src/stream/backoff.js';
import { closingWords, meaningOf } from '../../src/stream/closing.js';
import { streamAddress } from '../../src/stream/watch/stream-address.js';
import { FakeTerminal } from '../support/fake-terminal.js';
import { begunStream } from '../support/live.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const init = (screen: string, more: object = {}): StreamFrame => ({
  type: 'init',
  id: 0,
  time: 0,
  cols: 20,
  rows: 4,
  screen,
  ...more,
});
const said = (time: number, data: string): StreamFrame => ({
  type: 'event',
  id: 1,
  event: { time, type: 'output', data },
});

type Serve = (viewer: WebSocket, send: (...frames: StreamFrame[]) => void) => void;

/** A server that does with each connection, in turn, what it is told. */
async function server(...turns: Serve[]): Promise<string> {
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(sockets, 'listening');
  sockets.on('connection', (viewer) => {
    const encoder = new AlisEncoder();
    viewer.send(encoder.opening);
    const send = (...frames: StreamFrame[]) => {
      for (const frame of frames) viewer.send(encoder.encode(frame)!);
    };
    (turns.length > 1 ? turns.shift() : turns[0])?.(viewer, send);
  });
  closers.push(() => {
    for (const viewer of sockets.clients) viewer.terminate();
    sockets.close();
  });
  return `ws://127.0.0.1:${(sockets.address() as AddressInfo).port}/ws`;
}

/** Owns what was recorded. */
class Kept implements CastSink {
  readonly events: CastEvent[] = [];
  of: Header | undefined;
  ended = false;
  header(header: Header): void {
    this.of = header;
  }
  event(event: CastEvent): void {
    this.events.push(event);
  }
  end(): void {
    this.ended = true;
  }
}

const showing = (text: string) => (rows: string[]) => rows.join('\n').includes(text);

const problemOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => {
      expect(error).toBeInstanceOf(CastError);
      return (error as CastError).message.replace(/:\d+\/ws/, ':PORT/ws');
    },
  );

describe('a recording of a live stream', () => {
  it('begins with the screen as it stands, and ends when the stream does', async () => {
    const theme = { foreground: 1, background: 2, palette: Array.from({ length: 16 }, (_, i) => i) };
    const url = await server((_, send) =>
      send(
        init('before', { time: 5_000_000, theme }),
        said(6_000_000, 'a'),
        { type: 'event', id: 2, event: { time: 6_500_000, type: 'input', data: 'k' } },
        { type: 'event', id: 3, event: { time: 7_000_000, type: 'resize', cols: 30, rows: 5 } },
        { type: 'event', id: 4, event: { time: 7_500_000, type: 'marker', label: 'm' } },
        { type: 'event', id: 5, event: { time: 8_000_000, type: 'exit', status: '2' } },
        { type: 'end', time: 9_000_000 },
      ),
    );
    const kept = new Kept();
    expect(await recordStream(url, kept, { title: 'T' }, { timestamp: 99 })).toEqual({
      duration: 4_000_000,
      markers: 1,
    });
    expect(kept.of).toEqual({ version: 3, cols: 20, rows: 4, theme, title: 'T', timestamp: 99, extra: {} });
    expect(kept.events).toEqual([
      { time: 0, type: 'output', data: 'before' },
      { time: 1_000_000, type: 'output', data: 'a' },
      { time: 2_000_000, type: 'resize', cols: 30, rows: 5 },
      { time: 2_500_000, type: 'marker', label: 'm' },
      { time: 3_000_000, type: 'exit', status: '2' },
    ]);
    expect(kept.ended).toBe(true);
    const typed = new Kept();
    await recordStream(url, typed, { captureInput: true });
    expect(typed.events.map(({ type }) => type)).toContain('input');
  });

  it('goes on with the screen of the moment where the connection broke off', async () => {
    const url = await server(
      (viewer, send) => {
        send(init('one'), said(1_000_000, 'two'));
        viewer.close(1012);
      },
      (viewer, send) => {
        send(init('all anew', { time: 3_000_000, cols: 40 }), said(4_000_000, 'three'));
        viewer.close(1000);
      },
    );
    const kept = new Kept();
    expect(await recordStream(url, kept)).toMatchObject({ duration: 4_000_000 });
    expect(kept.events).toEqual([
      { time: 0, type: 'output', data: 'one' },
      { time: 1_000_000, type: 'output', data: 'two' },
      { time: 3_000_000, type: 'resize', cols: 40, rows: 4 },
      { time: 3_000_000, type: 'output', data: expect.stringMatching(/\x1bc.*all anew$/s) },
      { time: 4_000_000, type: 'output', data: 'three' },
    ]);
  });

  it('never goes back in time, also where a session begins anew', async () => {
    const url = await server((_, send) =>
      send(init('', { time: 9_000_000 }), said(10_000_000, 'a'), init('b', { time: 0 }), said(500_000, 'c'), {
        type: 'end',
        time: 500_000,
      }),
    );
    const kept = new Kept();
    await recordStream(url, kept);
    expect(kept.events.map(({ time }) => time)).toEqual([1_000_000, 1_000_000, 1_500_000]);
  });

  it('of a cut stream is kept, and is told to be one', async () => {
    const url = await server((viewer, send) => {
      send(init('here'), said(1, 'x'));
      viewer.close(4004, 'bandwidth exceeded');
    });
    const kept = new Kept();
    expect(await problemOf(recordStream(url, kept))).toBe(
      'ws://127.0.0.1:PORT/ws: the live stream was cut off: the session writes more than it takes',
    );
    expect([kept.ended, kept.events.length]).toEqual([true, 2]);
  });

  it('ends when it is told to', async () => {
    const stop = new AbortController();
    const url = await server((_, send) => send(init('')));
    const { duration } = await recordStream(url, new Kept(), {}, { signal: stop.signal, onBegin: () => stop.abort() });
    expect(duration).toBe(0);
  });
});

describe('servers', () => {
  it('that have no stream are told of', async () => {
    expect(await problemOf(recordStream('ws://127.0.0.1:9/ws', new Kept()))).toBe(
      'ws://127.0.0.1:PORT/ws: expected a live stream: nobody listens there',
    );
    const serving = await serveStream(begunStream(), { serve: '127.0.0.1:0' });
    closers.push(() => serving.close());
    expect(await problemOf(recordStream(`${serving.streamUrl}/x`, new Kept()))).toMatch(
      /there is no such stream \(status 404\)$/,
    );
    const gone = await server((viewer) => viewer.close(4040, 'x'));
    expect(await problemOf(recordStream(gone, new Kept()))).toMatch(/expected a live stream: there is no such stream$/);
    const empty = await server((viewer) => viewer.close(1000));
    expect(await problemOf(recordStream(empty, new Kept()))).toMatch(/expected a live stream: code 1000$/);
  });

  it('that send junk, or too much, are left', async () => {
    const junk = await server((viewer) => viewer.send('junk'));
    expect(await problemOf(recordStream(junk, new Kept()))).toMatch(
      /message 2 of the stream: expected the state of the screen first/,
    );
    const cut = await server((viewer, send) => {
      send(init('x'));
      viewer.send(Uint8Array.of(0x6f, 1, 1, 50, 65));
    });
    const kept = new Kept();
    expect(await problemOf(recordStream(cut, kept))).toMatch(
      /message 3 of the stream: it is cut off: expected 50 more bytes, found 1$/,
    );
    expect(kept.ended).toBe(true);
    const giant = await server((viewer) => viewer.send(Buffer.alloc(33 << 20)));
    expect(await problemOf(recordStream(giant, new Kept()))).toMatch(/a message is larger than is taken$/);
  });

  it('may be named by the pages that show their streams', () => {
    expect(
      [
        'ws://h/ws',
        'wss://h:1/ws/s/x?y=1#z',
        'http://h:8/',
        'https://h/TOKEN/',
        'https://asciinema.org/s/abc',
        'http://h/a',
        'h',
        'ftp://h/',
        'ws://',
      ].map(streamAddress),
    ).toEqual([
      'ws://h/ws',
      'wss://h:1/ws/s/x?y=1',
      'ws://h:8/ws',
      'wss://h/TOKEN/ws',
      'wss://asciinema.org/ws/s/abc',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('say by a code whether it is worth another attempt', () => {
    const codes = [1000, 1001, 1002, 1006, 1009, 1011, 1012, 4002, 4003, 4040, 4099, 4100, 4101];
    expect(codes.map((code) => `${code} ${meaningOf(code)}`)).toEqual([
      '1000 over',
      '1001 broken',
      '1002 refused',
      '1006 broken',
      '1009 refused',
      '1011 broken',
      '1012 broken',
      '4002 refused',
      '4003 refused',
      '4040 refused',
      '4099 refused',
      '4100 broken',
      '4101 broken',
    ]);
    expect(closingWords(4999, 'odd\x1b[2J\nwords')).toBe('"odd [2J words", code 4999');
  });

  it('are asked again at growing intervals', () => {
    expect([0, 1, 2, 3, 4, 5, 60].map((attempt) => backoff(attempt, 1))).toEqual([
      500, 1000, 2000, 4000, 8000, 10_000, 10_000,
    ]);
    expect(backoff(3, 0)).toBe(0);
  });

  it('are no files', async () => {
    await expect(loadCast('ws://127.0.0.1:1/ws')).rejects.toThrow(
      'ws://127.0.0.1:1/ws: expected a recording, found a live stream',
    );
  });
});

describe('watching in a terminal', () => {
  it('shows the screen as it is, and leaves the last one when it is over', async () => {
    let end = () => {};
    const url = await server((_, send) => {
      send(init('hello'));
      end = () => send(said(1, ' world'), { type: 'end', time: 2 });
    });
    const terminal = new FakeTerminal(40, 10);
    const watching = watchStream(terminal, url);
    await terminal.shows(showing('hello'));
    end();
    expect(await watching).toBe(true);
    expect(terminal.output).toMatch(/\x1b\[\?1049l.*hello world/s);
  });

  it('is left with q, and stands still with space', async () => {
    let say = (_: string) => {};
    const url = await server((_, send) => {
      send(init('start'));
      say = (data) => send(said(1, data));
    });
    const terminal = new FakeTerminal(60, 10);
    const watching = watchStream(terminal, url);
    await terminal.shows(showing('start'));
    terminal.type(' ');
    await terminal.shows(showing('paused'));
    say('unseen');
    say('unseen');
    terminal.type(' ');
    await terminal.shows(showing('unseenunseen'));
    terminal.type('q');
    expect(await watching).toBe(false);
    expect(terminal.output.slice(0, terminal.output.indexOf('paused'))).not.toContain('unseen');
  });

  it('says so while the connection is lost', async () => {
    const url = await server(
      (viewer, send) => {
        send(init('first'));
        setTimeout(() => viewer.terminate(), 50);
      },
      (_, send) => send(init('second'), { type: 'end', time: 1 }),
    );
    const terminal = new FakeTerminal(60, 10);
    expect(await watchStream(terminal, url)).toBe(true);
    expect(terminal.output).toMatch(/first.*second/s);
  });

  it('leaves the terminal alone where there is no stream', async () => {
    const terminal = new FakeTerminal();
    await problemOf(watchStream(terminal, 'ws://127.0.0.1:9/ws'));
    expect(terminal.output).toBe('');
  });

  it('is plain output elsewhere', async () => {
    const url = await server((_, send) => send(init('screen'), said(1, 'more'), { type: 'end', time: 2 }));
    let text = '';
    await watchThrough(async (piece) => {
      text += piece;
    }, url);
    expect(text).toBe('screenmore');
  });
});
