// Single screens as pictures: PNG, WebP, AVIF and JPEG, one or several of a recording.

import { unlessAborted } from '../abort.js';
import { blurred } from '../blur/blurred.js';
import type { Picture } from '../codec/png/png.js';
import { UsageError } from '../errors.js';
import type { RenderHooks } from '../hooks.js';
import { decorOptions, overlayOptions } from '../layout/decor.js';
import { fontsFor } from '../layout/fonts.js';
import { lookOptions } from '../layout/options.js';
import { type Moment, momentsOf, momentsOptions, namesSeveral } from '../moments/moments.js';
import { type Given, resolveOptions, type Values } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import type { FramePainter } from '../paint/scaler.js';
import { loadImages } from '../picture/images.js';
import { overlayEventsIn } from '../picture/overlay-events.js';
import { mentionIgnored, type PaintSetup, setUpPainting } from '../picture/paint-setup.js';
import { reportOf } from '../picture/picture-report.js';
import { sizePicture, sizingOptions } from '../picture/sizing.js';
import { borderAt } from '../raster/border.js';
import { opaque } from '../raster/opaque.js';
import { RgbaCanvas } from '../raster/rgba.js';
import { makePairs } from '../raster/tiles.js';
import type { Cast, Micros } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { type Crop, cropOf, cropScreen } from '../replay/crop.js';
import type { Screen } from '../terminal/screen.js';
import { cardCrop, cardTitle, roomFor } from './card.js';
import { encodeStill, qualityOptions, type StillFormat } from './still-formats.js';

export const stillOptions = {
  ...momentsOptions,
  ...sizingOptions,
  ...lookOptions,
  ...decorOptions,
  ...overlayOptions,
  // Something that stands still cannot blink: accepted, as all looks are, without effect.
  cursorBlink: { ...lookOptions.cursorBlink, hidden: true },
  blink: { ...overlayOptions.blink, hidden: true },
};
/**
 * Option declarations of `png`: names, checks, defaults.
 * @example
 * pngOptions.lineHeight.default; // => 1.4
 */
export const pngOptions = { ...stillOptions, ...qualityOptions.png };
/**
 * Option declarations of `avif`: names, checks, defaults.
 * @example
 * avifOptions.scale.default; // => 1
 */
export const avifOptions = { ...stillOptions, ...qualityOptions.avif };
/**
 * Option declarations of `jpeg`: names, checks, defaults.
 * @example
 * jpegOptions.scale.default; // => 1
 */
export const jpegOptions = { ...stillOptions, ...qualityOptions.jpeg };

/**
 * Option declarations of `thumbnails`: names, checks, defaults. The size is that in which web sites show previews.
 * @example
 * [thumbnailOptions.width.default, thumbnailOptions.height.default]; // => [1200, 630]
 */
export const thumbnailOptions = {
  ...jpegOptions,
  scale: { ...sizingOptions.scale, hidden: true },
  width: { ...sizingOptions.width, default: 1200, defaultText: '1200, unless a height is given' },
  height: { ...sizingOptions.height, default: 630, defaultText: '630, unless a width is given' },
  quality: { ...jpegOptions.quality, defaultText: "the format's" },
};

export type StillValues = Values<typeof stillOptions>;
/**
 * Options of any still; `quality` is for the formats that have one.
 * @example
 * const options: StillGiven = { at: 'end', theme: 'nord', scale: 2 };
 */
export type StillGiven = Given<typeof jpegOptions>;

/**
 * One moment as a file. Sizes are in pixels, the time in microseconds.
 * @example
 * const save = ({ label, bytes }: Still) => writeFile(`demo-${label}.png`, bytes);
 */
export interface Still {
  /** For a file name: the marker's label, made harmless, or the number of the moment from 1. */
  label: string;
  time: Micros;
  width: number;
  height: number;
  bytes: Uint8Array;
}

