// A server of live streams for tests. It behaves as asciinema-server does: who may send, what it closes connections with, what it
// answers to those who ask for a stream.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { AlisDecoder } from '../../src/core/stream/alis-decoder.js';
import type { StreamFrame } from '../../src/core/stream/frame.js';

export interface RelayLimits {
  /** Bytes that a producer may send. */
  bucket?: number;
  /** Milliseconds in which it has to begin. */
  patience?: number;
}

interface Stream {
  id: number;
  token: string;
  title?: string;
}

const MOST = { cols: 720, rows: 200 };

/** Owns the streams and their producers. */
export class RelayServer {
  readonly server: Server;
  readonly limits: RelayLimits;
  /** All that producers have sent, a list for each connection. */
  readonly connections: StreamFrame[][] = [];
  readonly closings: { code: number; reason: string }[] = [];
  /** Requests other than upgrades: method, path, Authorization and body. */
  readonly requests: { method: string; url: string; authorization: string | undefined; body: unknown }[] = [];
  readonly streams: Stream[] = [{ id: 7, token: 'secret' }];
  /** What requests are answered with in place of a stream. */
  refusal: { status: number; body: unknown } | undefined;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => (offered.has('v1.alis') ? 'v1.alis' : false),
  });
  readonly #leaders = new Map<string, WebSocket>();
  #waiting: (() => void)[] = [];

  constructor(limits: RelayLimits = {}) {
    this.limits = limits;
    this.server = createServer((request, response) => void this.#answer(request, response));
    this.server.on('upgrade', (request, socket, head) => {
      const offered = String(request.headers['sec-websocket-protocol'] ?? '');
      if (!/\bv1\.alis\b/.test(offered)) socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n');
      else this.#sockets.handleUpgrade(request, socket, head, (producer) => this.#produce(producer, request.url ?? ''));
    });
  }

  async listen(): Promise<this> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  producerUrl(token = 'secret'): string {
    return `${this.url.replace('http', 'ws')}/ws/S/${token}`;
  }

  /** Breaks off all connections of producers. */
  drop(): void {
    for (const producer of this.#sockets.clients) producer.terminate();
  }

  closeAll(code: number, reason: string): void {
    for (const producer of this.#sockets.clients) producer.close(code, reason);
  }

  async until(reached: (server: this) => boolean): Promise<void> {
    while (!reached(this)) await new Promise<void>((wake) => this.#waiting.push(wake));
  }

  close(): Promise<void> {
    this.drop();
    return new Promise((done) => {
      this.server.close(() => done());
      this.server.closeAllConnections();
    });
  }

  #produce(producer: WebSocket, path: string): void {
    const token = /^\/ws\/S\/(\w+)$/.exec(path)?.[1] ?? '';
    if (!this.streams.some((stream) => stream.token === token)) {
      producer.close(4040, 'stream not found');
      return;
    }
    const frames: StreamFrame[] = [];
    this.connections.push(frames);
    const decoder = new AlisDecoder();
    let left = this.limits.bucket ?? 60_000_000;
    const late = setTimeout(() => producer.close(4101, 'header timeout'), this.limits.patience ?? 5000);
    producer.on('message', (data: Buffer) => {
      clearTimeout(late);
      if (frames.length > 0 && this.#leaders.get(token) !== producer) producer.close(4002, 'leadership lost');
      else {
        left -= data.length;
        const most: [number, string] = [4004, 'bandwidth exceeded'];
        const refusal = left < 0 ? most : this.#take(decoder, data, frames);
        if (frames.length === 1) this.#leaders.set(token, producer);
        if (refusal) producer.close(...refusal);
      }
      this.#wake();
    });
    producer.on('close', (code, reason) => {
      clearTimeout(late);
      this.closings.push({ code, reason: reason.toString() });
      this.#wake();
    });
  }

  /** @returns what the connection is closed with, if it has to be */
  #take(decoder: AlisDecoder, data: Buffer, frames: StreamFrame[]): [code: number, reason: string] | undefined {
    try {
      const frame = decoder.decode(data);
      if (!frame) return undefined;
      const isOnline = frames.length > 0 && frames.at(-1)?.type !== 'end';
      if (frame.type === 'init' && isOnline) return [4005, 'message parsing error'];
      frames.push(frame);
      const size = frame.type === 'event' ? frame.event : frame;
      const isTooLarge =
        (size.type === 'init' || size.type === 'resize') && (size.cols > MOST.cols || size.rows > MOST.rows);
      return isTooLarge ? [4003, 'invalid terminal size'] : undefined;
    } catch {
      return [4005, 'message parsing error'];
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { method = '', url = '', headers } = request;
    const { authorization } = headers;
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    this.requests.push({ method, url, authorization, body });
    const answer = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const [, password = ''] = Buffer.from(authorization?.replace('Basic ', '') ?? '', 'base64')
      .toString()
      .split(':');
    if (!/^[a-f\d-]{36}$/.test(password)) answer(401, { type: 'unauthenticated', message: 'unauthenticated' });
    else if (this.refusal) answer(this.refusal.status, this.refusal.body);
    else if (method === 'POST' && url === '/api/v1/streams') answer(201, this.#shown(this.streams[0]!));
    else if (method === 'PATCH' && /^\/api\/v1\/streams\/\d+$/.test(url)) answer(200, this.#shown(this.streams[0]!));
    else if (method === 'GET' && url.startsWith('/api/v1/user/streams?prefix=')) {
      const prefix = new URL(url, this.url).searchParams.get('prefix') ?? '';
      answer(
        200,
        this.streams.filter(({ token }) => token.startsWith(prefix)).map((stream) => this.#shown(stream)),
      );
    } else answer(404, { type: 'not_found', message: 'not found' });
  }

  #shown({ id, token }: Stream) {
    return { id, url: `${this.url}/s/public${id}`, ws_producer_url: this.producerUrl(token) };
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
