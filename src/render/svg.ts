// A recording as an SVG: an animation in CSS, or a still. Text stays text; nothing in the file runs or is fetched.
import type { Cast } from '../cast/cast.js';
import { UsageError, type Warn } from '../errors.js';
import type { Frame } from '../frames/frame.js';
import { FullestFinder } from '../frames/fullest.js';
import { timingOptions } from '../frames/options.js';
import { planReplay, type ReplayPlan } from '../frames/plan.js';
import { play } from '../frames/play.js';
import { FontShelf } from '../glyphs/fonts.js';
import { cellMetrics } from '../glyphs/metrics.js';
import type { Theme } from '../look/theme.js';
import { themePair } from '../look/theme-pair.js';
import { type Given, partOf, resolveOptions } from '../options/option.js';
import type { Screen } from '../terminal/screen.js';
import { SECOND } from '../time.js';
import { chooseTheme, mentionIgnored } from './easel.js';
import type { RenderHooks, RenderReport } from './hooks.js';
import { momentsOf, namesSeveral } from './moments.js';
import { Appearance } from './svg/appearance.js';
import { type Canvas, layOutCanvas } from './svg/canvas.js';
import { svgDocument } from './svg/document.js';
import { embeddedFont } from './svg/font.js';
import { type SvgValues, svgOptions } from './svg/options.js';
import { calmed } from './svg/pace.js';
import { Paints } from './svg/paints.js';
import { frameAt, posterTime } from './svg/poster.js';
import { ScreenLog } from './svg/screens.js';
import { namesFor } from './svg/styles.js';
import { describe, familiesOf, titleOf } from './svg/words.js';

export { svgOptions } from './svg/options.js';

/** What a replay has left behind, and when to stop. */
interface Footage {
  readonly size: { cols: number; rows: number };
  readonly end: number;
  readonly poster: number;
}

/** Everything that turns frames into a document; owns what they leave behind. */
interface Studio {
  readonly paints: Paints;
  readonly themes: readonly Theme[];
  readonly appearance: Appearance;
  log(size: { cols: number; rows: number }): ScreenLog;
}

const LARGE = 1_000_000;
const MANY = 25_000;

/**
 * Renders a recording: pieces of an SVG file, UTF-8 text.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read or is over a limit, and a position
 * that it does not have
 */
export async function* svg(
  cast: Cast,
  given: Given<typeof svgOptions> = {},
  hooks: RenderHooks = {},
): AsyncGenerator<string> {
  const options = resolveOptions(svgOptions, given);
  const warn = hooks.warn ?? (() => undefined);
  const started = performance.now();
  const studio = setUpStudio(cast, options);
  mentionIgnored(options, warn);
  const { log, footage } =
    options.at === undefined ? await record(cast, options, studio, hooks) : await snap(cast, options, studio, hooks);
  const replayed = performance.now();
  const canvas = canvasOf(footage.size, options);
  const document = await write(cast, options, studio, log, footage, canvas);
  warnOfSize(document, warn);
  yield* document;
  const stages = { replay: replayed - started, write: performance.now() - replayed };
  hooks.onReport?.(reportOf(studio, canvas, log, footage, stages));
}

function setUpStudio(cast: Cast, options: SvgValues): Studio {
  const pair = options.theme === undefined ? undefined : themePair(options.theme);
  const themes = pair
    ? [pair.light, pair.dark].map((theme) => chooseTheme(cast, theme))
    : [chooseTheme(cast, options.theme)];
  const paints = new Paints();
  const appearance = new Appearance(themes, options, paints);
  return { paints, themes, appearance, log: ({ cols, rows }) => new ScreenLog(cols, rows, appearance) };
}

/** Share of the whole work that replaying is, for progress. */
const REPLAY_SHARE = 0.8;

/** Replays all that was selected. */
async function record(cast: Cast, options: SvgValues, studio: Studio, { warn, onProgress }: RenderHooks) {
  const plan = await planOf(cast, options, warn);
  const asked = await posterTime(cast, options, plan);
  const log = studio.log(plan);
  const finder = new FullestFinder();
  const playing = play(plan, (frame) => {
    log.see(frame);
    if (asked === undefined) finder.see(frame);
  });
  for (;;) {
    const { done, value } = await playing.next();
    if (done) {
      log.finish();
      const poster = asked === undefined ? (finder.fullest?.index ?? 0) : frameAt(log.times, asked);
      return { log, footage: { size: plan, end: value.end, poster } };
    }
    onProgress?.({
      share: (REPLAY_SHARE * (log.times.at(-1) ?? 0)) / Math.max(1, plan.length),
      frames: log.times.length,
    });
  }
}

