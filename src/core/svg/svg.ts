// A recording as an SVG: an animation in CSS, or a still. Text stays text; nothing in the file runs or is fetched.

import { blurred } from '../blur/blurred.js';
import { UsageError, type Warn } from '../errors.js';
import type { RenderHooks, RenderReport } from '../hooks.js';
import { decorOf } from '../layout/decor.js';
import { namesSeveral } from '../moments/moments.js';
import { type Given, resolveOptions } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { layoutFor } from '../picture/decorate.js';
import { chooseTheme, mentionIgnored } from '../picture/paint-setup.js';
import type { Cast, Micros } from '../recording/cast.js';
import { expectCast, givenCast } from '../recording/given-cast.js';
import { shadesOf } from '../theme/shades.js';
import type { Theme } from '../theme/theme.js';
import { themePair } from '../theme/theme-pair.js';
import { Appearance } from './appearance.js';
import { type Canvas, layOutCanvas } from './canvas.js';
import { svgDocument } from './document.js';
import { extentOf } from './extent.js';
import { embeddedFont } from './font.js';
import { embedImages } from './image-data.js';
import { type SvgValues, svgOptions } from './options.js';
import { watermarkOf } from './overlays.js';
import { Paints } from './paints.js';
import { cellOf } from './sizes.js';
import { namesFor } from './styles.js';
import { record, type SvgTimeline, svgMoments } from './svg-timeline.js';
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
  /** The last moment with this screen, where it was chosen by what it shows (`best`), else the same. */
  until: Micros;
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
  expectCast(recording);
  if (given.at !== undefined) {
    if (namesSeveral(given.at)) {
      throw new UsageError(optionName('at'), {
        expected: 'one moment for one picture',
        received: JSON.stringify(given.at),
      });
    }
    for await (const { text } of svgStills(recording, given, hooks)) yield* text;
    return;
  }
  const { cast, options, styles } = await setUp(recording, given, hooks);
  const started = performance.now();
  const timeline = await record(cast, options, styles.appearance, hooks);
  yield* await draw({ cast, options, styles, timeline, hooks, started });
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
  const {
    cast,
    options,
    styles: { themes },
  } = await setUp(recording, { ...given, blink: false, cursorBlink: false }, hooks);
  const started = performance.now();
  for (const { label, time, until, timeline } of await svgMoments(cast, options, hooks)) {
    const styles = stylesFor(themes, options);
    const shown = timeline(styles.appearance);
    yield { label, time, until, text: await draw({ cast, options, styles, timeline: shown, hooks, started }) };
  }
}

/** The colours of an SVG, and the looks of its cells. */
interface SvgStyles {
  readonly themes: readonly Theme[];
  readonly paints: Paints;
  readonly appearance: Appearance;
}

async function setUp(
  recording: Cast,
  given: Given<typeof svgOptions>,
  { warn = () => undefined, signal }: RenderHooks,
) {
  const options = resolveOptions(svgOptions, given);
  mentionIgnored(options, warn);
  const cast = await blurred(givenCast(recording, { signal }), options, warn);
  return { cast, options, styles: stylesFor(themesOf(cast, options), options) };
}

function stylesFor(themes: readonly Theme[], options: SvgValues): SvgStyles {
  const paints = new Paints();
  return { themes, paints, appearance: new Appearance(themes, options, paints) };
}

interface Order {
  readonly cast: Cast;
  readonly options: SvgValues;
  readonly styles: SvgStyles;
  readonly timeline: SvgTimeline;
  readonly hooks: RenderHooks;
  readonly started: number;
}

/** Draws the document, and reports on it. */
async function draw({ cast, options, styles, timeline, hooks, started }: Order): Promise<string[]> {
  const replayed = performance.now();
  const canvas = canvasOf(timeline, options);
  const document = await write(cast, options, { ...styles, canvas, timeline });
  warnOfSize(document, hooks.warn ?? (() => undefined));
  const stages = { replay: replayed - started, write: performance.now() - replayed };
  hooks.onReport?.(reportOf(styles, canvas, timeline, stages));
  return document;
}

function themesOf(cast: Cast, { theme }: SvgValues): Theme[] {
  const pair = theme === undefined ? undefined : themePair(theme);
  return (pair ? [pair.light, pair.dark] : [theme]).map((asked) => chooseTheme(cast, asked));
}

function canvasOf({ size, overlayEvents }: SvgTimeline, options: SvgValues): Canvas {
  const metrics = cellOf(options);
  const setting = { options: { ...options, fontAntialiasing: 2 }, size, overlayEvents };
  const { canvas, shown } = extentOf(layoutFor(setting, metrics).canvas, options);
  return layOutCanvas(layoutFor({ ...setting, canvas }, metrics), metrics, shown);
}

interface Parts extends SvgStyles {
  readonly canvas: Canvas;
  readonly timeline: SvgTimeline;
}

async function write(cast: Cast, options: SvgValues, parts: Parts): Promise<string[]> {
  const { themes, paints, appearance, timeline } = parts;
  const names = namesFor(options.idPrefix);
  const family = options.embedFont ? `${names.prefix}castkit` : undefined;
  const images = await embedImages(options);
  const title = titleOf(cast);
  return svgDocument({
    ...parts,
    ...timeline,
    names,
    fonts: async () => (family === undefined ? '' : embeddedFont(family, appearance, options.ligatures)),
    title,
    clock: { times: timeline.log.times, end: timeline.end, loops: loopsOf(options) },
    foreground: paints.id(themes.map((theme) => theme.foreground)),
    families: familiesOf(options, family),
    label: options.alt ?? title,
    description: options.alt ?? describe(timeline.size, options.at === undefined ? timeline.end : undefined),
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
    `the SVG has ${size}: browsers may be slow to show it. A lower ${optionName('fpsCap')}, a part (${optionName('select')}) or a GIF is lighter`,
  );
}

/** Start tags: those of attributes and text are escaped. */
function tagsIn(markup: string): number {
  let tags = 0;
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) if (markup[at + 1] !== '/') tags++;
  return tags;
}

function reportOf(
  { themes, paints }: SvgStyles,
  { shown, metrics }: Canvas,
  { log, end, still }: SvgTimeline,
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
