// A live stream to a server that others watch it at, as asciinema-server is one. The session never waits for the server: where the
// connection breaks off, or does not keep up, another one begins with the screen as it is by then.
import type { WebSocket } from 'ws';
import { CastError } from '../../core/errors.js';
import { backoff } from '../backoff.js';
import { Feed } from '../feed.js';
import type { LiveStream } from '../live-stream.js';
import { type Ending, openSocket } from '../socket.js';

/**
 * What becomes of a connection to a server: it is back, it is lost and tried again, the server wants no more.
 * @example
 * const isOver = (status: RelayStatus) => status === 'halted';
 */
export type RelayStatus = 'connected' | 'broken' | 'halted';

export interface RelayHooks {
  /** `words` say why it is broken or halted. */
  status?(status: RelayStatus, words: string): void;
}

/** A stream on its way to one address. */
export interface Sent {
  /** Why the server takes no more of it, where that is so. */
  readonly halted: string | undefined;
  /** Ends it: the server gets what is left of the stream, for a few seconds at most. */
  close(): Promise<void>;
}

/** Bytes of a message. Servers of streams have nothing to say. */
const MOST_BYTES = 65_536;
/** Milliseconds. */
const FAREWELL = 5000;

/**
 * Connects to a server, and sends it the stream from now on. Resolves when there is a connection.
 * @throws CastError where there is none to be had
 */
export function relayTo(url: string, stream: LiveStream, hooks: RelayHooks = {}): Promise<Sent> {
  const relay = new Relay(url, stream, hooks);
  return relay.begin();
}

/** Owns the connection that there is at a time. */
class Relay {
  readonly #url: string;
  readonly #stream: LiveStream;
  readonly #hooks: RelayHooks;
  #socket: WebSocket | undefined;
  #timer: NodeJS.Timeout | undefined;
  #attempts = 0;
  #halted: string | undefined;
  #isClosing = false;
  #closed: () => void = () => {};

  constructor(url: string, stream: LiveStream, hooks: RelayHooks) {
    this.#url = url;
    this.#stream = stream;
    this.#hooks = hooks;
  }

  begin(): Promise<Sent> {
    const halted = () => this.#halted;
    const relaying: Sent = {
      get halted() {
        return halted();
      },
      close: () => this.#close(),
    };
    return new Promise((resolve, reject) => {
      this.#connect(
        () => resolve(relaying),
        ({ words }) => reject(new CastError({ file: withoutSecret(this.#url) }, `cannot stream there: ${words}`)),
      );
    });
  }

  /** @param first is told of the connection, @param never of there being none, in place of further attempts */
  #connect(first?: () => void, never?: (ending: Ending) => void): void {
    const options = { headers: { 'user-agent': 'castkit' }, mostBytes: MOST_BYTES };
    this.#socket = openSocket(this.#url, options, {
      opened: (socket) => {
        if (this.#attempts > 0) this.#hooks.status?.('connected', 'the connection is back');
        // It ends at once where it was ended meanwhile.
        new Feed(this.#stream, socket, { leftBehind: () => socket.terminate() }).start();
        first?.();
      },
      message: () => {},
      ended: (ending) => {
        this.#socket = undefined;
        if (!ending.wasOpen && never) never(ending);
        else this.#ended(ending);
      },
    });
  }

  #ended({ isFinal, words }: Ending): void {
    if (this.#isClosing || this.#halted !== undefined || this.#stream.ended) {
      this.#closed();
      return;
    }
    if (isFinal) {
      this.#halted = words;
      this.#hooks.status?.('halted', words);
      return;
    }
    if (this.#attempts === 0) this.#hooks.status?.('broken', words);
    this.#timer = setTimeout(() => this.#connect(), backoff(this.#attempts));
    this.#attempts++;
  }

  /** What is left has been sent, or is on its way, when the stream has ended. */
  async #close(): Promise<void> {
    this.#isClosing = true;
    clearTimeout(this.#timer);
    const socket = this.#socket;
    if (!socket || this.#halted !== undefined) return;
    const late = setTimeout(() => socket.terminate(), FAREWELL);
    await new Promise<void>((resolve) => {
      this.#closed = resolve;
      if (!this.#stream.ended) socket.close(1000, 'ended');
    });
    clearTimeout(late);
  }
}

/** Whoever knows the path can stream in its owner's name. */
export function withoutSecret(url: string): string {
  if (!URL.canParse(url)) return url;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}/...`;
}
