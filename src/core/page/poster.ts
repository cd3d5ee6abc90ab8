// The picture that a page shows before it plays, and where nothing plays: text as SVG, or what takes fewer bytes.

import type { RenderHooks } from '../hooks.js';
import { BEST } from '../moments/chosen-moment.js';
import { platform } from '../platform.js';
import type { Cast, Micros } from '../recording/cast.js';
import { png } from '../still/stills.js';
import { svgStills } from '../svg/svg.js';
import { escapeHtml } from '../text/markup.js';
import { txt } from '../text/text.js';
import { SECOND } from '../time.js';
import { NO_POSTER, type PlayerValues, posterPosition } from './options.js';

export interface Poster {
  readonly markup: string;
  /** What its style elements hold: a policy names them. */
  readonly styles: readonly string[];
  /** The moment, on the recording's own timeline. */
  readonly time: Micros;
}

/** Bytes. A page is to be little more than its recording. */
const MOST = 28_000;
/** Times in the page are rounded to a millisecond: half of one later they are the same moment. */
const ROUNDING: Micros = 600;

type Looks = Pick<PlayerValues, 'poster' | 'theme' | 'cols' | 'rows' | 'boldIsBright' | 'maxPixels'>;

/**
 * @param alt what the picture shows, in words
 * @throws CastError for a moment that the recording does not have
 */
export async function posterOf(
  cast: Cast,
  options: Looks,
  alt: string,
  { warn }: RenderHooks,
): Promise<Poster | undefined> {
  const { poster = BEST, theme, cols, rows, boldIsBright, maxPixels } = options;
  if (poster === NO_POSTER) return undefined;
  const hooks = warn ? { warn } : {};
  const looks = { theme, cols, rows, boldIsBright, resize: 'first' as const };
  for await (const still of svgStills(
    cast,
    { ...looks, at: posterPosition(poster), alt, idPrefix: 'poster-' },
    hooks,
  )) {
    const time = still.until > still.time ? Math.max(still.time, still.until - ROUNDING) : still.time + ROUNDING;
    const svg = still.text.join('').trim();
    if (svg.length <= MOST) return { markup: svg, styles: stylesIn(svg), time };
    return {
      markup: await smaller(cast, { ...looks, maxPixels, at: `${still.until / SECOND}` }, alt),
      styles: [],
      time,
    };
  }
  return undefined;
}

const stylesIn = (svg: string): string[] =>
  [...svg.matchAll(/<style>([^<]*)<\/style>/g)].map(([, text = '']) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
  );

/** Pixels of a screen of pictures are fewer bytes than its text; where not even they are few, the text alone. */
async function smaller(
  cast: Cast,
  { at, maxPixels, theme, ...looks }: Omit<Looks, 'poster'> & { at: string; resize: 'first' },
  alt: string,
): Promise<string> {
  const one = theme?.includes(',dark=') ? undefined : theme;
  for (const fontSize of [16, 10]) {
    const bytes = await png(cast, { ...looks, theme: one, at, maxPixels, fontSize });
    const source = `data:image/png;base64,${platform().toBase64(bytes)}`;
    if (source.length <= MOST) return `<img src="${source}" alt="${escapeHtml(alt)}">`;
  }
  return `<pre>${escapeHtml((await txt(cast, { at })).slice(0, MOST / 2))}</pre>`;
}
