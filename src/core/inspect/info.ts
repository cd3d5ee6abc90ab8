// What a recording holds, for people or as JSON. What is counted and how is cast-info.ts's.

import { type Given, resolveOptions, toggle } from '../options/option.js';
import type { Cast } from '../recording/cast.js';
import { formatSeconds, toMicros } from '../time.js';
import { type CastInfo, castInfo, type InfoHooks } from './cast-info.js';

/**
 * Option declarations of `info`: names, checks, defaults.
 * @example
 * infoOptions.json.default; // => false
 */
export const infoOptions = {
  json: toggle({ flag: 'json', group: 'Output', help: 'print JSON, for programs', default: false }),
};

/**
 * A table of facts for people, or the JSON of a CastInfo.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read
 * @example
 * console.log(await info(cast));
 */
export async function info(cast: Cast, given: Given<typeof infoOptions> = {}, hooks: InfoHooks = {}): Promise<string> {
  const options = resolveOptions(infoOptions, given);
  const facts = await castInfo(cast, hooks);
  return options.json ? `${JSON.stringify(facts, null, 2)}\n` : infoTable(facts);
}

/** Text from a recording with nothing in it that a terminal would obey. */
function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) => `\\u{${char.codePointAt(0)!.toString(16)}}`);
}

const seconds = (value: number): string => `${formatSeconds(toMicros(value))} s`;

const plural = (kind: string, count: number): string => (count > 1 && /^(marker|resize|exit)$/.test(kind) ? 's' : '');

function eventWords(events: CastInfo['events']): string {
  const kinds = Object.entries(events).filter(([, count]) => count > 0);
  return kinds.length > 0 ? kinds.map(([kind, count]) => `${count} ${kind}${plural(kind, count)}`).join(', ') : 'none';
}

function colourWords({ palette, rgb }: CastInfo['colours']): string {
  const named = palette.filter((index) => index < 16).length;
  const words = [
    named > 0 ? `${named} of the 16` : '',
    palette.length > named ? `${palette.length - named} of the other 240` : '',
    rgb > 0 ? `${rgb} RGB` : '',
  ].filter((word) => word !== '');
  return words.length > 0 ? words.join(', ') : 'the default ones only';
}

const codePoint = (char: string): string => `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

function glyphWords(missing: readonly string[]): string {
  if (missing.length === 0) return 'all covered';
  return `not covered: ${missing.map((text) => `${harmless(text)} (${[...text].map(codePoint).join(' ')})`).join(', ')}`;
}

/** A name and what is to say of it; further rows of the same name leave the name out. */
type Row = readonly [name: string, words: string];

function* rowsOf(facts: CastInfo): Generator<Row> {
  yield ['format', `asciicast v${facts.version}`];
  if (facts.title !== null) yield ['title', harmless(facts.title)];
  yield ['size', `${facts.cols}x${facts.rows}`];
  yield ['duration', seconds(facts.duration)];
  yield ['events', eventWords(facts.events)];
  if (facts.longestPause)
    yield ['longest pause', `${seconds(facts.longestPause.seconds)} at ${seconds(facts.longestPause.at)}`];
  yield ['colours', colourWords(facts.colours)];
  if (facts.theme) yield ['theme', `${facts.theme.foreground} on ${facts.theme.background}`];
  yield ['glyphs', glyphWords(facts.missingGlyphs)];
  for (const [index, { time, label }] of facts.markers.entries()) {
    yield [index === 0 ? 'markers' : '', `${seconds(time)}  ${harmless(label)}`.trimEnd()];
  }
}

/** Two columns: names and facts. */
function infoTable(facts: CastInfo): string {
  const rows = [...rowsOf(facts)];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, words]) => `${name.padEnd(width)}  ${words}\n`).join('');
}
