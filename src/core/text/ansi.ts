// A screen as text with escape sequences, for terminals: colours stay as the program asked for them.

import type { RenderHooks } from '../hooks.js';
import { momentOptions, screenOf, scrollbackOptions } from '../moments/moment.js';
import { type Given, resolveOptions } from '../options/option.js';
import type { Cast } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { safeLink } from '../terminal/safe-link.js';
import type { Screen } from '../terminal/screen.js';
import { rowRuns } from './runs.js';
import { sgrOf } from './sgr.js';
import { transcriptOf, transcriptOptions } from './transcript.js';

/**
 * Option declarations of `ansi`: names, checks, defaults.
 * @example
 * ansiOptions.at.default; // => 'end'
 */
export const ansiOptions = { ...momentOptions, ...scrollbackOptions, ...transcriptOptions };

/**
 * The screen at a moment as text with escape sequences for its colours, or the transcript of the session; a line feed
 * after each row.
 * @throws UsageError for wrong options; CastError for a moment that the recording does not have
 * @example
 * process.stdout.write(await ansi(cast, { at: 'marker:fetch' }));
 */
export async function ansi(
  recording: Cast,
  given: Given<typeof ansiOptions> = {},
  hooks: RenderHooks = {},
): Promise<string> {
  const cast = givenCast(recording, hooks);
  const options = resolveOptions(ansiOptions, given);
  if (options.transcript) {
    const lines = await transcriptOf(cast, options, hooks);
    return lines.map(({ clock, screen }) => `\x1b[2m${clock}\x1b[0m  ${ansiRow(screen, 0)}\n`).join('');
  }
  return screenAnsi(await screenOf(cast, options, hooks));
}

/**
 * The rows of a screen as text with escape sequences, each ending with all attributes off and a line feed.
 * @example
 * process.stdout.write(screenAnsi(await screenAt(cast, Infinity)));
 */
export function screenAnsi(screen: Screen): string {
  return Array.from({ length: screen.rows }, (_, row) => `${lineSize(screen, row)}${ansiRow(screen, row)}\n`).join('');
}

/** DECDHL and DECDWL; xterm's numbers of line sizes are ours. */
function lineSize({ lineSizes }: Screen, row: number): string {
  return ['', '\x1b#6', '\x1b#3', '\x1b#4'][lineSizes[row] ?? 0] ?? '';
}

/** A row without its line feed. */
function ansiRow(screen: Screen, row: number): string {
  let line = '';
  let sgr = '';
  let link = '';
  for (const { text, style } of rowRuns(screen, row, { exact: true })) {
    const target = safeLink(style.link) ?? '';
    const wanted = sgrOf(style, screen);
    if (target !== link) line += `\x1b]8;;${target}\x1b\\`;
    if (wanted !== sgr) line += wanted === '' ? '\x1b[0m' : `\x1b[0;${wanted}m`;
    line += text;
    [sgr, link] = [wanted, target];
  }
  return `${line}${sgr === '' ? '' : '\x1b[0m'}${link === '' ? '' : '\x1b]8;;\x1b\\'}`;
}
