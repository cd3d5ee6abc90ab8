// A live stream on a port of this machine: the page with the player, and the stream behind it.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import type { Duplex } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { type WebSocket, WebSocketServer } from 'ws';
import { CastError, refusalWords, UsageError } from '../../core/errors.js';
import { type Given, resolveOptions, type Values } from '../../core/options/option.js';
import { optionName } from '../../core/options/option-name.js';
import { Feed } from '../feed.js';
import type { LiveStream } from '../live-stream.js';
import { isLoopback, parseAddress, type ServeAddress, urlHost } from './address.js';
import { type GuardOptions, judge } from './guard.js';
import { type Asset, pageAssets, securityHeaders } from './live-page.js';
import { serveOptions } from './options.js';

/**
 * A stream that is being served.
 * @example
 * const words = ({ url, streamUrl }: Serving) => `watch it at ${url}, or with castkit play ${streamUrl}`;
 */
export interface Serving {
  /** Of the page. */
  url: string;
  /** Of the stream itself, for castkit play. */
  streamUrl: string;
  /** How many watch now. */
  readonly viewers: number;
  /** Ends it: viewers get what is left of the stream, for two seconds at most. */
  close(): Promise<void>;
}

/** Milliseconds. */
const HEARTBEAT = 15_000;
const FAREWELL = 2000;
const IDLE = 6000;
/** Bytes. Viewers have nothing to say. */
const MOST_FROM_VIEWERS = 1024;
const MOST_HEADERS = 8192;
/** Connections beside those of viewers: pages that are being loaded. */
const SPARE_CONNECTIONS = 64;

/**
 * Serves a live stream over HTTP: at `/` a page with the player, at `/ws` the stream (ALiS over WebSocket).
 * @throws UsageError for wrong options, and for an address that others can reach without `public`; CastError where the port cannot
 * be had
 * @example
 * const serving = await serveStream(new LiveStream(), { serve: '127.0.0.1:0' });
 * serving.viewers; // => 0
 * await serving.close();
 */
export async function serveStream(stream: LiveStream, given: Given<typeof serveOptions> = {}): Promise<Serving> {
  const options = resolveOptions(serveOptions, given);
  const address = checkedAddress(options);
  const server = new StreamServer(stream, options, address);
  return server.listen();
}

type Options = Values<typeof serveOptions>;

function checkedAddress({ serve = '', public: isPublic }: Options): ServeAddress {
  const address = parseAddress(serve);
  if (!address)
    throw new UsageError(optionName('serve'), {
      expected: serveOptions.serve.expected,
      received: JSON.stringify(serve),
    });
  if (isPublic || isLoopback(address.host)) return address;
  throw new UsageError(optionName('serve'), {
    expected: 'an address of this machine only, such as 127.0.0.1:8080',
    received: JSON.stringify(serve),
    hint: `With ${optionName('public')} others may watch who know the URL, which has a secret in it then`,
  });
}

