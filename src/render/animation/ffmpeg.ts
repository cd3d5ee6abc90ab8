// ffmpeg as an encoder: raw pictures in through a pipe, a video out. The only place where another program is started; never
// through a shell, and nothing of a recording is ever an argument.
import { type ChildProcess, spawn } from 'node:child_process';
import { CastError } from '../../errors.js';

const HOW_TO_GET_IT =
  'it is not on the PATH. Install it from https://ffmpeg.org/download.html ' +
  '("apt install ffmpeg", "brew install ffmpeg", "winget install ffmpeg")';

export interface RawVideo {
  width: number;
  height: number;
  /** Frames a second. */
  fps: number;
  /** R, G, B, A of each pixel; a frame may be changed once the next one is asked for. */
  frames: Iterable<Uint8Array>;
}

/** The end of what ffmpeg says is enough to know why it failed. */
const WORDS_KEPT = 4096;

/**
 * Runs ffmpeg over raw frames.
 * @param encoding arguments that say how to encode, format and all
 * @param path where ffmpeg is to write; without it the chunks of the file are given
 * @throws CastError where ffmpeg is missing or fails
 */
export async function* runFfmpeg(
  video: RawVideo,
  encoding: readonly string[],
  path: string | undefined,
): AsyncGenerator<Uint8Array> {
  const output = path === undefined ? 'pipe:1' : `file:${path}`;
  const child = spawn('ffmpeg', [...inputArguments(video), ...encoding, '-y', output], { windowsHide: true });
  const ended = endOf(child);
  const fed = feed(child, video.frames);
  fed.catch(() => undefined); // told below
  try {
    yield* child.stdout as AsyncIterable<Uint8Array>;
    await ended;
    await fed;
  } finally {
    child.kill();
  }
}

function inputArguments({ width, height, fps }: RawVideo): string[] {
  const quiet = ['-hide_banner', '-nostdin', '-loglevel', 'error'];
  const raw = ['-f', 'rawvideo', '-pixel_format', 'rgba', '-video_size', `${width}x${height}`, '-framerate', `${fps}`];
  return [...quiet, ...raw, '-i', 'pipe:0'];
}

/** Writes frame after frame, each when the one before has left: memory holds one. */
async function feed({ stdin }: ChildProcess, frames: Iterable<Uint8Array>): Promise<void> {
  if (!stdin) return;
  stdin.on('error', () => undefined); // ffmpeg is gone; its own words tell more
  for (const frame of frames) {
    const failed = await new Promise<boolean>((done) => stdin.write(frame, (error) => done(Boolean(error))));
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
      else reject(new CastError({ file: 'ffmpeg' }, `the video could not be made: ${lastLine(words)}`));
    });
  });
  ended.catch(() => undefined); // told when it is waited for
  return ended;
}

const lastLine = (words: string): string => words.trimEnd().split('\n').at(-1) || 'ffmpeg ended without a word';
