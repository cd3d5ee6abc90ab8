// A viewer of a live stream: connects, connects again where the connection breaks off, and hands on the frames in order.
import type { WebSocket } from 'ws';
import { CastError, UsageError } from '../../core/errors.js';
import { AlisDecoder } from '../../core/stream/alis-decoder.js';
import type { StreamFrame } from '../../core/stream/frame.js';
import { backoff } from '../backoff.js';
import { type Ending, openSocket } from '../socket.js';
import { shownAddress, streamAddress } from './stream-address.js';

export interface ClientHooks {
  /** A promise makes the stream wait. */
  frame(frame: StreamFrame): void | Promise<void>;
  /** The connection came about, or broke off and is tried again. */
  status?(status: 'connected' | 'broken'): void;
}

/** Bytes of a message: what a screen of the largest size can take, and more. */
const MOST_BYTES = 32 << 20;
/** Attempts to connect again before it is given up. */
const MOST_ATTEMPTS = 8;
/** Milliseconds. */
const FAREWELL = 1000;

/** Owns the connection that there is at a time. */
export class StreamClient {
  readonly #address: string;
  readonly #name: string;
  readonly #hooks: ClientHooks;
  #socket: WebSocket | undefined;
  #timer: NodeJS.Timeout | undefined;
  #settle: { resolve: () => void; reject: (error: unknown) => void } | undefined;
  #attempts = 0;
  /** Whether there has been anything of the stream. */
  #begun = false;
  #isOver = false;

  /** @throws UsageError for what is no address of a stream */
  constructor(url: string, hooks: ClientHooks) {
    const address = streamAddress(url);
    if (address === undefined) {
      const expected = 'the address of a live stream, such as ws://127.0.0.1:8080/ws';
      throw new UsageError('url', { expected, received: JSON.stringify(url) });
    }
    this.#address = address;
    this.#name = shownAddress(url);
    this.#hooks = hooks;
  }

  /** Fulfilled when the stream is over, or was closed. @throws CastError where there is none, or it is lost */
  run(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#connect();
    });
  }

  /** Leaves. */
  close(): void {
    this.#settle?.resolve();
    this.#leave();
  }

  #connect(): void {
    const decoder = new AlisDecoder(this.#name);
    const socket = openSocket(
      this.#address,
      { mostBytes: MOST_BYTES },
      {
        opened: () => this.#hooks.status?.('connected'),
        message: (bytes) => this.#message(decoder, bytes, socket),
        ended: (ending) => this.#ended(ending),
      },
    );
    this.#socket = socket;
  }

  #message(decoder: AlisDecoder, bytes: Uint8Array, socket: WebSocket): void {
    if (this.#settle === undefined || this.#isOver) return;
    try {
      const frame = decoder.decode(bytes);
      if (!frame) return;
      this.#begun = true;
      this.#attempts = 0;
      const taken = this.#hooks.frame(frame);
      this.#isOver = frame.type === 'end';
      if (taken) this.#hold(taken, socket);
      else if (this.#isOver) this.close();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Whoever sends waits, too. */
  #hold(taken: Promise<void>, socket: WebSocket): void {
    socket.pause();
    const goOn = () => {
      if (this.#isOver) this.close();
      else if (socket.readyState === socket.OPEN) socket.resume();
    };
    taken.then(goOn, (error: unknown) => this.#fail(error));
  }

  #ended({ isFinal, isOver, words, wasOpen }: Ending): void {
    if (this.#settle === undefined || this.#isOver) return;
    if (isOver && this.#begun) this.close();
    else if (isOver || isFinal || (!wasOpen && !this.#begun) || ++this.#attempts > MOST_ATTEMPTS) {
      const what = this.#begun ? 'the live stream was cut off' : 'expected a live stream';
      this.#fail(new CastError({ file: this.#name }, `${what}: ${words}`));
    } else {
      this.#hooks.status?.('broken');
      this.#timer = setTimeout(() => this.#connect(), backoff(this.#attempts - 1));
    }
  }

  #fail(error: unknown): void {
    this.#settle?.reject(error);
    this.#leave();
  }

  #leave(): void {
    this.#settle = undefined;
    clearTimeout(this.#timer);
    const socket = this.#socket;
    if (!socket) return;
    if (socket.readyState === socket.OPEN) socket.resume();
    socket.close(1000);
    // A server that does not answer is not waited for.
    setTimeout(() => socket.terminate(), FAREWELL).unref();
  }
}