/** Owns the server and its connections. */
class StreamServer {
  readonly #stream: LiveStream;
  readonly #address: ServeAddress;
  readonly #maxViewers: number;
  readonly #guard: GuardOptions;
  readonly #server: Server;
  readonly #sockets: WebSocketServer;
  readonly #alive = new WeakSet<WebSocket>();
  readonly #page = pageAssets();
  readonly #packed = new Map<Asset, Uint8Array>();
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(stream: LiveStream, { public: isPublic, allowHost, maxViewers }: Options, address: ServeAddress) {
    this.#stream = stream;
    this.#address = address;
    this.#maxViewers = maxViewers;
    const own = hostname().toLowerCase();
    this.#guard = {
      hosts: [...allowHost.map((name) => name.toLowerCase()), ...(isPublic ? [own, `${own}.local`, address.host] : [])],
      token: isPublic ? randomBytes(16).toString('base64url') : '',
    };
    this.#server = createServer(
      { maxHeaderSize: MOST_HEADERS, headersTimeout: 5000, requestTimeout: 10_000, connectionsCheckingInterval: 1000 },
      (request, response) => this.#answer(request, response),
    );
    // Of connections on which nothing happens; those of viewers have a heartbeat.
    this.#server.setTimeout(IDLE);
    this.#server.maxConnections = maxViewers + SPARE_CONNECTIONS;
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: MOST_FROM_VIEWERS,
      perMessageDeflate: false,
      handleProtocols: (offered) => (offered.has(ALIS) ? ALIS : false),
    });
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  async listen(): Promise<Serving> {
    const { host, port } = this.#address;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (error) => reject(listenError(error, host, port)));
      this.#server.listen(port, host, () => resolve());
    });
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT).unref();
    const bound = (this.#server.address() as AddressInfo).port;
    const place = `${urlHost(reachable(host))}:${bound}${this.#guard.token === '' ? '' : `/${this.#guard.token}`}`;
    const sockets = this.#sockets;
    return {
      url: `http://${place}/`,
      streamUrl: `ws://${place}/ws`,
      get viewers() {
        return sockets.clients.size;
      },
      close: () => this.#close(),
    };
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const verdict = judge(request, this.#guard);
    for (const [name, value] of Object.entries(securityHeaders(request.headers.host ?? ''))) {
      if (!('status' in verdict)) response.setHeader(name, value);
    }
    const asset = 'status' in verdict ? undefined : this.#assetAt(verdict.path);
    if ('status' in verdict) refuse(response, verdict.status, verdict.reason);
    else if (verdict.path === '') response.writeHead(308, { location: `${request.url}/` }).end();
    else if (!asset) refuse(response, 404, 'there is nothing here');
    else this.#give(asset, request, response);
  }

  #assetAt(path: string): Asset | undefined {
    return path === '/' ? this.#index() : this.#page.assets.get(path);
  }

  #give(asset: Asset, request: IncomingMessage, response: ServerResponse): void {
    const packs = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    const bytes = packs ? this.#pack(asset) : asset.bytes;
    response.writeHead(200, {
      'content-type': asset.type,
      'content-length': bytes.length,
      'cache-control': asset.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
      vary: 'accept-encoding',
      ...(packs && { 'content-encoding': 'gzip' }),
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }

  #index(): Asset {
    const text = this.#page.page(this.#stream.title ?? 'Live terminal session');
    return { type: 'text/html; charset=utf-8', bytes: Buffer.from(text), immutable: false };
  }

  #pack(asset: Asset): Uint8Array {
    const known = this.#packed.get(asset) ?? gzipSync(asset.bytes);
    if (asset.immutable) this.#packed.set(asset, known);
    return known;
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const verdict = judge(request, this.#guard);
    if ('status' in verdict) refuseUpgrade(socket, verdict.status);
    else if (verdict.path !== '/ws') refuseUpgrade(socket, 404);
    else if (this.#sockets.clients.size >= this.#maxViewers) refuseUpgrade(socket, 503);
    else this.#sockets.handleUpgrade(request, socket, head, (viewer) => this.#join(viewer));
  }

  #join(viewer: WebSocket): void {
    viewer.on('error', () => viewer.terminate());
    if (viewer.protocol !== ALIS) {
      viewer.close(1002, `expected the subprotocol ${ALIS}`);
      return;
    }
    this.#alive.add(viewer);
    viewer.on('pong', () => this.#alive.add(viewer));
    new Feed(this.#stream, viewer).start();
  }

  /** Connections that are dead do not say so. */
  #beat(): void {
    for (const viewer of this.#sockets.clients) {
      if (!this.#alive.delete(viewer)) viewer.terminate();
      else viewer.ping();
    }
  }

  async #close(): Promise<void> {
    clearInterval(this.#heartbeat);
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeIdleConnections();
    for (const viewer of this.#sockets.clients) viewer.close(1000, 'ended');
    const late = setTimeout(() => {
      for (const viewer of this.#sockets.clients) viewer.terminate();
      this.#server.closeAllConnections();
    }, FAREWELL);
    await closed;
    clearTimeout(late);
  }
}

const ALIS = 'v1.alis';

function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    connection: 'close',
    ...(status === 405 && { allow: 'GET, HEAD' }),
  });
  response.end(`${reason}\n`);
}

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): CastError {
  const { code = '' } = error;
  const words: Readonly<Record<string, string>> = {
    EADDRINUSE: 'the port is in use',
    EADDRNOTAVAIL: 'this machine has no such address',
    ENOTFOUND: 'there is no host of this name',
    EACCES: 'ports below 1024 take more rights',
  };
  return new CastError(
    { file: `${urlHost(host)}:${port}` },
    `cannot serve the stream: ${words[code] ?? refusalWords(code)}`,
  );
}

/** An address that others can use, where the server listens on all of this machine's. */
function reachable(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return host;
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const outside = addresses.find(({ internal, family }) => !internal && family === 'IPv4');
  return outside?.address ?? (host === '::' ? '::1' : '127.0.0.1');
}
