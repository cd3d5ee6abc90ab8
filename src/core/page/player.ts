// A recording as a page that plays it: one HTML file, with asciinema's player and the recording inside. The pipeline on one screen;
// document.ts writes the page, web/pages/player.ts runs in it.

import type { RenderHooks } from '../hooks.js';
import { NO_LIMIT } from '../moments/moment.js';
import { type Given, resolveOptions } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { parsePosition } from '../position/parse.js';
import { type Marker, resolvePosition } from '../position/resolve.js';
import type { Cast } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { findOnScreen } from '../replay/find.js';
import { planReplay, type ReplayPlan } from '../replay/plan.js';
import { surveyTimeline } from '../replay/timeline.js';
import { altText } from '../text/alt-text.js';
import { escapeHtml, escapeLine, scriptJson } from '../text/markup.js';
import { formatSeconds, SECOND } from '../time.js';
import { meta, pageDocument } from './document.js';
import { withMarkers } from './markers.js';
import { type PlayerValues, playerOptions } from './options.js';
import { packedRecording } from './packed.js';
import { playerFiles } from './player-files.js';
import { type Poster, posterOf } from './poster.js';
import { PAGE_THEME, themeCss, themesIn } from './theme-css.js';

export { playerOptions } from './options.js';

/**
 * What is around the player of a page that is one of several. All texts are markup.
 * @example
 * const frame: PageFrame = { assets: '../assets/', after: '<footer><a href="index.html">All recordings</a></footer>' };
 */
export interface PageFrame {
  /** Path from the page to the folder of `playerFiles`, ending in a slash; without it they are inside the page. */
  readonly assets?: string | undefined;
  /** Further elements of the head. */
  readonly head?: readonly string[];
  /** What stands before the title. */
  readonly before?: string;
  /** What stands at the end. */
  readonly after?: string;
}

/**
 * The recording as an HTML page that plays it: everything is inside, nothing is fetched, and where scripts do not run a poster shows.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read, and a position that it does not have
 * @example
 * await writeFile('demo-page.html', await player(cast, { theme: 'nord', autoplay: true }));
 */
export async function player(
  recording: Cast,
  given: Given<typeof playerOptions> = {},
  hooks: RenderHooks = {},
  frame: PageFrame = {},
): Promise<string> {
  const shown = givenCast(recording, hooks);
  const options = resolveOptions(playerOptions, given);
  const warn = hooks.warn ?? (() => undefined);
  const plan = await planReplay(shown, { idleTimeLimit: NO_LIMIT, maxDuration: NO_LIMIT, warn });
  const cast = options.markers === undefined ? shown : await withMarkers(shown, options.markers, plan);
  const words = wordsFor(cast, options, options.description ?? (await altText(cast, hooks)));
  const poster = await posterOf(cast, options, words.description, hooks);
  const files = playerFiles();
  const settings = {
    options: await optionsOfPlayer(options, plan),
    poster: poster ? poster.time / SECOND : null,
    themes: themesIn(files.styles[0]?.text ?? ''),
  };
  return pageDocument({
    ...files,
    ...words,
    head: [...previewOf(options), ...(frame.head ?? [])],
    ownStyles: [`${themeCss(cast, options.theme)}main{max-width:${widthOf(plan, options)}px}`],
    bodyStyles: poster?.styles ?? [],
    assets: frame.assets,
    body: [
      `<main>${frame.before ?? ''}`,
      ...heading(words, options),
      '<div id="player"></div>',
      ...posterElement(poster),
      ...chapterList(cast, options),
      `${frame.after ?? ''}</main>`,
      `<script type="application/json" id="settings">${scriptJson(settings)}</script>`,
      `<script type="application/octet-stream" id="recording">${packedRecording(cast, warn)}</script>`,
    ],
  });
}

interface Words {
  readonly title: string;
  readonly description: string;
  readonly facts: string;
}

