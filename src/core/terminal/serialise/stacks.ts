// What programs have put aside, as output that puts it aside again: pens (XTPUSHSGR) and colours (XTPUSHCOLORS).
import type { RuntimeColours } from '../screen.js';
import type { TerminalState } from '../xterm/live-screen.js';
import { penStackOf } from '../xterm/pen-stack.js';
import { penSequence } from '../xterm/sgr.js';

/** Pushes beyond what is kept only count; so many are told. */
const MOST_PUSHES = 1000;

const rgb = (colour: number): string =>
  `rgb:${[16, 8, 0].map((shift) => ((colour >>> shift) & 0xff).toString(16).padStart(2, '0')).join('/')}`;

/** OSC 10, 11, 12 and 4, for colours that differ from the theme's. */
export function colourSequences({ foreground, background, cursor, palette }: RuntimeColours): string {
  const dynamic = [foreground, background, cursor].map((colour, at) =>
    colour === undefined ? '' : `\x1b]${10 + at};${rgb(colour)}\x1b\\`,
  );
  return [...dynamic, ...[...palette].map(([index, colour]) => `\x1b]4;${index};${rgb(colour)}\x1b\\`)].join('');
}

/** OSC 110, 111, 112 and 104. */
const THEME_COLOURS = [110, 111, 112, 104].map((code) => `\x1b]${code}\x1b\\`).join('');

/** Leaves the theme's colours. */
export function colourStack({ colourStack: { places, pushed } }: TerminalState): string {
  if (pushed === 0 && places.length === 0) return '';
  const put = (colours: RuntimeColours | undefined, push: string) =>
    colours ? `${THEME_COLOURS}${colourSequences(colours)}${push}` : '';
  const pushes = Array.from({ length: Math.min(pushed, MOST_PUSHES) }, (_, at) => `${put(places[at], '')}\x1b[#P`);
  // A place that was named keeps what it has whatever is pushed later.
  const named = places.map((colours, at) => put(colours, `\x1b[${at + 1}#P`));
  return `${pushes.join('')}${named.join('')}${THEME_COLOURS}`;
}

/** Leaves the default pen. */
export function penStack(core: object): string {
  const stack = penStackOf(core);
  if (!stack || stack.pushed === 0) return '';
  const { kept, pushed } = stack;
  const pens = kept.map(
    ({ fg, bg, extended, asked }) => `${penSequence(fg, bg, extended._ext)}\x1b[${asked.join(';')}#{`,
  );
  return `${pens.join('')}${'\x1b[#{'.repeat(Math.min(pushed, MOST_PUSHES) - kept.length)}\x1b[0m\x1b[0"q`;
}
