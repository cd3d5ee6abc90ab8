// A recording as a video, MP4 (H.264) or WebM (VP9), encoded by ffmpeg. Colours are BT.709 with halved chroma, what all
// players take; sides are made even with background.
import type { Cast } from '../../cast/cast.js';
import { type Given, number, resolveOptions, type Values } from '../../options/option.js';
import { opaque, widened } from '../../pixels/opaque.js';
import { RgbaCanvas } from '../../pixels/rgba.js';
import { makePairs } from '../../pixels/tiles.js';
import type { RenderHooks } from '../hooks.js';
import { type Painting, paintCast, paintingOptions } from '../picture/painting.js';
import { reportOf } from '../picture/picture-report.js';
import { scaled, scaleOptions } from '../picture/sizing.js';
import { animation } from './apng.js';
import { type RawVideo, runFfmpeg } from './ffmpeg.js';

export type VideoFormat = 'mp4' | 'webm';

const CRF: Record<VideoFormat, number> = { mp4: 18, webm: 30 };

const videoOptions = (format: VideoFormat, worst: number) => ({
  ...paintingOptions,
  ...scaleOptions,
  crf: number({
    flag: 'crf',
    group: 'Output',
    help: 'how much may be lost: 0 is nothing, more is smaller',
    min: 0,
    max: worst,
    integer: true,
    default: CRF[format],
  }),
});

export const mp4Options = videoOptions('mp4', 51);
export const webmOptions = videoOptions('webm', 63);

/** The same on every machine: threads share out the work, and with it what is coded. */
const EXACT = ['-threads', '4', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-map_metadata', '-1'];
const COLOURS = [
  '-vf',
  'scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int,format=yuv420p',
  ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
];

/** A pipe cannot be gone back in: there an MP4 comes in fragments, which players take as well. */
function encodingOf(format: VideoFormat, crf: number, path: string | undefined): string[] {
  const quality = ['-crf', String(crf)];
  if (format === 'webm') {
    const speed = ['-b:v', '0', '-deadline', 'good', '-cpu-used', '5', '-row-mt', '1'];
    return [...COLOURS, '-c:v', 'libvpx-vp9', ...quality, ...speed, ...EXACT, '-f', 'webm'];
  }
  const layout = path === undefined ? 'frag_keyframe+empty_moov+default_base_moof' : 'faststart';
  return [
    ...COLOURS,
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    ...quality,
    ...EXACT,
    '-movflags',
    `+${layout}`,
    '-f',
    'mp4',
  ];
}

/** What is already painted, encoded. Throws as mp4. */
export function videoOf(
  painting: Painting,
  format: VideoFormat,
  { fpsCap, crf = CRF[format] }: { fpsCap: number; crf?: number },
  hooks: RenderHooks = {},
  path?: string,
): AsyncGenerator<Uint8Array> {
  return runFfmpeg(rawVideo(painting, fpsCap, hooks), encodingOf(format, crf, path), path);
}

const even = (side: number): number => side + (side & 1);

/** Each frame as often as it shows, `fps` times a second. */
function rawVideo({ book, grid, log }: Painting, fps: number, { onProgress }: RenderHooks): RawVideo {
  const canvas = opaque(widened(grid, even(grid.canvasWidth), even(grid.canvasHeight)));
  const tick = (time: number): number => Math.round((time * fps) / 1_000_000);
  function* frames(): Generator<Uint8Array> {
    const picture = new RgbaCanvas(book, canvas);
    const pairs = makePairs(grid);
    for (let frame = 0; frame < log.frameCount; frame++) {
      picture.fillBorder(log.border[frame]!);
      picture.draw(pairs, log.cells.read(frame, pairs));
      const from = tick(log.times[frame]!);
      const last = frame + 1 === log.frameCount;
      const to = last ? Math.max(from + 1, tick(log.end)) : tick(log.times[frame + 1]!);
      for (let i = from; i < to; i++) yield picture.pixels;
      onProgress?.({ share: 0.5 + (0.5 * (frame + 1)) / log.frameCount, frames: frame + 1 });
    }
  }
  return { width: canvas.canvasWidth, height: canvas.canvasHeight, fps, frames: frames() };
}

async function* video(
  cast: Cast,
  format: VideoFormat,
  { crf, scale, ...options }: Values<typeof mp4Options>,
  hooks: RenderHooks,
  path: string | undefined,
): AsyncGenerator<Uint8Array> {
  const started = performance.now();
  const painting = await paintCast(cast, scaled(options, scale), hooks);
  const painted = performance.now();
  yield* videoOf(painting, format, { fpsCap: options.fpsCap, crf }, hooks, path);
  const report = reportOf(painting, animation(painting), {
    replay: painted - started,
    encode: performance.now() - painted,
  });
  hooks.onReport?.({ ...report, width: even(report.width), height: even(report.height) });
}

/**
 * Renders a recording as H.264 in MP4.
 * @param path a file for ffmpeg to write: then no chunks come. Without it they are of a fragmented MP4.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read or is over a limit, or where ffmpeg is
 * missing or fails
 */
export function mp4(
  cast: Cast,
  given: Given<typeof mp4Options> = {},
  hooks: RenderHooks = {},
  path?: string,
): AsyncGenerator<Uint8Array> {
  return video(cast, 'mp4', resolveOptions(mp4Options, given), hooks, path);
}

/** Renders a recording as VP9 in WebM. As mp4 otherwise. */
export function webm(
  cast: Cast,
  given: Given<typeof webmOptions> = {},
  hooks: RenderHooks = {},
  path?: string,
): AsyncGenerator<Uint8Array> {
  return video(cast, 'webm', resolveOptions(webmOptions, given), hooks, path);
}
