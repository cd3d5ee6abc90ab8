// A static gallery: the index of many recordings, and what is around the player on the page of each. Markup only; which files there are
// is site.ts's.

import { escapeHtml, escapeLine } from '../text/markup.js';
import { pageDocument } from './document.js';
import { pageFile } from './player-files.js';

/**
 * What the index of a gallery says of a recording.
 * @example
 * const longest = (all: readonly GalleryEntry[]) => Math.max(...all.map(({ seconds }) => seconds));
 */
export interface GalleryEntry {
  /** Of its files, without an ending. */
  name: string;
  title: string;
  description: string;
  cols: number;
  rows: number;
  /** On the recording's own timeline. */
  seconds: number;
}

const link = (name: string): string => encodeURIComponent(name);

const facts = ({ cols, rows, seconds }: GalleryEntry): string =>
  `${cols} columns, ${rows} rows, ${seconds.toFixed(1)} seconds`;

const card = (entry: GalleryEntry): string =>
  [
    `<li><a href="${link(entry.name)}.html"><img src="${link(entry.name)}.svg" alt="" loading="lazy" width="410" height="275">`,
    `<span class="name">${escapeLine(entry.title)}</span></a>`,
    `<p>${escapeHtml(entry.description)}</p><p class="facts">${facts(entry)}</p></li>`,
  ].join('');

/** The script and the style sheet of an index. */
export const galleryFiles = () => ({
  scripts: [pageFile('dist/pages/gallery.js')],
  styles: [pageFile('dist/pages/player.css'), pageFile('dist/pages/gallery.css')],
});

/** The index of a gallery, with a search in what it says. */
export function galleryIndex(title: string, entries: readonly GalleryEntry[], assets: string): string {
  const count = `${entries.length} ${entries.length === 1 ? 'recording' : 'recordings'}`;
  return pageDocument({
    ...galleryFiles(),
    title,
    description: `${title}: ${count}`,
    head: ['<meta property="og:type" content="website">'],
    ownStyles: [],
    bodyStyles: [],
    assets,
    body: [
      `<main><header><h1>${escapeLine(title)}</h1><p class="facts">${count}</p></header>`,
      '<p id="search" hidden><label>Search <input type="search" autocomplete="off"></label> <output></output></p>',
      `<ul id="recordings">${entries.map(card).join('\n')}</ul></main>`,
    ],
  });
}

/** Links to the index and to the recording, and what to paste into another page. */
export function galleryFooter({ name, title }: GalleryEntry, base: string | undefined): string {
  const page = `${base ?? ''}${link(name)}.html`;
  const iframe = `<iframe src="${page}?embed" title="${escapeLine(title)}" width="820" height="600" allowfullscreen></iframe>`;
  const snippets = [iframe, `[![${title.replace(/[[\]\\]/g, '\\$&')}](${base ?? ''}${link(name)}.svg)](${page})`];
  return [
    '<footer><details><summary>Embed</summary>',
    ...snippets.map((snippet) => `<pre><code>${escapeHtml(snippet)}</code></pre>`),
    `</details><p><a href="index.html">All recordings</a> · <a href="${link(name)}.cast" download>Recording</a></p></footer>`,
  ].join('');
}
