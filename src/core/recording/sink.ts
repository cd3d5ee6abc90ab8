// The push form of a recording, beside the iterable one of cast.ts: for what comes as it happens.

import type { Cast, CastEvent, Header } from './cast.js';
import { expectCast } from './given-cast.js';

/**
 * Takes a recording as it comes: the header first, then its events in order of time, then the end.
 * @example
 * const counts = new Map<string, number>();
 * const sink: CastSink = {
 *   header() {},
 *   event: ({ type }) => void counts.set(type, (counts.get(type) ?? 0) + 1),
 *   end() {},
 * };
 */
export interface CastSink {
  header(header: Header): void;
  event(event: CastEvent): void;
  end(): void;
}

/**
 * Gives the text of a recording as it comes. It owns what the text of an event depends on: the time of the event before
 * it, and what rounding has left over.
 * @example
 * const textOf = (encoder: RecordingEncoder, { header, events }: Cast) =>
 *   [encoder.header(header), ...[...events].map(encoder.event), encoder.end()].join('');
 */
export interface RecordingEncoder {
  header(header: Header): string;
  event(event: CastEvent): string;
  /** What closes the recording. */
  end(): string;
}

/**
 * Pushes a whole recording into a sink.
 * @throws whatever reading its events throws; the sink is not ended then
 * @example
 * pushCast(cast, { header: ({ cols }) => console.log(cols), event() {}, end() {} });
 */
export function pushCast(cast: Cast, sink: CastSink): void {
  const { header, events } = expectCast(cast);
  sink.header(header);
  for (const event of events) sink.event(event);
  sink.end();
}