async function planOf(cast: Cast, options: SvgValues, warn: RenderHooks['warn']): Promise<ReplayPlan> {
  const { cols, rows, fpsCap } = options;
  const timing = partOf(timingOptions, { ...options, fpsCap: fpsCap ?? timingOptions.fpsCap.default });
  const plan = await planReplay(cast, { ...timing, cols, rows, ...(warn && { warn }) });
  return fpsCap === undefined ? calmed(plan) : plan;
}

/** Takes the one screen that --at names. */
async function snap(cast: Cast, options: SvgValues, studio: Studio, hooks: RenderHooks) {
  if (namesSeveral(options.at)) {
    throw new UsageError('--at', { expected: 'one moment for one picture', received: JSON.stringify(options.at) });
  }
  const { at, idleTimeLimit, speed, cols, rows } = options;
  const { moments } = await momentsOf(cast, { at, idleTimeLimit, speed, cols, rows }, hooks);
  const [moment] = moments;
  if (!moment) throw new RangeError('no moment');
  const log = studio.log(moment.screen);
  log.see(wholeFrame(moment.screen));
  log.finish();
  return { log, footage: { size: moment.screen, end: SECOND, poster: 0 } };
}

function wholeFrame(screen: Screen): Frame {
  const from = new Int32Array(screen.rows);
  const to = new Int32Array(screen.rows).fill(screen.cols);
  return { index: 0, time: 0, screen, changes: { all: true, from, to, cursor: true, title: true } };
}

function canvasOf({ cols, rows }: { cols: number; rows: number }, { fontSize, lineHeight }: SvgValues): Canvas {
  return layOutCanvas(cols, rows, cellMetrics(new FontShelf().regular.font, fontSize, lineHeight));
}

async function write(
  cast: Cast,
  options: SvgValues,
  { paints, themes, appearance }: Studio,
  log: ScreenLog,
  footage: Footage,
  canvas: Canvas,
): Promise<string[]> {
  const names = namesFor(options.idPrefix);
  const family = options.embedFont ? `${names.prefix}castkit` : undefined;
  const fonts = family === undefined ? '' : await embeddedFont(family, appearance);
  const loops = options.noLoop ? 1 : options.loop === 0 ? Infinity : options.loop;
  const title = titleOf(cast);
  return svgDocument({
    log,
    canvas,
    appearance,
    paints,
    names,
    fonts,
    title,
    clock: { times: log.times, end: footage.end, loops },
    poster: footage.poster,
    foreground: paints.id(themes.map((theme) => theme.foreground)),
    families: familiesOf(options, family),
    label: options.alt ?? title,
    description: options.alt ?? describe(footage.size, options.at === undefined ? footage.end : undefined),
    textLength: options.textLength,
    cursorBlink: options.cursorBlink,
  });
}

function warnOfSize(document: readonly string[], warn: Warn): void {
  const bytes = document.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  const elements = document.reduce((sum, part) => sum + tagsIn(part), 0);
  if (bytes <= LARGE && elements <= MANY) return;
  const size = `${(bytes / 1e6).toFixed(1)} MB and ${elements} elements`;
  warn(
    `the SVG has ${size}: browsers may be slow to show it. A lower --fps-cap, a part (--select) or a GIF would be lighter`,
  );
}

/** Start tags: those of attributes and text are escaped. */
function tagsIn(markup: string): number {
  let tags = 0;
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) if (markup[at + 1] !== '/') tags++;
  return tags;
}

function reportOf(
  { paints, themes }: Studio,
  { pixels, metrics }: Canvas,
  log: ScreenLog,
  { end }: Footage,
  stages: Record<string, number>,
): RenderReport {
  return {
    ...pixels,
    frames: log.times.length,
    duration: end,
    theme: themes.map(({ name }) => name).join(', '),
    cell: { width: metrics.width, height: metrics.height },
    fonts: ["the viewer's"],
    colours: paints.count,
    stages,
  };
}
