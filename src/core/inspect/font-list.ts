// Which font draws what, for people or as JSON. What is found and how is cast-fonts.ts's.

import type { RenderHooks } from '../hooks.js';
import { type Given, resolveOptions, toggle } from '../options/option.js';
import { graphemeWords } from '../picture/fonts-used.js';
import type { Cast } from '../recording/cast.js';
import { type CastFonts, castFonts, chosenFontOptions } from './cast-fonts.js';

/**
 * Option declarations of `fonts`: names, checks, defaults.
 * @example
 * fontsOptions.json.default; // => false
 */
export const fontsOptions = {
  ...chosenFontOptions,
  json: toggle({ flag: 'json', group: 'Output', help: 'print JSON, for programs', default: false }),
};

/**
 * A line for each font with the characters that it draws, and one for those that no font has; or the JSON of a
 * CastFonts.
 * @throws UsageError for wrong options; CastError for a recording or a font that cannot be read
 * @example
 * (await fonts(cast)).startsWith('JetBrains Mono'); // => true
 */
export async function fonts(
  cast: Cast,
  given: Given<typeof fontsOptions> = {},
  hooks: RenderHooks = {},
): Promise<string> {
  const { json, ...chosen } = resolveOptions(fontsOptions, given);
  const found = await castFonts(cast, chosen, hooks);
  return json ? `${JSON.stringify(found, null, 2)}\n` : fontTable(found);
}

const MOST_SHOWN = 100;
/** What a terminal would obey, join to its neighbours or not show. */
const UNSHOWABLE = /[\p{Cc}\p{Co}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]|^[\p{Cf}\p{M}\p{Z}]/u;

/** Side by side, clusters with room between them; those that cannot be shown last, by their code points. */
function characterWords(characters: readonly string[]): string {
  const shown = characters.slice(0, MOST_SHOWN);
  const plain = shown.filter((text) => !UNSHOWABLE.test(text));
  const named = shown.filter((text) => UNSHOWABLE.test(text)).map(graphemeWords);
  const room = plain.some((text) => Array.from(text).length > 1) ? ' ' : '';
  const more = characters.length - shown.length;
  const words = [plain.join(room), ...named, more > 0 ? `and ${more} more` : ''];
  return words.filter((word) => word !== '').join(' ');
}

function* rowsOf({
  fonts: found,
  geometry,
  missing,
}: CastFonts): Generator<[name: string, count: number, words: string]> {
  for (const { family, style, characters } of found) {
    yield [style === '' ? family : `${family} ${style}`, characters.length, characterWords(characters)];
  }
  if (geometry.length > 0) yield ['geometry', geometry.length, characterWords(geometry)];
  if (missing.length > 0) yield ['no font', missing.length, missing.slice(0, MOST_SHOWN).map(graphemeWords).join(', ')];
}

/** Three columns: names, how many characters, which. */
function fontTable(found: CastFonts): string {
  const rows = [...rowsOf(found)];
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  const digits = Math.max(0, ...rows.map(([, count]) => String(count).length));
  return rows
    .map(([name, count, words]) => `${name.padEnd(width)}  ${String(count).padStart(digits)}  ${words}\n`)
    .join('');
}
