// A screen as JSON, a line of the file for each row, so that two screens can be compared line by line.
import type { Cast } from '../cast/cast.js';
import { type Given, resolveOptions } from '../options/option.js';
import type { RenderHooks } from './hooks.js';
import { momentOptions, screenOf } from './moment.js';
import { type ScreenValue, screenValue } from './screen-json.js';

export const jsonOptions = { ...momentOptions };

/**
 * The screen at a moment as the JSON of a ScreenValue. Equal screens give equal text.
 * @throws UsageError for wrong options; CastError for a moment that the recording does not have
 */
export async function json(
  cast: Cast,
  given: Given<typeof jsonOptions> = {},
  hooks: RenderHooks = {},
): Promise<string> {
  return screenJson(screenValue(await screenOf(cast, resolveOptions(jsonOptions, given), hooks)));
}

/** One row of cells a line. */
export function screenJson({ lines, ...facts }: ScreenValue): string {
  const head = JSON.stringify(facts).slice(0, -1);
  const rows = lines.map((cells) => JSON.stringify(cells)).join(',\n');
  return `${head},"lines":[\n${rows}\n]}\n`;
}
