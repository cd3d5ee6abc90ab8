// A session as a live stream: takes it as a recording is made of it, and gives everybody who joins the screen as it stands, then
// all that follows. Knows no network.
import type { CastEvent, Header, Micros } from '../core/recording/cast.js';
import type { CastSink } from '../core/recording/sink.js';
import { encodeAlis, timeOf } from '../core/stream/alis-encoder.js';
import type { StreamFrame } from '../core/stream/frame.js';
import { ScreenBeside } from '../record/screen-beside.js';

/**
 * A frame on its way to everybody who follows a live stream. Times are in microseconds.
 * @example
 * const stop = new LiveStream().follow(({ frame, message }: Broadcast) => console.log(frame.type, message.length));
 * stop();
 */
export interface Broadcast {
  readonly frame: StreamFrame;
  /** The frame as a message, for whoever has got all before it. */
  readonly message: Uint8Array;
  /** When the frame before it was, and when this one is. */
  readonly after: Micros;
  readonly time: Micros;
}

/** Milliseconds for which output is gathered, so that a program that writes much is not a message for each line. */
const GATHERING = 10;
/** Characters that are gathered at most. */
const MOST_GATHERED = 65_536;

/**
 * A sink of a recording that viewers can join at any time.
 * @example
 * const stream = new LiveStream();
 * const serving = await serveStream(stream, { serve: '127.0.0.1:0' });
 * stream.header({ version: 3, cols: 80, rows: 24, extra: {} });
 * stream.event({ time: 0, type: 'output', data: 'hello' });
 * stream.end();
 * await serving.close();
 */
export class LiveStream implements CastSink {
  readonly #viewers = new Set<(broadcast: Broadcast) => void>();
  readonly #begun = withResolvers<void>();
  #header: Header | undefined;
  #size = { cols: 0, rows: 0 };
  #beside: ScreenBeside | undefined;
  #screen: { id: number; text: Promise<string> } | undefined;
  #id = 0;
  #time: Micros = 0;
  /** The moment of the clock, in milliseconds, at which the last event came, and at which output was last sent. */
  #heardAt = 0;
  #sentAt = 0;
  #gathered: { time: Micros; data: string } | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Whether the session is over. */
  ended = false;

  /** What the recording is called, if it has begun and has a title. */
  get title(): string | undefined {
    return this.#header?.title;
  }

  header(header: Header): void {
    this.#header = header;
    this.#size = { cols: header.cols, rows: header.rows };
    this.#beside = new ScreenBeside({ ...this.#size, events: [] });
    this.#heardAt = performance.now();
    this.#begun.resolve();
  }

  event(event: CastEvent): void {
    this.#beside?.follow(event);
    this.#heardAt = performance.now();
    if (event.type === 'output') {
      this.#gather(event.time, event.data);
      return;
    }
    this.#flush();
    if (event.type === 'resize') this.#size = { cols: event.cols, rows: event.rows };
    this.#happened(event);
  }

  end(): void {
    if (this.ended) return;
    this.#flush();
    this.ended = true;
    this.#send({ type: 'end', time: this.#time });
  }

  /** Fulfilled when the screen has caught up with the program; undefined where it is not far behind. */
  get catchingUp(): Promise<void> | undefined {
    return this.#beside?.catchingUp;
  }

  /** The screen as it stands now; what happens from this call on comes to those who follow. Waits for the session to begin. */
  async state(): Promise<StreamFrame & { type: 'init' }> {
    await this.#begun.promise;
    this.#flush();
    const { cols, rows } = this.#size;
    const theme = this.#header?.theme;
    const [id, time] = [this.#id, this.#now()];
    if (this.#screen?.id !== id) this.#screen = { id, text: this.#opening() };
    const screen = await this.#screen.text;
    return { type: 'init', id, time, cols, rows, ...(theme && { theme }), screen };
  }

  /** Calls the viewer for every frame from now on. @returns what ends that */
  follow(viewer: (broadcast: Broadcast) => void): () => void {
    this.#viewers.add(viewer);
    return () => this.#viewers.delete(viewer);
  }

  async #opening(): Promise<string> {
    return (await this.#beside?.opening()) ?? '';
  }

  /** The session's time goes on between its events. */
  #now(): Micros {
    return this.#time + (this.ended ? 0 : Math.max(0, Math.round((performance.now() - this.#heardAt) * 1000)));
  }

  /** What comes after a rest is sent at once, and what comes right behind it together. */
  #gather(time: Micros, data: string): void {
    this.#gathered = { time: this.#gathered?.time ?? time, data: (this.#gathered?.data ?? '') + data };
    const due = this.#sentAt + GATHERING - performance.now();
    if (due <= 0 || this.#gathered.data.length >= MOST_GATHERED) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), due);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const output = this.#gathered;
    if (!output) return;
    this.#gathered = undefined;
    this.#sentAt = performance.now();
    this.#happened({ type: 'output', ...output });
  }

  #happened(event: CastEvent): void {
    if (event.type === 'other') return;
    this.#send({ type: 'event', id: ++this.#id, event });
  }

  #send(frame: StreamFrame): void {
    const after = this.#time;
    const message = encodeAlis(frame, after);
    if (!message) return;
    this.#time = Math.max(after, timeOf(frame));
    for (const viewer of [...this.#viewers]) viewer({ frame, message, after, time: this.#time });
  }
}

/** Promise.withResolvers, which Node 20 does not have. */
function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
