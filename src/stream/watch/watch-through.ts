// A live stream to where there is no terminal: its output as it comes, after what brings a terminal to its screen.
import { StreamEvents } from '../stream-events.js';
import { StreamClient } from './stream-client.js';

/**
 * Writes the output of a live stream as it comes, the screen as it stands first; `write` may give a promise, which is waited for.
 * @param url as `watchStream` takes it
 * @throws UsageError for what is no such address; CastError where there is no stream, or it was lost
 * @example
 * const pieces: string[] = [];
 * const problem = await watchThrough((text) => void pieces.push(text), 'ws://127.0.0.1:9/ws').catch(() => 'none');
 * problem; // => 'none'
 */
export function watchThrough(write: (output: string) => void | Promise<void>, url: string): Promise<void> {
  let written: void | Promise<void>;
  const events = new StreamEvents({
    header() {},
    event(event) {
      if (event.type === 'output') written = write(event.data);
    },
  });
  return new StreamClient(url, {
    frame(frame) {
      written = undefined;
      events.take(frame);
      return written;
    },
  }).run();
}
