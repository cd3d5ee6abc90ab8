// castkit concat: recordings joined one after the other, each in a terminal as good as new unless its state is to be kept.

import type { Warn } from '../errors.js';
import { type Given, number, resolveOptions, toggle, type Values } from '../options/option.js';
import type { Cast, CastEvent, Edit, EmbeddedTheme, Header, Micros } from '../recording/cast.js';
import { expectCast } from '../recording/given-cast.js';
import { limitIdle } from '../replay/timeline.js';
import { toMicros } from '../time.js';
import { type EditHooks, throughEvents } from './edit.js';
import { RESET } from './reset.js';

/**
 * Option declarations of `concat`: names, checks, defaults.
 * @example
 * concatOptions.gap.default; // => 0
 */
export const concatOptions = {
  gap: number({
    flag: 'gap',
    group: 'Timing',
    help: 'pause between two recordings',
    placeholder: 'SECONDS',
    min: 0,
    max: 1e9,
    default: 0,
  }),
  clear: toggle({ flag: 'clear', group: 'Look', help: 'clear the screen as soon as a recording ends', default: false }),
  keepState: toggle({
    flag: 'keep-state',
    group: 'Look',
    help: 'let each recording go on with the screen and the modes of the one before',
    default: false,
  }),
};

const CLEAR = '\x1b[H\x1b[2J';

/**
 * Appends recordings. The header is the first one's; another size becomes a resize event, another theme is set by the
 * escape sequences with which programs set colours. Idle limits that differ are applied for good.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read
 * @example
 * const both = await pipe(cast, concat([await loadCast('demo.cast')], { gap: 1 }));
 */
export function concat(others: readonly Cast[], given: Given<typeof concatOptions> = {}, hooks: EditHooks = {}): Edit {
  const options = resolveOptions(concatOptions, given);
  return (first) => {
    const casts = [first, ...others].map(expectCast);
    const header = commonHeader(casts, hooks.warn);
    const bodies = header.idleTimeLimit === first.header.idleTimeLimit ? casts : casts.map(withoutIdle);
    return { ...first, header, events: { [Symbol.iterator]: () => joined(bodies, options) } };
  };
}

/** The first header; without an idle limit where not all have the same. */
function commonHeader(casts: readonly Cast[], warn: Warn = () => {}): Header {
  const { idleTimeLimit, ...header } = casts[0]!.header;
  if (casts.every((cast) => cast.header.idleTimeLimit === idleTimeLimit)) return casts[0]!.header;
  warn('the recordings have different idle time limits; their pauses were shortened to them');
  return header;
}

function withoutIdle(cast: Cast): Cast {
  const limit = cast.header.idleTimeLimit;
  return limit ? throughEvents(cast, (events) => limitIdle(events, toMicros(limit))) : cast;
}

function* joined(casts: readonly Cast[], options: Values<typeof concatOptions>): Generator<CastEvent> {
  let end: Micros = 0;
  let { cols, rows } = casts[0]!.header;
  for (const [index, cast] of casts.entries()) {
    const { header } = cast;
    let start = end;
    if (index > 0) {
      if (options.clear) yield { time: end, type: 'output', data: options.keepState ? CLEAR : RESET };
      start = end + toMicros(options.gap);
      const opening = options.keepState ? '' : RESET + themeSequences(header.theme, casts[0]!.header.theme);
      if (opening) yield { time: start, type: 'output', data: opening };
      if (header.cols !== cols || header.rows !== rows) {
        yield { time: start, type: 'resize', cols: header.cols, rows: header.rows };
      }
      ({ cols, rows } = header);
      end = start;
    }
    for (const event of cast.events) {
      end = start + event.time;
      if (event.type === 'resize') ({ cols, rows } = event);
      // The session ends where the last recording does.
      if (event.type === 'exit' && index < casts.length - 1) continue;
      yield { ...event, time: end };
    }
  }
}

const rgb = (colour: number): string =>
  colour
    .toString(16)
    .padStart(6, '0')
    .replace(/(..)(..)(..)/, 'rgb:$1/$2/$3');

/** Sets the colours of a theme at run time (OSC 4, 10 and 11), where they are not those of the header. */
function themeSequences(theme: EmbeddedTheme | undefined, first: EmbeddedTheme | undefined): string {
  if (!theme || JSON.stringify(theme) === JSON.stringify(first)) return '';
  const { foreground, background, palette } = theme;
  const indexed = palette.map((colour, index) => `;${index};${rgb(colour)}`).join('');
  const named = indexed === '' ? '' : `\x1b]4${indexed}\x1b\\`;
  return `\x1b]10;${rgb(foreground)}\x1b\\\x1b]11;${rgb(background)}\x1b\\${named}`;
}
