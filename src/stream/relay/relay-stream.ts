// A live stream to a server, wherever that gets it from: asked for by asciinema's protocol, or known by its address.
import { type Given, resolveOptions } from '../../core/options/option.js';
import { hostOf, isOpenLetter } from '../../share/server.js';
import type { Uploader } from '../../share/upload.js';
import type { LiveStream } from '../live-stream.js';
import { relayOptions } from './options.js';
import { askForStream } from './producer.js';
import { type RelayStatus, relayTo } from './relay.js';

/**
 * Who streams, and what the server shows of it.
 * @example
 * const by: Streamer = { installId: installId({ HOME: '/home/ada' }), user: 'ada', title: 'A day at sea' };
 */
export interface Streamer extends Pick<Uploader, 'installId' | 'user' | 'warn'> {
  title?: string;
  /** TERM, and the shell, of the session. */
  termType?: string;
  shell?: string;
  /** Is told when the connection is lost, is back, or is refused for good, with the reason. */
  onStatus?: (status: RelayStatus, words: string) => void;
}

/**
 * A stream on its way to a server.
 * @example
 * const failed = ({ halted }: Relaying) => halted !== undefined;
 */
export interface Relaying {
  /** Of the page at which others watch, where the server has told. */
  readonly url: string | undefined;
  /** Why the server takes no more of it, where that is so. */
  readonly halted: string | undefined;
  /** Ends it: the server gets what is left of the stream, for a few seconds at most. */
  close(): Promise<void>;
}

/**
 * Sends a live stream to a server (ALiS over WebSocket) that others watch it at: a new stream there, one of the user's by the
 * beginning of its id, or a producer's own address. Where the connection breaks off, another one begins with the whole screen.
 * @throws UsageError for wrong options; CastError where the server gives no stream, or cannot be connected to
 * @example
 * const problem = await relayStream(new LiveStream(), { relay: 'ws://127.0.0.1:9/' }, { installId: '' }).catch(
 *   (error: unknown) => (error as CastError).message,
 * );
 * problem; // => 'ws://127.0.0.1:9/...: cannot stream there: nobody listens there'
 */
export async function relayStream(
  stream: LiveStream,
  given: Given<typeof relayOptions>,
  by: Streamer,
): Promise<Relaying> {
  const { relay = '', serverUrl } = resolveOptions(relayOptions, given);
  const isAddress = relay.includes('/');
  if (!isAddress && isOpenLetter(serverUrl)) {
    by.warn?.(
      `${hostOf(serverUrl)}: http is not encrypted: whoever sees the traffic can stream in your name from now on`,
    );
  }
  const producer = isAddress ? { url: undefined, producerUrl: relay } : await askForStream(serverUrl, relay, by, by);
  const { url, producerUrl } = producer;
  const sent = await relayTo(producerUrl, stream, by.onStatus && { status: by.onStatus });
  return {
    url,
    get halted() {
      return sent.halted;
    },
    close: () => sent.close(),
  };
}
