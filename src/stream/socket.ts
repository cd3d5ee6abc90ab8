// A connection to a server of live streams: what can go wrong with it, in words, and whether it is still alive.
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import WebSocket from 'ws';
import { closingWords, meaningOf } from './closing.js';

/** How a connection ended. `isFinal`: another attempt would end in the same way. */
export interface Ending {
  isFinal: boolean;
  /** It ended as a stream ends. */
  isOver: boolean;
  words: string;
  /** Whether the connection had come about at all. */
  wasOpen: boolean;
}

export interface SocketHooks {
  opened(socket: WebSocket): void;
  message(bytes: Uint8Array): void;
  ended(ending: Ending): void;
}

export interface SocketOptions {
  headers?: Readonly<Record<string, string>>;
  /** Bytes of a message; more ends the connection. */
  mostBytes: number;
}

const ALIS = 'v1.alis';
/** Milliseconds. */
const HANDSHAKE = 10_000;
const PING = 15_000;
const PONG = 10_000;

/** Connects, and tells once how it ended. */
export function openSocket(url: string, { headers = {}, mostBytes }: SocketOptions, hooks: SocketHooks): WebSocket {
  const socket = new WebSocket(url, [ALIS], {
    headers: { ...headers },
    handshakeTimeout: HANDSHAKE,
    // Little that is packed may stand for much.
    perMessageDeflate: false,
    maxPayload: mostBytes,
  });
  let wasOpen = false;
  let failure: Omit<Ending, 'wasOpen'> | undefined;
  let stopBeating = () => {};
  socket.on('open', () => {
    wasOpen = true;
    stopBeating = beat(socket);
    hooks.opened(socket);
  });
  socket.on('message', (data: Buffer) => hooks.message(data));
  socket.on('unexpected-response', (request, response) => {
    failure ??= statusFailure(response);
    request.destroy();
    response.destroy();
    socket.terminate();
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    failure ??= errorFailure(error);
  });
  socket.on('close', (code, reason) => {
    stopBeating();
    hooks.ended({ ...(failure ?? closed(code, reason.toString())), wasOpen });
  });
  return socket;
}

function closed(code: number, reason: string): Omit<Ending, 'wasOpen'> {
  if (code === 1006) return { isFinal: false, isOver: false, words: 'the connection broke off' };
  const meaning = meaningOf(code);
  return { isFinal: meaning !== 'broken', isOver: meaning === 'over', words: closingWords(code, reason) };
}

const STATUS_WORDS: Readonly<Record<number, string>> = {
  400: 'the server does not speak ALiS v1',
  401: 'the server wants to know who asks',
  403: 'the server does not let this machine in',
  404: 'there is no such stream',
  429: 'the server has been asked too often',
  503: 'the server has no room',
};

function statusFailure({ statusCode = 0, headers }: IncomingMessage): Omit<Ending, 'wasOpen'> {
  const other = statusCode >= 300 && statusCode < 400 ? `it leads to ${headers.location}` : STATUS_CODES[statusCode];
  const words = `${STATUS_WORDS[statusCode] ?? `expected a live stream, but the answer is "${other}"`} (status ${statusCode})`;
  return { isFinal: statusCode < 500 && statusCode !== 429 && statusCode !== 408, isOver: false, words };
}

const ERROR_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the connection broke off',
  ENOTFOUND: 'there is no host of this name',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  ETIMEDOUT: 'there is no answer',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no way to the host',
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: 'a message is larger than is taken',
};

function errorFailure({ code = '', message }: NodeJS.ErrnoException): Omit<Ending, 'wasOpen'> {
  const isProtocol = code.startsWith('WS_ERR_') || /subprotocol|Sec-WebSocket/i.test(message);
  const spoken = /subprotocol/i.test(message) ? 'the server does not speak ALiS v1' : undefined;
  const timeout = /timed out/.test(message) ? 'there is no answer' : undefined;
  return { isFinal: isProtocol, isOver: false, words: spoken ?? timeout ?? ERROR_WORDS[code] ?? message };
}

/** A connection that is dead does not say so. @returns what ends it */
function beat(socket: WebSocket): () => void {
  let overdue: NodeJS.Timeout | undefined;
  const pings = setInterval(() => {
    socket.ping();
    overdue ??= setTimeout(() => socket.terminate(), PONG);
  }, PING);
  socket.on('pong', () => {
    clearTimeout(overdue);
    overdue = undefined;
  });
  return () => {
    clearInterval(pings);
    clearTimeout(overdue);
  };
}
