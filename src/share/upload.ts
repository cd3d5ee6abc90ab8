// A recording to a server that speaks asciinema's protocol: asciinema.org, an asciinema-server, or castkit's own gallery.
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Warn } from '../core/errors.js';
import { type Given, resolveOptions } from '../core/options/option.js';
import { refused, retryAfter, type Uploaded, unanswered, uploadedBy } from './answers.js';
import { multipart } from './multipart.js';
import { type UploadValues, uploadOptions } from './options.js';
import { type Answer, NoAnswer, post } from './post.js';
import { addressOn, hostOf, isOpenLetter } from './server.js';

/**
 * Who uploads, and what else an upload needs to know.
 * @example
 * const by: Uploader = { installId: installId({ HOME: '/home/ada' }), user: 'ada' };
 */
export interface Uploader {
  /** See `installId`. */
  readonly installId: string;
  /** Name of the user on this machine, which the protocol wants; servers name new accounts after it. */
  readonly user?: string | undefined;
  readonly warn?: Warn | undefined;
  /** Is told that the server is busy, and in how many seconds the next attempt is made. */
  readonly onWait?: ((seconds: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Waits for milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

const PATIENCE = 60_000;
/** So often what cannot have been taken is sent again; the longest time, in seconds, that a server may ask for before. */
const RETRIES = 2;
const LONGEST_WAIT = 30;
const FIRST_WAIT = 1;

/** Basic authentication, of which a colon ends the name (RFC 7617). */
export const authorization = ({ user = '', installId }: Uploader): string =>
  `Basic ${Buffer.from(`${user.replace(/[:\p{Cc}]/gu, '')}:${installId}`).toString('base64')}`;

/**
 * Sends a recording to a server, and gives the address that it has there. Sent again is only what the server cannot have taken: where no
 * connection was made, or it answered that it is busy.
 * @param recording the file's bytes, asciicast of any version
 * @param name what the file is called
 * @throws UsageError for wrong options; CastError for whatever keeps the server from taking it, with what to do
 * @example
 * const recording = new TextEncoder().encode([...writeCast(cast)].join(''));
 * const send = (by: Uploader) => upload(recording, 'demo.cast', { visibility: 'unlisted' }, by);
 */
export async function upload(
  recording: Uint8Array,
  name: string,
  given: Given<typeof uploadOptions>,
  by: Uploader,
): Promise<Uploaded> {
  const options = resolveOptions(uploadOptions, given);
  const { serverUrl } = options;
  if (isOpenLetter(serverUrl)) {
    by.warn?.(
      `${hostOf(serverUrl)}: http is not encrypted: whoever sees the traffic can upload in your name from now on`,
    );
  }
  const file = { name: basename(name), bytes: recording };
  const answer = await send(
    '/api/v1/recordings',
    multipart({ fields: fieldsOf(options), file: { ...file, field: 'file' } }),
    options,
    by,
  );
  // Servers from before its third version know this address only, and fields of the recording's own only.
  const final =
    answer.status === 404
      ? await send(
          '/api/asciicasts',
          multipart({ fields: {}, file: { ...file, name: 'ascii.cast', field: 'asciicast' } }),
          options,
          by,
        )
      : answer;
  if (final.status !== 200 && final.status !== 201) throw refused(serverUrl, final);
  const { warning } = final.headers;
  if (warning !== undefined) by.warn?.(`${hostOf(serverUrl)}: ${warning}`);
  return uploadedBy(serverUrl, final);
}

function fieldsOf({ title, description, visibility, audioUrl }: UploadValues): Record<string, string> {
  const fields = { title, description, visibility, audio_url: audioUrl };
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined),
  );
}

async function send(
  path: string,
  { type, body }: ReturnType<typeof multipart>,
  { serverUrl }: UploadValues,
  by: Uploader,
): Promise<Answer> {
  const headers = {
    authorization: authorization(by),
    accept: 'application/json',
    'accept-encoding': 'identity',
    'user-agent': 'castkit',
    'content-type': type,
  };
  for (let attempt = 0; ; attempt++) {
    const outcome = await post(addressOn(serverUrl, path), {
      headers,
      body,
      patience: PATIENCE,
      signal: by.signal,
    }).catch((error: unknown) => {
      if (error instanceof NoAnswer) return error;
      throw error;
    });
    const pause = attempt < RETRIES ? pauseAfter(outcome, attempt) : undefined;
    if (pause === undefined) {
      if (outcome instanceof NoAnswer) throw unanswered(serverUrl, outcome);
      return outcome;
    }
    by.onWait?.(pause);
    await (by.wait ?? ((milliseconds) => wait(milliseconds, undefined, { signal: by.signal })))(pause * 1000);
  }
}

/** Seconds to wait before it is sent again; undefined where that is not safe, or of no use. */
function pauseAfter(outcome: Answer | NoAnswer, attempt: number): number | undefined {
  if (outcome instanceof NoAnswer)
    return outcome.unsent && outcome.code !== 'ENOTFOUND' ? FIRST_WAIT * 2 ** attempt : undefined;
  const seconds = retryAfter(outcome.headers['retry-after']);
  const isBusy = outcome.status === 429 || outcome.status === 503;
  return isBusy && seconds !== undefined && seconds <= LONGEST_WAIT ? seconds : undefined;
}

/**
 * The address at which a user says that the recordings of an install-id are theirs. No request is made.
 * @throws UsageError for wrong options
 * @example
 * connectUrl('9da34ff4-9bf7-45d4-aa88-98c933b15a3f').startsWith('https://asciinema.org/connect/'); // => true
 */
export function connectUrl(
  installId: string,
  given: Given<{ serverUrl: typeof uploadOptions.serverUrl }> = {},
): string {
  const { serverUrl } = resolveOptions({ serverUrl: uploadOptions.serverUrl }, given);
  return addressOn(serverUrl, `/connect/${installId}`);
}