function wordsFor(cast: Cast, { title, description, cols, rows, idleTimeLimit }: PlayerValues, alt: string): Words {
  const { header } = cast;
  const { duration } = surveyTimeline(cast, { idleTimeLimit: idleTimeLimit ?? header.idleTimeLimit });
  return {
    // As in the options of pictures, where it is what the program itself set.
    title: title !== undefined && title !== 'auto' ? title : header.title?.trim() || 'Terminal recording',
    description: description ?? alt,
    facts: `${cols ?? header.cols} columns, ${rows ?? header.rows} rows, ${formatSeconds(Math.round(duration / 1e5) * 1e5)} seconds`,
  };
}

const heading = ({ title, facts }: Words, { description }: PlayerValues): string[] => [
  `<header><h1>${escapeLine(title)}</h1>`,
  ...(description === undefined ? [] : [`<p>${escapeHtml(description)}</p>`]),
  `<p class="facts">${facts}</p></header>`,
];

const posterElement = (poster: Poster | undefined): string[] => [
  `<div id="poster">${poster?.markup ?? ''}<noscript><p class="facts">JavaScript is off: a moment of the recording is shown.</p></noscript></div>`,
];

/** A terminal's own width, in letters of 16 pixels; wide ones fill the page. */
function widthOf({ cols }: ReplayPlan, options: PlayerValues): number {
  const [letter, least, most] = [10, 560, 1600];
  return Math.max(least, Math.min(most, letter * (options.cols ?? cols) + 20));
}

/** As the player takes them; what is as it would be anyhow is left out. */
async function optionsOfPlayer(options: PlayerValues, plan: ReplayPlan): Promise<Record<string, unknown>> {
  const { autoplay, loop, speed, idleTimeLimit, startAt, cols, rows, controls, fit, boldIsBright } = options;
  const start = startAt === undefined ? undefined : await secondsOf(String(startAt), plan);
  const all = { autoPlay: autoplay || undefined, loop: loop || undefined, idleTimeLimit, startAt: start, cols, rows };
  const pace = speed === 1 ? {} : { speed };
  return { ...all, ...pace, controls, fit, theme: PAGE_THEME, ...(boldIsBright && { boldIsBright }) };
}

async function secondsOf(text: string, plan: ReplayPlan): Promise<number> {
  const position = parsePosition(text, optionName('startAt'));
  const found = await findOnScreen([position], plan);
  return resolvePosition(position, { ...plan.timeline, found }) / SECOND;
}

const previewOf = ({ url, image }: PlayerValues): string[] => [
  meta('property', 'og:type', 'website'),
  ...(url === undefined ? [] : [meta('property', 'og:url', url), `<link rel="canonical" href="${escapeLine(url)}">`]),
  ...(image === undefined ? [] : [meta('property', 'og:image', image)]),
  meta('name', 'twitter:card', image === undefined ? 'summary' : 'summary_large_image'),
];

/** Times as the player shows them, with its pauses limited; the links say them too, for copies of the address. */
function chapterList(cast: Cast, { idleTimeLimit }: PlayerValues): string[] {
  const own = surveyTimeline(cast, {}).markers;
  const limited = surveyTimeline(cast, { idleTimeLimit: idleTimeLimit ?? cast.header.idleTimeLimit }).markers;
  if (own.length === 0) return [];
  return [
    '<nav id="chapters" aria-label="Chapters"><h2>Chapters</h2><ol>',
    ...own.map((marker, i) => chapter(marker, limited[i] ?? marker, i)),
    '</ol></nav>',
  ];
}

const chapter = ({ time, label }: Marker, { time: shown }: Marker, index: number): string =>
  `<li><span>${clock(shown)}</span><a href="?t=${formatSeconds(time, 1)}">${escapeLine(label) || `Chapter ${index + 1}`}</a></li>`;

/** 1:05, or 1:01:05. */
function clock(time: number): string {
  const seconds = Math.floor(time / SECOND);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = String(seconds % 60).padStart(2, '0');
  return hours === 0 ? `${minutes}:${tail}` : `${hours}:${String(minutes).padStart(2, '0')}:${tail}`;
}