/**
 * The moments that `at` names, one file each, in order of time; by default the best moment.
 * @throws UsageError for wrong options; CastError for a moment that the recording does not have, a limit, or an
 * encoder that is not installed
 * @example
 * for await (const { label, bytes } of stills(cast, 'png', { at: 'markers' })) await writeFile(`${label}.png`, bytes);
 */
export function stills(
  recording: Cast,
  format: StillFormat,
  given: StillGiven = {},
  hooks: RenderHooks = {},
): AsyncGenerator<Still> {
  return stillFiles(recording, format, given, hooks);
}

async function* stillFiles(
  recording: Cast,
  format: StillFormat,
  given: StillGiven,
  hooks: RenderHooks,
  compose: Compose = (_cast, _moments, options) => ({ options }),
): AsyncGenerator<Still> {
  const cast = givenCast(recording, hooks);
  const { quality, ...options } = resolveOptions(
    { ...stillOptions, ...qualityOptions[format] } as typeof jpegOptions,
    given,
  );
  const started = performance.now();
  const pictures = stillPictures(cast, options, { hooks, compose, seesThrough: SEES_THROUGH.has(format) });
  for await (const { label, time, picture, setup } of pictures) {
    const painted = performance.now();
    const bytes = await unlessAborted(encodeStill(format, picture, quality), hooks.signal);
    const encode = performance.now() - painted;
    const facts = { ...setup, book: setup.painter.book };
    hooks.onReport?.(reportOf(facts, { frames: 1, duration: 0 }, { replay: painted - started, encode }));
    const { width, height } = picture;
    yield { label, time, width, height, bytes };
  }
}

/** The only picture; throws UsageError where `at` names several moments. */
export async function oneStill(
  cast: Cast,
  format: StillFormat,
  given: StillGiven,
  hooks: RenderHooks,
): Promise<Uint8Array> {
  if (namesSeveral(given.at)) {
    throw new UsageError(optionName('at'), {
      expected: 'one moment for one picture',
      received: JSON.stringify(given.at),
    });
  }
  for await (const { bytes } of stills(cast, format, given, hooks)) return bytes;
  throw new RangeError('no still');
}

/**
 * A moment as a PNG; the best moment unless `at` says otherwise.
 * @throws UsageError for wrong options, and where `at` names several moments; CastError for a moment that the
 * recording does not have, or a limit
 * @example
 * await writeFile('fetch.png', await png(cast, { at: 'marker:fetch', theme: 'nord' }));
 */
export const png = (cast: Cast, given: Given<typeof pngOptions> = {}, hooks: RenderHooks = {}): Promise<Uint8Array> =>
  oneStill(cast, 'png', given, hooks);

/**
 * A moment as an AVIF; the best moment unless `at` says otherwise.
 * @throws UsageError and CastError, as `png` does
 * @example
 * await writeFile('demo.avif', await avif(cast, { at: 'end' }));
 */
export const avif = (cast: Cast, given: Given<typeof avifOptions> = {}, hooks: RenderHooks = {}): Promise<Uint8Array> =>
  oneStill(cast, 'avif', given, hooks);

/**
 * A moment as a JPEG; the best moment unless `at` says otherwise.
 * @throws UsageError and CastError, as `png` does
 * @example
 * await writeFile('demo.jpg', await jpeg(cast, { at: 'end' }));
 */
export const jpeg = (cast: Cast, given: Given<typeof jpegOptions> = {}, hooks: RenderHooks = {}): Promise<Uint8Array> =>
  oneStill(cast, 'jpeg', given, hooks);

/**
 * As `stills`, in the size of a social card unless another is asked for.
 * @throws UsageError and CastError, as `stills` does
 * @example
 * for await (const { bytes } of thumbnails(cast, 'png')) await writeFile('card.png', bytes);
 */
