// A server that takes uploads as asciinema's does, on the loopback: it writes down each request, and answers what a test wants.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Of the form, in order. */
  readonly parts: readonly Part[];
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Answering = (exchange: Exchange, response: ServerResponse) => Reply | undefined;

/** The body of a form (RFC 7578), taken apart. */
function partsOf(type: string | undefined, body: string): Part[] {
  const boundary = /boundary="?([^";]+)"?/.exec(type ?? '')?.[1];
  if (boundary === undefined) return [];
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...rest] = part.replace(/^\r\n/, '').split('\r\n\r\n');
      const lines = head.split('\r\n').map((line) => line.split(/:\s*/));
      const headers = Object.fromEntries(lines.map(([name = '', ...value]) => [name.toLowerCase(), value.join(': ')]));
      return { headers, body: rest.join('\r\n\r\n').replace(/\r\n$/, '') };
    });
}

async function exchangeOf(request: IncomingMessage): Promise<Exchange> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = '', url = '', headers } = request;
  return { method, path: url, headers, parts: partsOf(headers['content-type'], Buffer.concat(chunks).toString()) };
}

export const json = (status: number, value: unknown, headers = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
});

/** As asciinema-server answers to an upload that it takes. */
export const taken = (server: UploadServer): Reply =>
  json(
    201,
    {
      id: 'xyz',
      url: `${server.url}/a/xyz`,
      file_url: `${server.url}/a/xyz.cast`,
      title: null,
      description: null,
      visibility: 'unlisted',
      message: `View the recording at:\n\n    ${server.url}/a/xyz\n`,
    },
    { location: `${server.url}/a/xyz` },
  );

export class UploadServer {
  readonly exchanges: Exchange[] = [];
  url = '';
  /** What is answered; undefined where the test has answered itself. */
  answer: Answering = () => taken(this);

  readonly #server = createServer((request, response) => {
    void exchangeOf(request).then(
      (exchange) => {
        this.exchanges.push(exchange);
        const reply = this.answer(exchange, response);
        if (reply) response.writeHead(reply.status, reply.headers ?? {}).end(reply.body ?? '');
      },
      () => undefined,
    );
  });

  async start(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}
