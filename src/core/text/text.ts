// A screen as plain text: one line a row, or one a logical line where rows that wrapped are joined. No colours.

import type { RenderHooks } from '../hooks.js';
import { momentOptions, screenOf, scrollbackOptions } from '../moments/moment.js';
import { type Given, resolveOptions, toggle } from '../options/option.js';
import type { Cast } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { BLANK, type Screen, TAIL } from '../terminal/screen.js';
import { rowText, screenText } from '../terminal/text.js';
import { altText } from './alt-text.js';
import { transcriptOf, transcriptOptions, transcriptText } from './transcript.js';

/**
 * Option declarations of `txt`: names, checks, defaults.
 * @example
 * txtOptions.at.default; // => 'end'
 */
export const txtOptions = {
  ...momentOptions,
  ...scrollbackOptions,
  ...transcriptOptions,
  altText: toggle({
    flag: 'alt-text',
    group: 'Output',
    help: 'a sentence that stands for a picture of the recording',
    default: false,
  }),
  unwrap: toggle({ flag: 'unwrap', group: 'Output', help: 'join the rows of a line that wrapped', default: false }),
};

/**
 * The screen at a moment as text, without the blanks at the ends of lines, a line feed after each line; or the
 * transcript of the session; or a sentence about it.
 * @throws UsageError for wrong options; CastError for a moment that the recording does not have
 * @example
 * (await txt(cast, { at: 'end' })).includes('Safe in harbour'); // => true
 */
export async function txt(
  recording: Cast,
  given: Given<typeof txtOptions> = {},
  hooks: RenderHooks = {},
): Promise<string> {
  const cast = givenCast(recording, hooks);
  const options = resolveOptions(txtOptions, given);
  if (options.altText) return `${await altText(cast, hooks)}\n`;
  if (options.transcript) return transcriptText(await transcriptOf(cast, options, hooks), options.unwrap);
  const screen = await screenOf(cast, options, hooks);
  const lines = options.unwrap ? unwrappedText(screen) : screenText(screen);
  return lines.map((line) => `${line}\n`).join('');
}

/** The screen's logical lines, right-trimmed. */
function unwrappedText(screen: Screen): string[] {
  const lines: string[] = [];
  let line = '';
  for (let row = 0; row < screen.rows; row++) {
    const goesOn = screen.wraps[row + 1] === 1;
    line += goesOn ? wholeRow(screen, row) : rowText(screen, row);
    if (goesOn) continue;
    lines.push(trimmedRight(line));
    line = '';
  }
  return lines;
}

/** A row that goes on in the next one: its blanks are part of the line, but for one left where a wide grapheme did not fit. */
export function wholeRow(screen: Screen, row: number): string {
  const next = (row + 1) * screen.cols;
  const moved = screen.cols > 1 && screen.glyphs[next + 1] === TAIL && screen.glyphs[next - 1] === BLANK;
  const text = rowText(screen, row);
  return text + ' '.repeat(screen.cols - (moved ? 1 : 0) - columnsOf(screen, row));
}

/** Columns up to the last that is not blank. */
function columnsOf(screen: Screen, row: number): number {
  let cols = screen.cols;
  while (cols > 0 && screen.glyphs[row * screen.cols + cols - 1] === BLANK) cols--;
  return cols;
}

function trimmedRight(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ') end--;
  return text.slice(0, end);
}
