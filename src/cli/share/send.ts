// A recording on its way to a server: what it is made of, whether it may go, what is said before and after.
import { basename, extname } from 'node:path';
import { CastError } from '../../core/errors.js';
import type { Given } from '../../core/options/option.js';
import {
  type Cast,
  findingSummary,
  findSecrets,
  hostOf,
  installId,
  redact,
  type Uploaded,
  upload,
  uploadOptions,
  writeCast,
} from '../../index.js';
import type { Context } from '../command.js';
import { byteWords } from '../report.js';

export interface Parcel {
  readonly bytes: Uint8Array;
  /** What the file is called on the server. */
  readonly name: string;
  readonly cast: Cast;
}

/** Whether secrets hold it back, are hidden first (of some kinds only), or go along. */
export type Secrets = 'stop' | 'hide' | 'send' | { hide: readonly string[] };

/** The text of a recording, where it has to be written anew. */
const textOf = (cast: Cast, version = cast.header.version): Uint8Array =>
  new TextEncoder().encode([...writeCast(cast, { version })].join(''));

/** Names of servers' files end as those of asciinema do, and tell nothing of folders here. */
const nameOnServer = (name: string): string => {
  const plain = basename(name).replace(/\.(?:gz|zst)$/i, '');
  return /^\.(?:cast|json)$/i.test(extname(plain)) ? plain : 'recording.cast';
};

/**
 * What is to be sent of a recording: its own bytes, or what is written anew, as asciicast v3.
 * @throws CastError for what servers would refuse: no recording, or one in which nothing happens
 */
export function parcelOf(bytes: Uint8Array, name: string, cast: Cast, asItIs: boolean): Parcel {
  let events = 0;
  for (const _ of cast.events) events++;
  if (events === 0) {
    throw new CastError(
      { file: name },
      'expected a recording with events in it, found none: there is nothing to upload',
    );
  }
  return { bytes: asItIs ? bytes : textOf(cast, 3), name: nameOnServer(name), cast };
}

/** Keys, tokens and passwords: not who and where somebody is. */
const KINDS = { builtin: ['secrets'] };
const SHOWN = 3;

/** How many secrets there are in a recording, and of which kinds; undefined where there are none. */
export async function secretWords(cast: Cast): Promise<string | undefined> {
  const findings = await findSecrets(cast, KINDS);
  if (findings.length === 0) return undefined;
  const kinds = [...new Set(findings.map(({ detector }) => detector))];
  const list = `${kinds.slice(0, SHOWN).join(', ')}${kinds.length > SHOWN ? ', and more' : ''}`;
  return `${new Set(findings.map(({ secret }) => secret)).size} (${list})`;
}

/** @throws CastError where something could not be hidden */
async function hidden(parcel: Parcel, kinds: readonly string[] | undefined, { report }: Context): Promise<Parcel> {
  const found = (findings: Parameters<typeof findingSummary>[0]) => {
    for (const line of findingSummary(findings).trimEnd().split('\n')) report.tell(`castkit: ${line}`);
  };
  const cast = await redact(kinds === undefined ? {} : { builtin: kinds }, { found })(parcel.cast);
  return { ...parcel, cast, bytes: textOf(cast) };
}

/** @throws CastError where there are secrets that are not to go along */
async function checked(parcel: Parcel, secrets: Secrets, context: Context): Promise<Parcel> {
  if (secrets === 'send') return parcel;
  if (secrets === 'hide') return hidden(parcel, undefined, context);
  if (typeof secrets !== 'string') return hidden(parcel, secrets.hide, context);
  const words = await secretWords(parcel.cast);
  if (words === undefined) return parcel;
  throw new CastError(
    { file: parcel.cast.name },
    `expected a recording without secrets, found ${words}: nothing was uploaded; --redact hides them, --yes uploads them all the same`,
  );
}

/** @throws CastError for secrets, and for whatever keeps the server from taking it */
export async function sendParcel(
  parcel: Parcel,
  secrets: Secrets,
  given: Given<typeof uploadOptions>,
  context: Context,
): Promise<Uploaded> {
  const { report, warn } = context;
  const { serverUrl = uploadOptions.serverUrl.default } = given;
  const host = hostOf(serverUrl);
  const { bytes, name } = await checked(parcel, secrets, context);
  report.tell(`castkit: uploading ${parcel.cast.name} (${byteWords(bytes.length)}) to ${host}`);
  return upload(bytes, name, given, {
    installId: installId(process.env),
    user: process.env['USER'] ?? process.env['USERNAME'],
    warn,
    onWait: (seconds) => report.tell(`castkit: ${host} cannot take it now; trying again in ${seconds} s`),
  });
}

/** What the server says, for people; its address, for programs. */
export function tellUploaded({ url, message }: Uploaded, { report }: Pick<Context, 'report'>): void {
  for (const line of message?.split('\n') ?? [])
    if (line.trim() !== '' && line.trim() !== url) report.tell(line.trimEnd());
}
