// What a call of `castkit rec` makes: a recording that grows in its file, or one that is made into something else in the end.
import { existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { CastError, UsageError } from '../../core/errors.js';
import { type EncodedFormat, outputFormats, recordingEncoder } from '../../index.js';
import { continuationOf } from './append.js';
import { openKept } from './kept.js';
import { RecordingFile } from './recording-file.js';

export interface RecRequest {
  /** The recording; `-` for standard output. */
  file: string | undefined;
  /** What is made of the recording. */
  outputs: readonly string[];
  format: string | undefined;
  append: boolean;
  overwrite: boolean;
  redact: boolean;
  /** Somebody can be asked for a name. */
  terminal: boolean;
}

export interface RecPlan {
  sink: RecordingFile;
  /** Where the recording grows; undefined on standard output. */
  path: string | undefined;
  /** It is made into `file` in the end, and then not needed any more. */
  kept: boolean;
  /** What the recording is to be in the end, where it does not grow there. */
  file: string | undefined;
  format: EncodedFormat | 'txt';
  outputs: readonly string[];
  /** Where a recording goes on. */
  from: number;
}

const FORMATS: Readonly<Record<string, EncodedFormat | 'txt'>> = { v1: 1, v2: 2, v3: 3, raw: 'raw', txt: 'txt' };
const RECORDING = /\.(cast|json|txt|raw)(\.gz)?$/i;

const isCompressed = (file: string): boolean => /\.gz$/i.test(file);

/** The name decides where nobody says: txt for a name that ends so. */
function formatOf({ format, file = '' }: RecRequest): EncodedFormat | 'txt' | undefined {
  if (format !== undefined) return FORMATS[format];
  return /\.txt(\.gz)?$/i.test(file) ? 'txt' : undefined;
}

/**
 * Settles everything before the session begins.
 * @throws UsageError for what cannot be meant; CastError for what is on the disk
 */
export function planRecording(asked: RecRequest): RecPlan {
  const request = withNamedRecording(asked);
  refuseContradictions(request);
  const { file, outputs, overwrite, append, redact } = request;
  const format = formatOf(request);
  for (const name of [...outputs, ...(file !== undefined && file !== '-' ? [file] : [])]) checkPlace(name);
  const growsThere = file !== undefined && !redact && !isCompressed(file) && format !== 1 && format !== 'txt';
  if (!growsThere) return keptPlan(request, format ?? 3);
  if (file === '-') return standardOutputPlan(request, format ?? 3);
  const continuation = append ? continuationOf(file, format) : undefined;
  if (continuation && format !== undefined && continuation.format !== format) {
    throw new UsageError('--append', {
      expected: `a recording in the format that was asked for`,
      received: `asciicast v${continuation.format}`,
    });
  }
  const { goesOn } = continuation ?? {};
  const written = continuation?.format ?? format ?? 3;
  return {
    sink: new RecordingFile({
      open: () => openSync(file, goesOn ? 'a' : overwrite || append ? 'w' : 'wx'),
      encoder: recordingEncoder(written),
      goesOn,
    }),
    path: file,
    kept: false,
    file,
    format: written,
    outputs,
    from: goesOn?.duration ?? 0,
  };
}

/** `-o demo.cast` names the recording, as FILE does. */
function withNamedRecording(request: RecRequest): RecRequest {
  const named = request.outputs.filter((name) => /\.cast(\.gz)?$/i.test(name));
  if (named.length === 0) return request;
  if (named.length > 1 || request.file !== undefined) {
    throw new UsageError('-o', { expected: 'one recording', received: `${JSON.stringify(named.at(-1))} as well` });
  }
  const [file] = named;
  return { ...request, file, outputs: request.outputs.filter((name) => name !== file) };
}

function refuseContradictions({ file, outputs, append, overwrite, terminal, redact, format }: RecRequest): void {
  if (file === undefined && outputs.length === 0 && !terminal) {
    throw new UsageError('file', {
      expected: 'a name for the recording, or -o with one for a picture',
      received: 'nothing',
    });
  }
  if (file === '') throw new UsageError('file', { expected: 'a file name', received: '""' });
  const wrong = outputs.find((name) => !outputFormats.includes(extensionOf(name)));
  if (wrong !== undefined) {
    throw new UsageError('-o', {
      expected: `a name that ends in one of ${outputFormats.join(', ')}`,
      received: JSON.stringify(wrong),
    });
  }
  const picture = file !== undefined && !RECORDING.test(file) ? extensionOf(file) : '';
  if (outputFormats.includes(picture)) {
    throw new UsageError('file', {
      expected: 'a name for the recording',
      received: JSON.stringify(file),
      hint: `Did you mean -o ${file}?`,
    });
  }
  const twice = outputs.find((name, i) => outputs.indexOf(name) !== i);
  if (twice !== undefined)
    throw new UsageError('-o', { expected: 'different files', received: `${JSON.stringify(twice)} twice` });
  if (append && overwrite) throw new UsageError('--append', { expected: 'no --overwrite beside it', received: 'both' });
  if (append && (file === undefined || file === '-')) {
    throw new UsageError('--append', { expected: 'a file to append to', received: file ?? 'nothing' });
  }
  if (append && redact) {
    throw new UsageError('--append', {
      expected: 'no --redact beside it',
      received: 'both',
      hint: 'Redact the file afterwards',
    });
  }
  if (append && (format === 'v1' || format === 'txt')) {
    throw new UsageError('--append', { expected: 'asciicast v2, v3 or raw output', received: format });
  }
  if (append && file !== undefined && isCompressed(file)) {
    throw new UsageError('--append', {
      expected: 'a recording that is not compressed',
      received: JSON.stringify(file),
    });
  }
  if (file !== undefined && file !== '-' && !append && !overwrite && existsSync(file) && statSync(file).isFile()) {
    throw new CastError({ file }, 'exists already: --overwrite replaces it, --append goes on with it');
  }
}

const extensionOf = (name: string): string => extname(name).slice(1).toLowerCase();

/** Folders are made where they are missing. @throws CastError for the name of a folder */
function checkPlace(name: string): void {
  mkdirSync(dirname(name), { recursive: true });
  if (statSync(name, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CastError({ file: name }, 'expected the name of a file, found a folder');
  }
}

/** It grows in a private file. */
function keptPlan({ file, outputs }: RecRequest, format: EncodedFormat | 'txt'): RecPlan {
  const stem = basename(file ?? outputs[0] ?? 'recording').replace(/\.[^.]*$/, '') || 'recording';
  const { path, file: descriptor } = openKept(stem.replace(/[^\w.-]/g, '_').slice(0, 60));
  const sink = new RecordingFile({ open: () => descriptor, encoder: recordingEncoder(3) });
  return { sink, path, kept: true, file, format, outputs, from: 0 };
}

function standardOutputPlan({ outputs }: RecRequest, format: EncodedFormat): RecPlan {
  if (process.stdout.isTTY) {
    throw new UsageError('file', { expected: 'a file name, or standard output that is no terminal', received: '-' });
  }
  if (outputs.length > 0)
    throw new UsageError('-o', { expected: 'a file as the recording, to make pictures of', received: '-' });
  const sink = new RecordingFile({ open: () => 1, encoder: recordingEncoder(format) });
  return { sink, path: undefined, kept: false, file: '-', format, outputs, from: 0 };
}

/** The name that a recording gets where nobody gave one. @param now Unix time in milliseconds */
export function inventedName(folder: string, now: number): string {
  const stamp = new Date(now).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
  return join(folder, `recording-${stamp}.cast`);
}
