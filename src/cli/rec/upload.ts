// (u)pload at the end of a session: the recording goes to the server, or stays where it is kept.
import { readFileSync, rmSync } from 'node:fs';
import { CastError, UsageError } from '../../core/errors.js';
import { readCast } from '../../index.js';
import type { Context } from '../command.js';
import { parcelOf, type Secrets, secretWords, sendParcel, tellUploaded } from '../share/send.js';
import { choose } from './ask.js';

export interface KeptRecording {
  readonly path: string;
  /** Kinds of secrets to hide, or all; undefined where nobody asked for that. */
  readonly kinds: readonly string[] | 'all' | undefined;
  readonly serverUrl: string | undefined;
}

/** Whether it was uploaded, and is gone from here. Whatever fails is told, and may be tried again. */
export async function uploadKept(kept: KeptRecording, context: Context): Promise<boolean> {
  const { report } = context;
  try {
    return await send(kept, context);
  } catch (error) {
    if (!(error instanceof CastError || error instanceof UsageError)) throw error;
    report.tell(`castkit: ${error.message}`);
    return false;
  }
}

async function send({ path, kinds, serverUrl }: KeptRecording, context: Context): Promise<boolean> {
  const bytes = readFileSync(path);
  const name = 'recording.cast';
  const parcel = parcelOf(bytes, name, readCast(bytes, { name }), true);
  const secrets = kinds === undefined ? await askedAbout(await secretWords(parcel.cast)) : hiding(kinds);
  if (secrets === undefined) return false;
  const uploaded = await sendParcel(parcel, secrets, serverUrl === undefined ? {} : { serverUrl }, context);
  tellUploaded(uploaded, context);
  context.report.tell(`castkit: ${uploaded.url}`);
  rmSync(path, { force: true });
  return true;
}

const hiding = (kinds: readonly string[] | 'all'): Secrets => (kinds === 'all' ? 'hide' : { hide: kinds });

/** Undefined where it is better not to upload it. */
async function askedAbout(words: string | undefined): Promise<Secrets | undefined> {
  if (words === undefined) return 'send';
  const question = `castkit: there are secrets in it, ${words}: (r)edact and upload, (u)pload as it is, (b)ack? `;
  const choice = await choose(question, ['r', 'u', 'b']);
  return choice === 'r' ? 'hide' : choice === 'u' ? 'send' : undefined;
}
