// One request over HTTP: what was answered, or why nothing was. Knows nothing of recordings.
import * as http from 'node:http';
import * as https from 'node:https';

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** Why there is no answer. */
export class NoAnswer extends Error {
  /** Nothing of the request can have reached the server. */
  readonly unsent: boolean;
  readonly code: string;

  constructor(code: string, unsent: boolean, options: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.unsent = unsent;
  }
}

export interface Posting {
  /** POST without it. */
  readonly method?: 'GET' | 'PATCH' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Milliseconds in which nothing moves, after which it is given up. */
  readonly patience: number;
  readonly signal?: AbortSignal | undefined;
}

/** Longer answers are no answers. */
const LONGEST = 1_000_000;
/** Before these a connection was never there. */
const UNSENT = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN)$/;

/** @throws NoAnswer; the reason of `signal` */
export function post(address: string, { method = 'POST', headers, body, patience, signal }: Posting): Promise<Answer> {
  const { request } = address.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    let connected = false;
    const fail = (error: NodeJS.ErrnoException): void => {
      if (signal?.aborted) reject(signal.reason);
      const code = error.code ?? error.message;
      reject(new NoAnswer(code, !connected && (UNSENT.test(code) || code === 'ETIMEDOUT'), { cause: error }));
    };
    const sent = request(address, {
      method,
      agent: false,
      headers: { ...headers, ...(method !== 'GET' && { 'content-length': body.length }) },
      signal,
    });
    sent.on('socket', (socket) =>
      socket.once(address.startsWith('https:') ? 'secureConnect' : 'connect', () => {
        connected = true;
      }),
    );
    sent.setTimeout(patience, () => sent.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
    sent.on('error', fail);
    sent.on('response', (response) => void read(response).then(resolve, fail));
    // Servers answer before they have read all of what is too large: then the rest need not be sent.
    sent.end(body);
  });
}

async function read(response: http.IncomingMessage): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LONGEST) break;
  }
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() };
}
