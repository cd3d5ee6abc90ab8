// Asks a server for a stream to send to, by asciinema's protocol: a new one, or one that the user has there.
import { CastError } from '../../core/errors.js';
import { type Answer, NoAnswer, post } from '../../share/post.js';
import { addressOn, hostOf } from '../../share/server.js';
import { authorization, type Uploader } from '../../share/upload.js';

/** What the server shows of the session. */
export interface StreamAbout {
  title?: string;
  termType?: string;
  shell?: string;
}

export interface Producer {
  /** Of the page at which others watch. */
  url: string;
  /** Where the stream goes. Whoever knows it can stream there. */
  producerUrl: string;
}

/** Milliseconds. */
const PATIENCE = 30_000;

/**
 * @param id what the id of a stream of the user's begins with; '' for a new one
 * @throws CastError for whatever keeps the server from giving one, with what to do
 */
export async function askForStream(server: string, id: string, about: StreamAbout, by: Uploader): Promise<Producer> {
  const { title, termType, shell } = about;
  const body = {
    live: true,
    ...(title !== undefined && { title }),
    ...(termType && { term_type: termType }),
    ...(shell && { shell }),
  };
  const known = id === '' ? undefined : await findStream(server, id, by);
  const answer = known
    ? await ask(server, 'PATCH', `/api/v1/streams/${known}`, by, body)
    : await ask(server, 'POST', '/api/v1/streams', by, body);
  return producerIn(server, resultOf(server, answer));
}

async function findStream(server: string, id: string, by: Uploader): Promise<number> {
  const path = `/api/v1/user/streams?prefix=${encodeURIComponent(id)}&limit=10`;
  const found = resultOf(server, await ask(server, 'GET', path, by));
  const ids = Array.isArray(found) ? found.map((stream) => (stream as { id?: unknown } | null)?.id) : [];
  const [first] = ids;
  if (ids.length === 1 && typeof first === 'number' && Number.isSafeInteger(first)) return first;
  const words =
    ids.length === 0
      ? `no stream of yours has an id that begins with`
      : `${ids.length} streams of yours have ids that begin with`;
  throw new CastError({ file: hostOf(server) }, `${words} ${JSON.stringify(id)}`);
}

async function ask(
  server: string,
  method: 'GET' | 'PATCH' | 'POST',
  path: string,
  by: Uploader,
  body?: object,
): Promise<Answer> {
  const headers = {
    authorization: authorization(by),
    accept: 'application/json',
    'user-agent': 'castkit',
    ...(body && { 'content-type': 'application/json' }),
  };
  const bytes = new TextEncoder().encode(body ? JSON.stringify(body) : '');
  try {
    return await post(addressOn(server, path), { method, headers, body: bytes, patience: PATIENCE });
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    throw new CastError(
      { file: hostOf(server) },
      `the server cannot be asked for a stream: ${NO_ANSWER[error.code] ?? error.code}`,
    );
  }
}

const NO_ANSWER: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the connection broke off',
  ENOTFOUND: 'there is no host of this name',
  ETIMEDOUT: 'there is no answer',
};

const REFUSALS: Readonly<Record<number, string>> = {
  401: 'the server does not know this install-id: castkit auth links it to your account there',
  403: 'the server does not let you stream',
  404: 'the server has no live streams, or not this one',
  422: 'the server gives no stream',
  429: 'the server has been asked too often: try again in a few minutes',
};

/** The JSON of an answer. @throws CastError for a refusal, and for what is no JSON */
function resultOf(server: string, { status, body, headers }: Answer): unknown {
  const value = parsed(body);
  if (status === 200 || status === 201) return value;
  const { message, reason } = (value ?? {}) as { message?: unknown; reason?: unknown };
  const said = [message, reason].find((text) => typeof text === 'string' && text !== '');
  const target = status >= 300 && status < 400 ? ` to ${headers.location}: give that address itself` : '';
  const words = REFUSALS[status] ?? `the server answered with status ${status}${target}`;
  throw new CastError(
    { file: hostOf(server) },
    said === undefined ? words : `${words} (it says: ${String(said).slice(0, 300)})`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What goes to a server over an encrypted connection is not sent on over one that is not. */
function producerIn(server: string, value: unknown): Producer {
  const { url, ws_producer_url: producerUrl } = (value ?? {}) as { url?: unknown; ws_producer_url?: unknown };
  const scheme = server.startsWith('https:') ? /^wss:\/\//i : /^wss?:\/\//i;
  if (
    typeof url === 'string' &&
    /^https?:\/\/\S+$/i.test(url) &&
    typeof producerUrl === 'string' &&
    scheme.test(producerUrl)
  ) {
    return { url, producerUrl };
  }
  throw new CastError(
    { file: hostOf(server) },
    'expected the addresses of a stream, found something else: is this a server of live streams?',
  );
}
