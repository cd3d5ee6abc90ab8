// The files of a static gallery: of each recording a page, a thumbnail, the recording itself and what oEmbed wants; the index of all.

import type { RenderHooks } from '../hooks.js';
import { type Given, resolveOptions, text } from '../options/option.js';
import type { Cast } from '../recording/cast.js';
import { writeCast } from '../recording/write.js';
import { surveyTimeline } from '../replay/timeline.js';
import { svgStills } from '../svg/svg.js';
import { altText } from '../text/alt-text.js';
import { escapeLine } from '../text/markup.js';
import { SECOND } from '../time.js';
import { type GalleryEntry, galleryFiles, galleryFooter, galleryIndex } from './gallery.js';
import { playerOptions } from './options.js';
import { player } from './player.js';
import { type PageFile, playerFiles } from './player-files.js';

const { autoplay, loop, speed, idleTimeLimit, theme, boldIsBright, controls, fit, url, maxPixels } = playerOptions;

/**
 * Option declarations of `siteRecording` and `siteIndex`: names, checks, defaults.
 * @example
 * siteOptions.title.default; // => 'Terminal recordings'
 */
export const siteOptions = {
  ...{ autoplay, loop, speed, idleTimeLimit, theme, boldIsBright, controls, fit, maxPixels },
  title: text({ flag: 'title', group: 'Output', help: 'title of the index', default: 'Terminal recordings' }),
  url: { ...url, help: 'where the site will be: for previews and oEmbed, which need whole addresses' },
};

/** The folder of what pages share. */
const ASSETS = 'assets/';

/** Files that all pages of a gallery share, by their paths in it. */
const sharedFiles = (): PageFile[] => {
  const files = [playerFiles(), galleryFiles()].flatMap(({ scripts, styles }) => [...scripts, ...styles]);
  return files.map(({ name, text }) => ({ name: `${ASSETS}${name}`, text }));
};

const baseOf = (address: string | undefined): string | undefined => address?.replace(/\/*$/, '/');

/** oEmbed 1.0, section 2.3.4.4: rich. */
function oembed({ name, title }: GalleryEntry, base: string): string {
  const page = `${base}${encodeURIComponent(name)}.html`;
  const [width, height] = [820, 600];
  const html = `<iframe src="${page}?embed" title="${escapeLine(title)}" width="${width}" height="${height}" allowfullscreen></iframe>`;
  return `${JSON.stringify({ version: '1.0', type: 'rich', title, provider_url: base, html, width, height }, null, 2)}\n`;
}

function headOf({ name, title }: GalleryEntry, base: string | undefined): string[] {
  const file = encodeURIComponent(name);
  const alternate = (type: string, href: string) =>
    `<link rel="alternate" type="${type}" href="${href}" title="${escapeLine(title)}">`;
  const found = base === undefined ? [] : [alternate('application/json+oembed', `${base}${file}.oembed.json`)];
  return [alternate('application/x-asciicast', `${file}.cast`), ...found];
}

/**
 * The files of a recording in a gallery, and what its index says of it.
 * @param name of its files, without an ending: letters, digits, dots and hyphens
 * @throws UsageError for wrong options; CastError for a recording that cannot be read
 * @example
 * const { entry, files } = await siteRecording(cast, 'demo');
 * files.map(({ name }) => name); // => ['demo.html', 'demo.svg', 'demo.cast']
 */
export async function siteRecording(
  cast: Cast,
  name: string,
  given: Given<typeof siteOptions> = {},
  hooks: RenderHooks = {},
): Promise<{ entry: GalleryEntry; files: PageFile[] }> {
  const { title: _, url: address, ...looks } = resolveOptions(siteOptions, given);
  const base = baseOf(address);
  const description = await altText(cast, hooks);
  const { cols, rows, title } = cast.header;
  const seconds = surveyTimeline(cast, {}).duration / SECOND;
  const entry = { name, title: title?.trim() || name, description, cols, rows, seconds };
  const { svg, poster } = await thumbnail(cast, looks.theme, hooks);
  const own =
    base === undefined
      ? {}
      : { url: `${base}${encodeURIComponent(name)}.html`, image: `${base}${encodeURIComponent(name)}.svg` };
  const frame = { assets: ASSETS, head: headOf(entry, base), after: galleryFooter(entry, base) };
  const page = await player(cast, { ...looks, ...own, title: entry.title, description, poster }, hooks, frame);
  const files = [
    { name: `${name}.html`, text: page },
    { name: `${name}.svg`, text: svg },
    { name: `${name}.cast`, text: [...writeCast(cast)].join('') },
  ];
  if (base !== undefined) files.push({ name: `${name}.oembed.json`, text: oembed(entry, base) });
  return { entry, files };
}

async function thumbnail(cast: Cast, theme: string | undefined, hooks: RenderHooks) {
  const options = { at: 'best', theme, resize: 'first' as const };
  for await (const { text, until } of svgStills(cast, options, hooks))
    return { svg: text.join(''), poster: String(until / SECOND) };
  throw new RangeError('no still');
}

/**
 * The index of a gallery, and the files that its pages share.
 * @throws UsageError for wrong options
 * @example
 * const { entry } = await siteRecording(cast, 'demo');
 * siteIndex([entry])[0]?.name; // => 'index.html'
 */
export function siteIndex(entries: readonly GalleryEntry[], given: Given<typeof siteOptions> = {}): PageFile[] {
  const { title } = resolveOptions(siteOptions, given);
  return [{ name: 'index.html', text: galleryIndex(title, entries, ASSETS) }, ...sharedFiles()];
}
