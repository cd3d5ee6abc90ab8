// A recording as an SVG: an animation in CSS, or a still. Text stays text; nothing in the file runs or is fetched.

import { blurred } from '../blur/blurred.js';
import { UsageError, type Warn } from '../errors.js';
import type { RenderHooks, RenderReport } from '../hooks.js';
import { decorOf } from '../layout/decor.js';
import { namesSeveral } from '../moments/moments.js';
import { type Given, resolveOptions } from '../options/option.js';
import { layoutFor } from '../picture/decorate.js';
import { chooseTheme, mentionIgnored } from '../picture/easel.js';
import type { Cast, Micros } from '../recording/cast.js';
import { shadesOf } from '../theme/shades.js';
import type { Theme } from '../theme/theme.js';
import { themePair } from '../theme/theme-pair.js';
import { Appearance } from './appearance.js';
import { type Canvas, layOutCanvas } from './canvas.js';
import { svgDocument } from './document.js';
import { extentOf } from './extent.js';
import { embeddedFont } from './font.js';
import { type Footage, record, snap } from './footage.js';
import { embedImages } from './image-data.js';
import { type SvgValues, svgOptions } from './options.js';
import { watermarkOf } from './overlays.js';
import { Paints } from './paints.js';
import { cellOf } from './sizes.js';
import { namesFor } from './styles.js';
import { describe, familiesOf, titleOf } from './words.js';

export { svgOptions } from './options.js';

/** Bytes and elements from which on browsers become slow. */
const LARGE = 1_000_000;
const MANY = 25_000;

/**
 * One moment as a file. The time is in microseconds.
 * @example
 * const save = ({ label, text }: SvgStill) => writeFile(`demo-${label}.svg`, text.join(''));
 */
export interface SvgStill {
  /** For a file name: the marker's label, made harmless, or the number of the moment from 1. */
  label: string;
  time: Micros;
  /** Pieces of the file. */
  text: string[];
}

/**
 * Renders a recording as an SVG, in pieces of UTF-8 text. With `at` it is a still of that moment.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read or is over a limit, and a
 * position that it does not have
 * @example
 * await writeFile('demo.svg', svg(cast, { theme: 'light=castkit-light,dark=castkit-dark' }));
 */
export async function* svg(
  recording: Cast,
  given: Given<typeof svgOptions> = {},
  hooks: RenderHooks = {},
): AsyncGenerator<string> {
  if (given.at !== undefined) {
    if (namesSeveral(given.at)) {
      throw new UsageError('--at', { expected: 'one moment for one picture', received: JSON.stringify(given.at) });
    }
    for await (const { text } of svgStills(recording, given, hooks)) yield* text;
    return;
  }
  const { cast, options, studio } = await setUp(recording, given, hooks);
  const started = performance.now();
  const footage = await record(cast, options, studio.appearance, hooks);
  yield* await develop({ cast, options, studio, footage, hooks, started });
}

/**
 * A still SVG of each moment that `at` names, in order of time.
 * @throws UsageError and CastError, as `svg` does
 * @example
 * for await (const { label, text } of svgStills(cast, { at: 'markers' })) await writeFile(`${label}.svg`, text);
 */
export async function* svgStills(
  recording: Cast,
  given: Given<typeof svgOptions> = {},
  hooks: RenderHooks = {},
): AsyncGenerator<SvgStill> {
  // What stands still does not blink.
  const { cast, options } = await setUp(recording, { ...given, blink: false, cursorBlink: false }, hooks);
  const started = performance.now();
  for (const { label, time, footage } of await snap(cast, options, hooks)) {
    const studio = studioFor(cast, options);
    const shot = footage(studio.appearance);
    yield { label, time, text: await develop({ cast, options, studio, footage: shot, hooks, started }) };
  }
}

/** What sees a recording: its colours, and the looks of its cells. */
interface Studio {
  readonly themes: readonly Theme[];
  readonly paints: Paints;
  readonly appearance: Appearance;
}

async function setUp(recording: Cast, given: Given<typeof svgOptions>, { warn = () => undefined }: RenderHooks) {
  const options = resolveOptions(svgOptions, given);
  mentionIgnored(options, warn);
  const cast = await blurred(recording, options, warn);
  return { cast, options, studio: studioFor(cast, options) };
}

