// A recording as a video, MP4 (H.264) or WebM (VP9), encoded by ffmpeg. Colours are BT.709, with halved chroma
// unless asked for in full: all players take that; sides are made even with background. Only what changes is a frame: a pause is one that shows for long.

import { piecesUntilAborted, untilAborted } from '../abort.js';
import { matroska, type RawPictures } from '../codec/matroska.js';
import type { RenderHooks, RenderReport } from '../hooks.js';
import { choice, type Given, number, resolveOptions, type Values } from '../options/option.js';
import { type Painting, paintCast, paintingOptions } from '../picture/painting.js';
import { reportOf } from '../picture/picture-report.js';
import { encodedShare } from '../picture/progress.js';
import { scaled, scaleOptions } from '../picture/sizing.js';
import { platform } from '../platform.js';
import { borderAt } from '../raster/border.js';
import { opaque, widened } from '../raster/opaque.js';
import { RgbaCanvas } from '../raster/rgba.js';
import { makePairs } from '../raster/tiles.js';
import { type Chroma, YuvPlanes } from '../raster/yuv.js';
import type { Cast } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { Stages } from '../stages.js';
import { animation } from './apng.js';

export type VideoFormat = 'mp4' | 'webm';

/** Text that cannot be told from the GIF's, in fewer bytes. */
const CRF: Record<VideoFormat, number> = { mp4: 23, webm: 36 };

/** Seconds at the full frame rate between two pictures that stand alone, from which players begin after a jump. */
const KEY_FRAMES = 5;

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
  chroma: choice({
    flag: 'chroma',
    group: 'Output',
    help: 'resolution of colour: 4:2:0 plays everywhere, 4:4:4 keeps thin coloured text as it is',
    placeholder: 'CHROMA',
    choices: ['4:2:0', '4:4:4'],
    default: '4:2:0',
  }),
});

/**
 * Option declarations of `mp4`: names, checks, defaults.
 * @example
 * mp4Options.crf.default; // => 23
 */
export const mp4Options = videoOptions('mp4', 51);
/**
 * Option declarations of `webm`: names, checks, defaults.
 * @example
 * webmOptions.fpsCap.default; // => 30
 */
export const webmOptions = videoOptions('webm', 63);

