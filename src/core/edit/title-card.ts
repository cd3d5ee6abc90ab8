// castkit title-card: a text alone on the screen for a while; then everything is as it was.

import { UsageError } from '../errors.js';
import { text } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { parsePosition } from '../position/parse.js';
import type { CastEvent, Micros } from '../recording/cast.js';
import { openingsAt } from '../replay/openings.js';
import { surveyTimeline } from '../replay/timeline.js';
import { graphemes, textWidth } from '../search/trace.js';
import { toMicros } from '../time.js';
import { at, defineEdit, required, throughEvents } from './edit.js';
import { secondsOption } from './hold.js';
import { unescaped } from './insert.js';
import { positionOption, timeIn } from './positions.js';
import { RESET } from './reset.js';

/**
 * Option declarations of `titleCard`: names, checks, defaults.
 * @example
 * titleCardOptions.for.default; // => 2
 */
export const titleCardOptions = {
  text: text({ flag: 'text', group: 'Input', help: 'what it says; \\n begins a line', default: undefined }),
  at: positionOption({ flag: 'at', help: 'where it goes', default: '0' }),
  for: secondsOption('how long it shows', 2),
};

/**
 * Shows a text in the middle of an otherwise empty screen, for some seconds. What follows comes later, on the screen
 * as it stood.
 * @throws UsageError without a text; CastError for a position that the recording does not have
 * @example
 * const titled = await pipe(cast, titleCard({ text: 'A day at sea', for: 2 }));
 */
export const titleCard = defineEdit(titleCardOptions, (options) => {
  const says = required(titleCardOptions.text, options.text);
  if (says.trim() === '')
    throw new UsageError(optionName('text'), { expected: 'a text', received: JSON.stringify(says) });
  const position = parsePosition(String(options.at));
  const shown = toMicros(options.for);
  return async (cast) => {
    const time = await timeIn(cast, position);
    const { resizes } = surveyTimeline(cast, {});
    const [opening] = await openingsAt(cast, [time], resizes);
    if (!opening) throw new RangeError(`no screen at ${time}`);
    const card = cardText(unescaped(says), opening.cols, opening.rows);
    // At the start nothing has happened yet: what there is at 0 comes after the card.
    const events = time === 0 ? opened(card, shown) : interrupted(time, card, shown, opening.text);
    return throughEvents(cast, events);
  };
});

const output = (time: Micros, data: string): CastEvent => ({ time, type: 'output', data });

const opened = (card: string, shown: Micros) =>
  function* (events: Iterable<CastEvent>): Generator<CastEvent> {
    yield output(0, card);
    yield output(shown, RESET);
    for (const event of events) yield at(event.time + shown, event);
  };

const interrupted = (time: Micros, card: string, shown: Micros, opening: string) =>
  function* (events: Iterable<CastEvent>): Generator<CastEvent> {
    let told = false;
    const tell = function* (): Generator<CastEvent> {
      told = true;
      yield output(time, RESET + card);
      yield output(time + shown, RESET + opening);
    };
    for (const event of events) {
      if (!told && event.time > time) yield* tell();
      yield told ? at(event.time + shown, event) : event;
    }
    if (!told) yield* tell();
  };

/** Clears the screen, hides the cursor and sets the lines in the middle. */
function cardText(says: string, cols: number, rows: number): string {
  const lines = says
    .split(/\r?\n/)
    .flatMap((line) => wrapped(line, Math.max(1, cols - 2)))
    .slice(0, rows);
  const top = Math.floor((rows - lines.length) / 2) + 1;
  const placed = lines.map((line, index) => {
    const left = Math.floor((cols - textWidth(line)) / 2) + 1;
    return `\x1b[${top + index};${Math.max(1, left)}H${line}`;
  });
  return `\x1b[?25l\x1b[H\x1b[2J${placed.join('')}`;
}

/** Words set in lines of a given width; a word that is longer is broken. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const { text: grapheme } of graphemes(word)) {
      if (textWidth(line + grapheme) > width) {
        lines.push(line);
        line = '';
      }
      line += grapheme;
    }
  }
  return [...lines, line];
}
