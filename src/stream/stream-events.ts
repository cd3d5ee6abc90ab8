// Frames of a live stream to a recording of it, which begins with the screen as it stood when the stream was joined.
import { RESET } from '../core/edit/reset.js';
import type { CastEvent, Header, Micros } from '../core/recording/cast.js';
import type { CastSink } from '../core/recording/sink.js';
import type { StreamFrame } from '../core/stream/frame.js';

type InitFrame = StreamFrame & { type: 'init' };

/** Owns how the stream's time stands to the recording's, and how large the screen is. */
export class StreamEvents {
  readonly #sink: Pick<CastSink, 'header' | 'event'>;
  readonly #described: Partial<Header>;
  /** What of the stream's time is 0 of the recording; undefined before it begins. */
  #origin: Micros | undefined;
  #size = { cols: 0, rows: 0 };
  /** Of the recording, by now. */
  time: Micros = 0;

  /** @param described what the header says beside the size and the colours */
  constructor(sink: Pick<CastSink, 'header' | 'event'>, described: Partial<Header> = {}) {
    this.#sink = sink;
    this.#described = described;
  }

  take(frame: StreamFrame): void {
    if (frame.type === 'init') this.#join(frame);
    else if (frame.type === 'event') this.#happened(frame.event);
    else this.#timeOf(frame.time);
  }

  #join(frame: InitFrame): void {
    const { cols, rows, theme, screen, time: at } = frame;
    if (this.#origin === undefined) {
      this.#origin = at;
      this.#size = { cols, rows };
      this.#sink.header({ version: 3, cols, rows, ...(theme && { theme }), extra: {}, ...this.#described });
      if (screen !== '') this.#sink.event({ time: 0, type: 'output', data: screen });
      return;
    }
    // A session that has begun anew counts from 0 again.
    if (at - this.#origin < this.time) this.#origin = at - this.time;
    const time = this.#timeOf(at);
    if (cols !== this.#size.cols || rows !== this.#size.rows) this.#sink.event({ time, type: 'resize', cols, rows });
    this.#size = { cols, rows };
    this.#sink.event({ time, type: 'output', data: RESET + screen });
  }

  #happened(event: CastEvent): void {
    if (event.type === 'resize') this.#size = { cols: event.cols, rows: event.rows };
    this.#sink.event({ ...event, time: this.#timeOf(event.time) });
  }

  /** Never goes back. */
  #timeOf(at: Micros): Micros {
    this.time = Math.max(this.time, at - (this.#origin ?? at));
    return this.time;
  }
}