export function thumbnails(
  cast: Cast,
  format: StillFormat,
  given: Given<typeof thumbnailOptions> = {},
  hooks: RenderHooks = {},
): AsyncGenerator<Still> {
  const { width, height } = thumbnailOptions;
  const free = given.width === undefined && given.height === undefined;
  const card = given.preset === undefined ? { ...CARD, ...given } : given;
  const sized = free ? { ...card, width: width.default, height: height.default } : card;
  return stillFiles(cast, format, sized, hooks, composeCard(given));
}

/** The looks of cards, which are seen small: little margin, large type. */
const CARD = { preset: 'social', margin: [40, 48] } as const;

/** What a picture shows of its moments, and how. */
type Compose = (cast: Cast, moments: readonly Moment[], options: StillValues) => { crop?: Crop; options: StillValues };

/** A title, and the part of the screen where something happens, unless others are asked for. */
const composeCard =
  (given: StillGiven): Compose =>
  (cast, moments, options) => {
    const { title, crop } = given;
    const { width, height } = options;
    const [{ screen } = { screen: undefined }] = moments;
    const titled = title === undefined ? { ...options, title: cardTitle(cast, screen) } : options;
    if (crop !== undefined || moments.length !== 1 || !screen || !width || !height) return { options: titled };
    return { options: titled, crop: cardCrop(screen, roomFor(titled, { width, height })) };
  };

export interface StillPicture {
  label: string;
  time: Micros;
  /** Its pixels are valid until the next picture. */
  picture: Picture;
  setup: PaintSetup;
}

/** Formats of which our pictures may have pixels that are not opaque. */
const SEES_THROUGH: ReadonlySet<StillFormat> = new Set(['png', 'webp', 'avif']);

/** The pictures before they become files; with `seesThrough`, not all of their pixels may be opaque. Throws as stills. */
async function* stillPictures(
  given: Cast,
  asked: StillValues,
  { hooks, compose, seesThrough }: { hooks: RenderHooks; compose: Compose; seesThrough: boolean },
): AsyncGenerator<StillPicture> {
  const warn = hooks.warn ?? (() => undefined);
  const cast = await blurred(given, asked, warn);
  mentionIgnored(asked, warn);
  const { moments, plan } = await momentsOf(cast, asked, hooks);
  const { options, crop = await cropOf(plan, asked) } = compose(cast, moments, asked);
  const fonts = await fontsFor(options, warn);
  const content = { size: crop ?? plan, fonts, overlayEvents: overlayEventsIn(plan, options, warn) };
  const sized = sizePicture(cast, { ...options, cursorBlink: false, blink: false }, content);
  const setup = setUpPainting({ cast, warn, images: await loadImages(options), ...content, ...sized });
  const { painter } = setup;
  const frames = moments.map(({ time, screen }) => paintAlone(painter, time, crop ? cropScreen(screen, crop) : screen));
  const { log, grid: finished } = setup.finish(painter.lastTime, 0);
  const grid = seesThrough ? finished : opaque(finished);
  const canvas = new RgbaCanvas(painter.book, grid);
  const pairs = makePairs(grid);
  let drawn = 0;
  for (const [i, { label, time }] of moments.entries()) {
    for (; drawn <= frames[i]!; drawn++) {
      canvas.fillBorder(borderAt(log, drawn));
      canvas.draw(pairs, log.cells.read(drawn, pairs));
    }
    const picture = { pixels: canvas.pixels, width: grid.canvasWidth, height: grid.canvasHeight };
    yield { label, time, picture, setup };
  }
}

/** Paints a screen whatever was painted before, with what overlays show by then, and gives the number of the frame that shows it. */
function paintAlone(painter: FramePainter, time: Micros, screen: Screen): number {
  const changes = {
    all: true,
    from: new Int32Array(screen.rows),
    to: new Int32Array(screen.rows).fill(screen.cols),
    cursor: true,
    title: true,
  };
  painter.paint({ index: painter.frameCount, time, screen, changes });
  return painter.frameCount - 1;
}