function studioFor(cast: Cast, options: SvgValues): Studio {
  const themes = themesOf(cast, options);
  const paints = new Paints();
  return { themes, paints, appearance: new Appearance(themes, options, paints) };
}

interface Order {
  readonly cast: Cast;
  readonly options: SvgValues;
  readonly studio: Studio;
  readonly footage: Footage;
  readonly hooks: RenderHooks;
  readonly started: number;
}

/** The document, with what there is to say of it. */
async function develop({ cast, options, studio, footage, hooks, started }: Order): Promise<string[]> {
  const replayed = performance.now();
  const canvas = canvasOf(footage, options);
  const document = await write(cast, options, { ...studio, canvas, footage });
  warnOfSize(document, hooks.warn ?? (() => undefined));
  const stages = { replay: replayed - started, write: performance.now() - replayed };
  hooks.onReport?.(reportOf(studio, canvas, footage, stages));
  return document;
}

function themesOf(cast: Cast, { theme }: SvgValues): Theme[] {
  const pair = theme === undefined ? undefined : themePair(theme);
  return (pair ? [pair.light, pair.dark] : [theme]).map((asked) => chooseTheme(cast, asked));
}

function canvasOf({ size, happenings }: Footage, options: SvgValues): Canvas {
  const metrics = cellOf(options);
  const setting = { options: { ...options, fontAntialiasing: 2 }, size, happenings };
  const { canvas, shown } = extentOf(layoutFor(setting, metrics).canvas, options);
  return layOutCanvas(layoutFor({ ...setting, canvas }, metrics), metrics, shown);
}

interface Parts extends Studio {
  readonly canvas: Canvas;
  readonly footage: Footage;
}

async function write(cast: Cast, options: SvgValues, parts: Parts): Promise<string[]> {
  const { themes, paints, appearance, footage } = parts;
  const names = namesFor(options.idPrefix);
  const family = options.embedFont ? `${names.prefix}castkit` : undefined;
  const images = await embedImages(options);
  const title = titleOf(cast);
  return svgDocument({
    ...parts,
    ...footage,
    names,
    fonts: async () => (family === undefined ? '' : embeddedFont(family, appearance, options.ligatures)),
    title,
    clock: { times: footage.log.times, end: footage.end, loops: loopsOf(options) },
    foreground: paints.id(themes.map((theme) => theme.foreground)),
    families: familiesOf(options, family),
    label: options.alt ?? title,
    description: options.alt ?? describe(footage.size, options.at === undefined ? footage.end : undefined),
    textLength: options.textLength,
    ligatures: options.ligatures,
    cursorBlink: options.cursorBlink,
    decor: decorOf(options),
    shades: themes.map((theme) => shadesOf(theme, theme.background, options.minContrast)),
    fillImage: images.fill,
    keysPlace: options.keysPlace,
    watermark: watermarkOf(options, images.watermark),
    fallbackTitle: cast.header.title ?? '',
  });
}

const loopsOf = ({ loop, noLoop }: SvgValues): number => (noLoop ? 1 : loop === 0 ? Number.POSITIVE_INFINITY : loop);

function warnOfSize(document: readonly string[], warn: Warn): void {
  const bytes = document.reduce((sum, part) => sum + new TextEncoder().encode(part).length, 0);
  const elements = document.reduce((sum, part) => sum + tagsIn(part), 0);
  if (bytes <= LARGE && elements <= MANY) return;
  const size = `${(bytes / 1e6).toFixed(1)} MB and ${elements} elements`;
  warn(
    `the SVG has ${size}: browsers may be slow to show it. A lower --fps-cap, a part (--select) or a GIF is lighter`,
  );
}

/** Start tags: those of attributes and text are escaped. */
function tagsIn(markup: string): number {
  let tags = 0;
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) if (markup[at + 1] !== '/') tags++;
  return tags;
}

function reportOf(
  { themes, paints }: Studio,
  { shown, metrics }: Canvas,
  { log, end, still }: Footage,
  stages: Record<string, number>,
): RenderReport {
  return {
    ...shown,
    frames: log.times.length,
    duration: still ? 0 : end,
    theme: themes.map(({ name }) => name).join(', '),
    cell: { width: metrics.width, height: metrics.height },
    fonts: ["the viewer's"],
    colours: paints.count,
    stages,
  };
}
