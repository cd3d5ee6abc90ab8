// A live stream to a recording of it.
import { type Given, resolveOptions } from '../../core/options/option.js';
import type { CastEvent, Header } from '../../core/recording/cast.js';
import type { CastSink } from '../../core/recording/sink.js';
import type { Micros } from '../../core/time.js';
import { type EndingSignal, takeSignals } from '../../tty/signals.js';
import { StreamEvents } from '../stream-events.js';
import { recordStreamOptions } from './options.js';
import { StreamClient } from './stream-client.js';

/**
 * How the recording of a live stream ended.
 * @example
 * const seconds = ({ duration }: StreamRecorded) => duration / 1_000_000;
 */
export interface StreamRecorded {
  /** In microseconds. */
  duration: Micros;
  markers: number;
  /** The signal that asked this process to end it. */
  signal?: EndingSignal;
}

/**
 * What the recording of a live stream tells its caller, and what it can be told.
 * @example
 * const hooks: RecordStreamHooks = { signal: AbortSignal.timeout(60_000), onBegin: () => console.log('it has begun') };
 */
export interface RecordStreamHooks {
  /** Unix time in seconds, for the header. */
  timestamp?: number;
  /** Ends the recording. */
  signal?: AbortSignal;
  /** Signals that would end this process end the recording. */
  takesSignals?: boolean;
  /** There is something to record. */
  onBegin?: () => void;
}

/**
 * Records a live stream (ALiS over WebSocket) into a sink until it is over: the screen as it stands first, then what happens. Where
 * the connection breaks off, it goes on with the screen as it is by then. A sink that got a header is ended whatever happens, so that
 * what was recorded can be kept.
 * @param url ws or wss, or that of a page of `castkit stream` or of asciinema's server
 * @throws UsageError for wrong options and what is no such address; CastError where there is no stream, or it was lost
 * @example
 * const sink = encodeTo(recordingEncoder(3), console.log);
 * const problem = await recordStream('ws://127.0.0.1:9/ws', sink).catch((error: unknown) => (error as CastError).file);
 * problem; // => 'ws://127.0.0.1:9/ws'
 */
export async function recordStream(
  url: string,
  sink: CastSink,
  given: Given<typeof recordStreamOptions> = {},
  { timestamp, signal, takesSignals = false, onBegin }: RecordStreamHooks = {},
): Promise<StreamRecorded> {
  const { captureInput, ...named } = resolveOptions(recordStreamOptions, given);
  const described = Object.entries({ timestamp, ...named }).filter(([, value]) => value !== undefined);
  let begun = false;
  let markers = 0;
  const header = (of: Header) => {
    begun = true;
    sink.header({ ...of, ...Object.fromEntries(described) });
    onBegin?.();
  };
  const event = (of: CastEvent) => {
    if (of.type === 'marker') markers++;
    if (of.type !== 'input' || captureInput) sink.event(of);
  };
  const events = new StreamEvents({ header, event });
  const client = new StreamClient(url, { frame: (frame) => events.take(frame) });
  const leave = () => client.close();
  let told: EndingSignal | undefined;
  const heard = (name: EndingSignal) => {
    told ??= name;
    leave();
  };
  const giveBack = takesSignals ? takeSignals(heard) : () => {};
  signal?.addEventListener('abort', leave);
  try {
    if (!signal?.aborted) await client.run();
  } finally {
    signal?.removeEventListener('abort', leave);
    giveBack();
    if (begun) sink.end();
  }
  return { duration: events.time, markers, ...(told && { signal: told }) };
}
