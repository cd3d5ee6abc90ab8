// A live stream on its way to one connection: the state of the screen first, then every frame, and the end. A connection that
// takes less than there is gets a new state when it has caught up; one that takes nothing is given up.
import type { WebSocket } from 'ws';
import type { Micros } from '../core/recording/cast.js';
import { ALIS_MAGIC, encodeAlis } from '../core/stream/alis-encoder.js';
import type { Broadcast, LiveStream } from './live-stream.js';

/** Bytes that may wait for a connection before it is left behind. With what is being sent it costs less than twice as much. */
const MOST_WAITING = 1_000_000;
/** Milliseconds in which a connection that was left behind has to take what waits for it. */
const PATIENCE = 10_000;

export interface FeedHooks {
  /** In place of a new state for a connection that is left behind. */
  leftBehind?: () => void;
}

/** Owns what one connection has got, and what waits for it. */
export class Feed {
  readonly #stream: LiveStream;
  readonly #socket: WebSocket;
  readonly #hooks: FeedHooks;
  #stop: () => void = () => {};
  /** The time that the next message counts from. */
  #last: Micros = 0;
  /** What has happened since the state was asked for that is on its way; undefined while the connection follows. */
  #held: Broadcast[] | undefined = [];
  #heldBytes = 0;
  #patience: NodeJS.Timeout | undefined;

  constructor(stream: LiveStream, socket: WebSocket, hooks: FeedHooks = {}) {
    this.#stream = stream;
    this.#socket = socket;
    this.#hooks = hooks;
  }

  start(): void {
    this.#stop = this.#stream.follow((broadcast) => this.#take(broadcast));
    this.#socket.once('close', () => this.stop());
    this.#send(ALIS_MAGIC);
    void this.#join();
  }

  /** Sends nothing more. */
  stop(): void {
    this.#stop();
    clearTimeout(this.#patience);
    this.#held = undefined;
  }

  /** Gives the state of the screen, then what has happened meanwhile; where that is much, another state instead. */
  async #join(): Promise<void> {
    this.#held = [];
    this.#heldBytes = 0;
    const state = await this.#stream.state();
    const held = this.#held;
    if (!held || this.#socket.readyState !== this.#socket.OPEN) return;
    this.#held = undefined;
    this.#last = state.time;
    this.#send(encodeAlis(state, 0)!);
    if (this.#heldBytes > MOST_WAITING) {
      if (!this.#isBehind()) void this.#join();
      return;
    }
    for (const broadcast of held) this.#take(broadcast);
    if (this.#stream.ended) this.#end(encodeAlis({ type: 'end', time: this.#last }, this.#last)!);
  }

  #take(broadcast: Broadcast): void {
    const { frame, message, after, time } = broadcast;
    if (this.#held) {
      this.#heldBytes += message.length;
      if (this.#heldBytes <= MOST_WAITING) this.#held.push(broadcast);
      return;
    }
    if (frame.type !== 'end' && this.#isBehind()) return;
    const bytes = after === this.#last ? message : encodeAlis(frame, this.#last)!;
    this.#last = Math.max(this.#last, time);
    if (frame.type === 'end') this.#end(bytes);
    else this.#send(bytes);
  }

  /** The end is an end only if it is told twice: players would connect again without the message, and producers without the code. */
  #end(message: Uint8Array): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#send(message);
    this.stop();
    this.#socket.close(1000, 'ended');
  }

  #isBehind(): boolean {
    if (this.#patience) return true;
    if (this.#socket.bufferedAmount <= MOST_WAITING) return false;
    if (this.#hooks.leftBehind) this.#hooks.leftBehind();
    else this.#patience = setTimeout(() => this.#socket.terminate(), PATIENCE);
    return true;
  }

  #send(message: Uint8Array): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(message, { binary: true }, () => this.#sent());
  }

  #sent(): void {
    if (!this.#patience || this.#socket.bufferedAmount > 0) return;
    clearTimeout(this.#patience);
    this.#patience = undefined;
    if (this.#socket.readyState === this.#socket.OPEN) void this.#join();
  }
}
