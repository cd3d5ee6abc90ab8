// ffmpeg as an encoder: raw pictures with their times in through a pipe, a video out. The only place where another program is started; never
// through a shell, and nothing of a recording is ever an argument.
import { type ChildProcess, spawn } from 'node:child_process';
import { CastError, refusalWords } from '../../core/errors.js';
import { removeTemporary } from '../temporary.js';

const HOW_TO_GET_IT =
  'it is not on the PATH. Install it from https://ffmpeg.org/download.html ' +
  '("apt install ffmpeg", "brew install ffmpeg", "winget install ffmpeg")';

const INPUT = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-f', 'matroska', '-i', 'pipe:0'];

/** The end of what ffmpeg says is enough to know why it failed. */
const WORDS_KEPT = 4096;

/**
 * Runs ffmpeg over raw pictures.
 * @param stream of matroska.ts; a chunk may be changed once the next one is asked for
 * @param encoding arguments that say how to encode, format and all
 * @param path where ffmpeg is to write; without it the chunks of the file are given
 * @throws CastError where ffmpeg is missing or fails
 */
export async function* runFfmpeg(
  stream: Iterable<Uint8Array>,
  encoding: readonly string[],
  path: string | undefined,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const output = path === undefined ? 'pipe:1' : `file:${path}`;
  const timed = [...INPUT, (await isOld()) ? '-vsync' : '-fps_mode', 'vfr'];
  const child = spawn('ffmpeg', [...timed, ...encoding, '-y', output], { windowsHide: true });
  const ended = endOf(child);
  const abort = () => void child.kill();
  signal?.addEventListener('abort', abort);
  const fed = feed(child, stream);
  fed.catch(() => undefined); // told below
  try {
    yield* child.stdout as AsyncIterable<Uint8Array>;
    await ended;
    await fed;
  } finally {
    signal?.removeEventListener('abort', abort);
    child.kill();
    if (signal?.aborted && path !== undefined) await ended.catch(() => removeTemporary(path));
  }
}

/** Whether it has the option of ffmpeg before 5.1 only, which 9 has no more. What is no release is taken for new. */
async function isOld(): Promise<boolean> {
  const child = spawn('ffmpeg', ['-version'], { windowsHide: true, stdio: ['ignore', 'pipe', 'ignore'] });
  let words = '';
  child.stdout.on('data', (data: Buffer) => {
    words += data.toString();
  });
  await new Promise((resolve) => {
    child.on('error', resolve); // told when it is to encode
    child.on('close', resolve);
  });
  const [, major, minor] = /^ffmpeg version n?(\d+)\.(\d+)/.exec(words) ?? [];
  return major !== undefined && (Number(major) < 5 || (major === '5' && minor === '0'));
}

/** Writes chunk after chunk, each when the one before has left: memory holds one. */
async function feed({ stdin }: ChildProcess, stream: Iterable<Uint8Array>): Promise<void> {
  if (!stdin) return;
  stdin.on('error', () => undefined); // ffmpeg is gone; its own words tell more
  for (const chunk of stream) {
    const failed = await new Promise<boolean>((done) => stdin.write(chunk, (error) => done(Boolean(error))));
    if (failed) return;
  }
  stdin.end();
}

/** Resolves when ffmpeg has ended well. */
function endOf(child: ChildProcess): Promise<void> {
  let words = '';
  child.stderr?.on('data', (data: Buffer) => {
    words = (words + data.toString()).slice(-WORDS_KEPT);
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', (cause: NodeJS.ErrnoException) => {
      const sentence = cause.code === 'ENOENT' ? HOW_TO_GET_IT : `it cannot be started: ${cause.message}`;
      reject(new CastError({ file: 'ffmpeg' }, `a video needs ffmpeg, and ${sentence}`, undefined, { cause }));
    });
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new CastError({ file: 'ffmpeg' }, `the video could not be made: ${reasonIn(words)}`));
    });
  });
  ended.catch(() => undefined); // told when it is waited for
  return ended;
}

/** What the system refused ffmpeg is said as it is where it refuses castkit; else ffmpeg's last words are the best there are. */
function reasonIn(words: string): string {
  if (/no space left on device/i.test(words)) return refusalWords('ENOSPC');
  if (/disk quota exceeded/i.test(words)) return refusalWords('EDQUOT');
  return words.trimEnd().split('\n').at(-1) || 'ffmpeg ended without a word';
}
