// Live streams for tests: a session that says what a test has it say, and viewers of it.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import { AlisDecoder } from '../../src/core/stream/alis-decoder.js';
import type { StreamFrame } from '../../src/core/stream/frame.js';
import { LiveStream } from '../../src/index.js';

/** A stream that has begun, 20 columns and 4 rows. */
export function begunStream(): LiveStream {
  const stream = new LiveStream();
  stream.header({ version: 3, cols: 20, rows: 4, extra: {} });
  return stream;
}

/** Owns what a viewer has got. */
export class Viewer {
  readonly socket: WebSocket;
  readonly frames: StreamFrame[] = [];
  readonly #decoder = new AlisDecoder();
  #closed: { code: number; reason: string } | undefined;
  #waiting: (() => void)[] = [];

  constructor(
    url: string,
    { protocols = ['v1.alis'], headers = {} }: { protocols?: string[]; headers?: Record<string, string> } = {},
  ) {
    this.socket = new WebSocket(url, protocols, { headers, perMessageDeflate: false });
    this.socket.on('message', (data: Buffer) => {
      const frame = this.#decoder.decode(data);
      if (frame) this.frames.push(frame);
      this.#wake();
    });
    this.socket.on('close', (code, reason) => {
      this.#closed = { code, reason: reason.toString() };
      this.#wake();
    });
    this.socket.on('error', () => {});
  }

  /** All output so far: what the state brought, and what came after it. */
  get output(): string {
    return this.frames
      .map((frame) => {
        if (frame.type === 'init') return frame.screen;
        return frame.type === 'event' && frame.event.type === 'output' ? frame.event.data : '';
      })
      .join('');
  }

  async until(reached: (viewer: Viewer) => boolean): Promise<this> {
    while (!reached(this)) {
      if (this.#closed)
        throw new Error(`closed with ${JSON.stringify(this.#closed)} after ${JSON.stringify(this.frames)}`);
      await new Promise<void>((wake) => this.#waiting.push(wake));
    }
    return this;
  }

  async closed(): Promise<{ code: number; reason: string }> {
    while (!this.#closed) await new Promise<void>((wake) => this.#waiting.push(wake));
    return this.#closed;
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

/** What a server says to bytes on a connection of its own, until it closes it. */
export async function rawAnswer(port: number, request: string): Promise<string> {
  const socket: Socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (bytes) => {
    answer += bytes.toString('latin1');
  });
  socket.on('error', () => {});
  socket.write(request);
  await once(socket, 'close');
  return answer;
}