/** The same on every machine: threads share out the work, and with it what is coded. */
const EXACT = ['-threads', '4', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-map_metadata', '-1'];
const COLOURS = [
  ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
  ...['-chroma_sample_location', 'center'],
];

/** How pixels are laid out, to ffmpeg and in raw pictures. */
const PIXELS: Record<Chroma, { format: string; layout: string }> = {
  '4:2:0': { format: 'yuv420p', layout: 'I420' },
  '4:4:4': { format: 'yuv444p', layout: '444P' },
};

interface VideoRequest {
  fps: number;
  crf: number;
  chroma: Chroma;
}

/** A pipe cannot be gone back in: there an MP4 comes in fragments, which players take as well. */
function encodingOf(format: VideoFormat, { crf, fps, chroma }: VideoRequest, path: string | undefined) {
  const common = [
    ...[...COLOURS, '-pix_fmt', PIXELS[chroma].format],
    // Times are those of frames at the frame rate, though not every one of those is there.
    ...['-enc_time_base', `1000:${Math.round(1000 * fps)}`, '-g', String(Math.ceil(KEY_FRAMES * fps))],
    ...[...EXACT, '-crf', String(crf)],
  ];
  if (format === 'webm') {
    // Made for shared screens. One step faster takes a fifth of the time and twice the bytes.
    const speed = ['-b:v', '0', '-deadline', 'realtime', '-cpu-used', '3', '-tune-content', 'screen', '-row-mt', '1'];
    return ['-c:v', 'libvpx-vp9', ...speed, ...common, '-f', 'webm'];
  }
  const layout = path === undefined ? 'frag_keyframe+empty_moov+default_base_moof' : 'faststart';
  // Text scrolls by many pixels at once, but always by whole ones: looking far away, not between pixels, halves the bytes.
  const motion = ['-me_method', 'umh', '-me_range', '256', '-subq', '1'];
  const speed = ['-preset', 'veryfast', '-tune', 'stillimage', '-bf', '0', ...motion];
  return ['-c:v', 'libx264', ...speed, ...common, '-movflags', `+${layout}`, '-f', 'mp4'];
}

/** What is already painted, encoded. Throws as mp4. */
export function videoOf(
  painting: Painting,
  format: VideoFormat,
  { fpsCap, crf = CRF[format], chroma = '4:2:0' }: { fpsCap: number; crf?: number; chroma?: Chroma },
  hooks: RenderHooks = {},
  path?: string,
): AsyncGenerator<Uint8Array> {
  const request = { crf, fps: fpsCap, chroma };
  const stream = untilAborted(matroska(rawVideo(painting, request, hooks)), hooks.signal);
  const pieces = platform().ffmpeg(stream, encodingOf(format, request, path), path, hooks.signal);
  return piecesUntilAborted(pieces, hooks.signal);
}

const even = (side: number): number => side + (side & 1);

/** What is told of a picture, of its video. */
export const evenSided = (report: RenderReport): RenderReport => ({
  ...report,
  width: even(report.width),
  height: even(report.height),
});

/** When a frame is there, in ticks of the frame rate: not at all where the next one has the same; the last one twice. */
function ticksOf({ times, end, frameCount }: Painting['log'], fps: number, frame: number): number[] {
  const tick = (time: number): number => Math.round((time * fps) / 1_000_000);
  const [from, to] = [tick(times[frame]!), tick(times[frame + 1] ?? end)];
  if (frame + 1 < frameCount) return from < to ? [from] : [];
  return from + 1 < to ? [from, to - 1] : [from];
}

/** How many pictures a video has. */
export function videoFrames({ log }: Painting, fps: number): number {
  let count = 0;
  for (let frame = 0; frame < log.frameCount; frame++) count += ticksOf(log, fps, frame).length;
  return count;
}

/** Each frame at the time it appears, in ticks of the frame rate, and the last one at its last tick, so that it lasts. */
function rawVideo(painting: Painting, { fps, chroma }: VideoRequest, { onProgress }: RenderHooks): RawPictures {
  const { book, grid, log } = painting;
  const size = { width: even(grid.canvasWidth), height: even(grid.canvasHeight) };
  const canvas = opaque(widened(grid, size.width, size.height));
  const timeOf = (ticks: number): number => Math.round((ticks * 1_000_000) / fps);
  function* pictures(): RawPictures['pictures'] {
    const picture = new RgbaCanvas(book, canvas);
    const planes = new YuvPlanes(picture.pixels, size.width, size.height, chroma);
    const pairs = makePairs(grid);
    planes.update({ x: 0, y: 0, ...size });
    for (let frame = 0; frame < log.frameCount; frame++) {
      picture.fillBorder(borderAt(log, frame));
      picture.draw(pairs, log.cells.read(frame, pairs));
      const changed = picture.takeChanged();
      if (changed) planes.update(changed);
      for (const ticks of ticksOf(log, fps, frame)) yield { time: timeOf(ticks), planes: planes.bytes };
      onProgress?.({ share: encodedShare(painting, (frame + 1) / log.frameCount), frames: frame + 1 });
    }
  }
  return { ...size, fps, layout: PIXELS[chroma].layout, pictures: pictures() };
}

async function* video(
  recording: Cast,
  format: VideoFormat,
  { crf, chroma, scale, ...options }: Values<typeof mp4Options>,
  hooks: RenderHooks,
  path: string | undefined,
): AsyncGenerator<Uint8Array> {
  const cast = givenCast(recording, hooks);
  const stages = new Stages();
  const painting = await paintCast(cast, scaled(options, scale), { ...hooks, encoding: format }, stages);
  yield* videoOf(painting, format, { fpsCap: options.fpsCap, crf, chroma }, hooks, path);
  stages.end('encode');
  hooks.onReport?.(
    evenSided(reportOf(painting, animation(painting, videoFrames(painting, options.fpsCap)), stages.milliseconds)),
  );
}

/**
 * Renders a recording as an MP4 video (H.264), in pieces, with the ffmpeg that is installed.
 * @param path a file for ffmpeg to write: then no pieces come. Without it they are of a fragmented MP4.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read or is over a limit, or where
 * ffmpeg is missing or fails
 * @example
 * for await (const _ of mp4(cast, { end: 1 }, {}, 'demo.mp4')); // ffmpeg writes the file
 */
export function mp4(
  cast: Cast,
  given: Given<typeof mp4Options> = {},
  hooks: RenderHooks = {},
  path?: string,
): AsyncGenerator<Uint8Array> {
  return video(cast, 'mp4', resolveOptions(mp4Options, given), hooks, path);
}

/**
 * Renders a recording as a WebM video (VP9), in pieces, with the ffmpeg that is installed.
 * @param path a file for ffmpeg to write: then no pieces come.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read or is over a limit, or where
 * ffmpeg is missing or fails
 * @example
 * await writeFile('demo.webm', webm(cast, { end: 1 }));
 */
export function webm(
  cast: Cast,
  given: Given<typeof webmOptions> = {},
  hooks: RenderHooks = {},
  path?: string,
): AsyncGenerator<Uint8Array> {
  return video(cast, 'webm', resolveOptions(webmOptions, given), hooks, path);
}
