// What becomes of a recording when its session is over: redacted, in its format, in its place, as pictures.
import { rmSync } from 'node:fs';
import { extname } from 'node:path';
import type { Given } from '../../core/options/option.js';
import { type Cast, convert, loadCast, redact, type renderOptions } from '../../index.js';
import type { Context } from '../command.js';
import type { Chunks } from '../output.js';
import { writeRendered } from '../rendered.js';
import type { RecPlan } from './plan.js';

export interface Finishing {
  /** Kinds of secrets, or all; undefined where nothing is to be hidden. */
  kinds: readonly string[] | 'all' | undefined;
  looks: Partial<Given<typeof renderOptions>>;
}

/** Makes what was asked for of the recording, and removes it where it is not that itself. */
export async function finishRecording(plan: RecPlan, { kinds, looks }: Finishing, context: Context): Promise<void> {
  const { path, kept, file, outputs } = plan;
  if (path === undefined || (!kept && outputs.length === 0)) return;
  const recorded = await loadCast(path, { warn: context.warn });
  const cast =
    kinds === undefined ? recorded : await redact(kinds === 'all' ? {} : { builtin: kinds }, context)(recorded);
  const rendering = {
    cast,
    places: outputs.map((name) => ({ file: name })),
    formats: outputs.map((name) => extname(name).slice(1).toLowerCase()),
    looks,
  };
  if (!kept || file === undefined) await writeRendered(rendering, context);
  else {
    const place = { file: file === '-' ? undefined : file };
    await writeRendered({ ...rendering, first: (write) => write(place, recordingChunks(plan, cast)) }, context);
  }
  if (kept) rmSync(path, { force: true });
}

const NAMES = { 1: 'v1', 2: 'v2', 3: 'v3', raw: 'raw', txt: 'txt' } as const;

/** Packed where the name says so, as every output is. */
const recordingChunks = ({ format }: RecPlan, cast: Cast): Chunks => convert(cast, { format: NAMES[format] });
