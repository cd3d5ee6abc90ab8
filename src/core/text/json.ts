// A screen as JSON, a line of the file for each row, so that two screens can be compared line by line.

import type { RenderHooks } from '../hooks.js';
import { momentOptions, screenOf, scrollbackOptions } from '../moments/moment.js';
import { type Given, resolveOptions } from '../options/option.js';
import type { Cast } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import type { Screen } from '../terminal/screen.js';
import { toSeconds } from '../time.js';
import { lineValue, screenFacts } from './screen-json.js';
import { type TimedLine, transcriptOf, transcriptOptions } from './transcript.js';

/**
 * Option declarations of `json`: names, checks, defaults.
 * @example
 * jsonOptions.at.default; // => 'end'
 */
export const jsonOptions = { ...momentOptions, ...scrollbackOptions, ...transcriptOptions };

/**
 * The screen at a moment as the JSON of a ScreenValue, or the transcript of the session. Equal screens give equal
 * text.
 * @throws UsageError for wrong options; CastError for a moment that the recording does not have
 * @example
 * const screen: ScreenValue = JSON.parse(await json(cast, { at: '50%' }));
 */
export async function json(
  recording: Cast,
  given: Given<typeof jsonOptions> = {},
  hooks: RenderHooks = {},
): Promise<string> {
  const cast = givenCast(recording, hooks);
  const options = resolveOptions(jsonOptions, given);
  if (options.transcript) return transcriptJson(await transcriptOf(cast, options, hooks));
  return screenJson(await screenOf(cast, options, hooks));
}

/** `{lines: [{time, text, cells}]}`: time in seconds, cells as those of a screen, blank ones at the end left out. */
function transcriptJson(lines: readonly TimedLine[]): string {
  const values = lines.map(({ time, text, screen }) => {
    const cells = lineValue(screen, 0);
    const last = cells.findLastIndex((cell) => cell.text !== ' ' || Object.keys(cell).length > 2);
    return JSON.stringify({ time: toSeconds(time), text, cells: cells.slice(0, last + 1) });
  });
  return `{"lines":[\n${values.join(',\n')}\n]}\n`;
}

/** One row of cells a line. */
function screenJson(screen: Screen): string {
  const head = JSON.stringify(screenFacts(screen)).slice(0, -1);
  // Row by row: all cells of what scrolled off would take a gigabyte as objects.
  const rows = Array.from({ length: screen.rows }, (_, row) => JSON.stringify(lineValue(screen, row)));
  return `${head},"lines":[\n${rows.join(',\n')}\n]}\n`;
}
