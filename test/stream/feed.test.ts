// What one connection costs: how much waits for it, and when it is given up. The socket is one that a test fills and drains.
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { AlisDecoder } from '../../src/core/stream/alis-decoder.js';
import type { StreamFrame } from '../../src/core/stream/frame.js';
import { Feed, type FeedHooks } from '../../src/stream/feed.js';
import { begunStream } from '../support/live.js';

/** Owns what was sent and not yet taken. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  most = 0;
  ending: string | undefined;
  readonly frames: StreamFrame[] = [];
  readonly #decoder = new AlisDecoder();
  #waiting: (() => void)[] = [];

  send(bytes: Uint8Array, _: object, sent: () => void): void {
    const frame = this.#decoder.decode(bytes);
    if (frame) this.frames.push(frame);
    this.bufferedAmount += bytes.length;
    this.most = Math.max(this.most, this.bufferedAmount);
    this.#waiting.push(sent);
  }

  /** All of it is taken. */
  drain(): void {
    this.bufferedAmount = 0;
    for (const sent of this.#waiting.splice(0)) sent();
  }

  close(code: number): void {
    this.#end(`close ${code}`);
  }

  terminate(): void {
    this.#end('terminated');
  }

  #end(ending: string): void {
    this.readyState = 3;
    this.ending = ending;
    this.emit('close');
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The emulator answers by timers, too. */
async function settle(reached: () => boolean): Promise<void> {
  for (let i = 0; i < 1000 && !reached(); i++) {
    await vi.advanceTimersByTimeAsync(1);
    await new Promise((next) => setImmediate(next));
  }
  expect(reached()).toBe(true);
}

async function started(hooks: FeedHooks = {}) {
  const stream = begunStream();
  const socket = new FakeSocket();
  new Feed(stream, socket as unknown as WebSocket, hooks).start();
  await settle(() => socket.frames.length === 1);
  socket.drain();
  let time = 0;
  const say = (data: string) => stream.event({ time: time++, type: 'output', data });
  const flood = () => {
    for (let i = 0; i < 100; i++) say('x'.repeat(70_000));
  };
  return { stream, socket, say, flood };
}

describe('a connection that does not read', () => {
  it('costs two megabytes at most', async () => {
    const { socket, flood } = await started();
    flood();
    expect(socket.most).toBeGreaterThan(900_000);
    expect(socket.most).toBeLessThan(2_000_000);
  });

  it('is given up after ten seconds', async () => {
    const { socket, flood } = await started();
    flood();
    await vi.advanceTimersByTimeAsync(9000);
    expect(socket.ending).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1001);
    expect(socket.ending).toBe('terminated');
  });

  it('follows from the screen of the moment on when it has caught up', async () => {
    const { socket, say, flood } = await started();
    flood();
    const before = socket.frames.length;
    say('\x1b[2J\x1b[Hnow');
    socket.drain();
    await settle(() => socket.frames.length > before);
    expect(socket.frames[before]).toMatchObject({ type: 'init', screen: expect.stringContaining('now') });
    say('then');
    await settle(() => socket.frames.length > before + 1);
    expect(socket.frames.at(-1)).toMatchObject({ type: 'event', event: { data: 'then' } });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(socket.ending).toBeUndefined();
  });

  it('is for others to decide on where they ask for that', async () => {
    const leftBehind = vi.fn();
    const { flood } = await started({ leftBehind });
    flood();
    expect(leftBehind).toHaveBeenCalled();
  });

  it('is told the end all the same', async () => {
    const { stream, socket, flood } = await started();
    flood();
    stream.end();
    expect(socket.frames.at(-1)).toMatchObject({ type: 'end' });
    expect(socket.ending).toBe('close 1000');
  });
});

describe('output', () => {
  it('is sent at once after a rest, and gathered for a hundredth of a second after that', async () => {
    const { socket, say } = await started();
    await vi.advanceTimersByTimeAsync(50);
    const sent = () => socket.frames.flatMap((frame) => (frame.type === 'event' ? [frame.event] : []));
    say('a');
    say('b');
    say('c');
    const first = sent().length;
    expect(first).toBeLessThanOrEqual(1);
    await vi.advanceTimersByTimeAsync(11);
    expect(
      sent()
        .map((event) => 'data' in event && event.data)
        .join(''),
    ).toBe('abc');
    expect(sent().length).toBe(first + 1);
  });
});
