// What a recording holds, as values: counted from its events and from the screens of one replay. How it prints is info.ts's.

import { createGlyphs } from '../fonts/source.js';
import type { RenderHooks } from '../hooks.js';
import { NO_LIMIT } from '../moments/moment.js';
import type { Cast, CastEvent, CastVersion, EmbeddedTheme, Micros } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { replay } from '../replay/replay.js';
import type { Changes, Screen } from '../terminal/screen.js';
import { type Colour, DEFAULT_COLOUR, RGB, type Style } from '../terminal/style.js';
import { hex } from '../text/screen-json.js';
import { toSeconds } from '../time.js';

/**
 * Facts about a recording. Times are in seconds on its own timeline: no idle limit, no speed. Sizes are in cells.
 * @example
 * const labels = ({ markers }: CastInfo) => markers.map(({ label }) => label);
 */
export interface CastInfo {
  version: CastVersion;
  /** Size at the start. */
  cols: number;
  rows: number;
  title: string | null;
  duration: number;
  /** How many there are of each kind. */
  events: Record<CastEvent['type'], number>;
  /** The longest time without an event, and when it began; null where there are no events. */
  longestPause: { at: number; seconds: number } | null;
  /** Colours that cells asked for: indexes into the palette, and how many different RGB colours besides. */
  colours: { palette: number[]; rgb: number };
  markers: { time: number; label: string }[];
  /** "#rrggbb" each. */
  theme: { foreground: string; background: string; palette: string[] } | null;
  /** Graphemes that no font has, in order of their code points. */
  missingGlyphs: string[];
}

/**
 * Functions that castInfo calls while it runs.
 * @example
 * const ascii: InfoHooks = { covers: (grapheme) => grapheme < '\x7f' };
 * const { missingGlyphs } = await castInfo(cast, ascii);
 */
export interface InfoHooks extends RenderHooks {
  /** Whether a font has the grapheme; without it the fonts that ship are asked. */
  covers?: (grapheme: string) => boolean;
}

type EventFacts = Pick<CastInfo, 'duration' | 'events' | 'longestPause' | 'markers'>;

/** Goes through the events once. @throws CastError for an event that cannot be read */
export function surveyEvents(cast: Cast): EventFacts {
  const events = { output: 0, input: 0, resize: 0, marker: 0, exit: 0, other: 0 };
  const markers: CastInfo['markers'] = [];
  let last: Micros = 0;
  let pause: { at: Micros; length: Micros } | undefined;
  for (const event of cast.events) {
    events[event.type]++;
    if (event.type === 'marker') markers.push({ time: toSeconds(event.time), label: event.label });
    if (!pause || event.time - last > pause.length) pause = { at: last, length: event.time - last };
    last = event.time;
  }
  return {
    duration: toSeconds(last),
    events,
    longestPause: pause ? { at: toSeconds(pause.at), seconds: toSeconds(pause.length) } : null,
    markers,
  };
}

/** Owns what has been seen on the screens so far. */
class Sightings {
  readonly graphemes = new Set<string>();
  readonly #glyphs = new Set<number>();
  readonly #styles = new Set<number>();
  readonly #palette = new Set<number>();
  /** A bit for each RGB colour: a recording may show millions. */
  readonly #rgb = new Uint8Array(1 << 21);
  #rgbCount = 0;

  see(screen: Screen, { all, from, to }: Changes): void {
    for (let row = 0; row < screen.rows; row++) {
      const start = row * screen.cols;
      const end = start + (all ? screen.cols : to[row]!);
      for (let cell = start + (all ? 0 : from[row]!); cell < end; cell++) this.#seeCell(screen, cell);
    }
  }

  #seeCell(screen: Screen, cell: number): void {
    const glyph = screen.glyphs[cell]!;
    const style = screen.styles[cell]!;
    if (!this.#glyphs.has(glyph)) {
      this.#glyphs.add(glyph);
      this.graphemes.add(screen.text(glyph));
    }
    if (this.#styles.has(style)) return;
    this.#styles.add(style);
    this.#seeStyle(screen.style(style));
  }

  #seeStyle({ fg, bg, underlineColour }: Style): void {
    for (const colour of [fg, bg, underlineColour]) this.#seeColour(colour);
  }

  #seeColour(colour: Colour): void {
    if (colour === DEFAULT_COLOUR) return;
    if (colour < RGB) {
      this.#palette.add(colour & 0xff);
      return;
    }
    const rgb = colour & 0xff_ffff;
    const bit = 1 << (rgb & 7);
    if ((this.#rgb[rgb >> 3]! & bit) !== 0) return;
    this.#rgb[rgb >> 3]! |= bit;
    this.#rgbCount++;
  }

  colours(): CastInfo['colours'] {
    return { palette: [...this.#palette].sort((a, b) => a - b), rgb: this.#rgbCount };
  }
}

const byCodePoint = (a: string, b: string): number => a.codePointAt(0)! - b.codePointAt(0)! || (a < b ? -1 : 1);

const themeValue = ({ foreground, background, palette }: EmbeddedTheme): NonNullable<CastInfo['theme']> => ({
  foreground: hex(foreground),
  background: hex(background),
  palette: palette.map(hex),
});

/** Asks the fonts that ship, of each grapheme once, by drawing it; only a drawing tells what a cluster of several code points needs. */
function bundledCoverage(): (grapheme: string) => boolean {
  let missing = false;
  const glyphs = createGlyphs({
    size: 16,
    lineHeight: 1.4,
    tell: (drawn) => {
      missing ||= drawn.missing;
    },
  });
  return (grapheme) => {
    missing = false;
    glyphs.glyph(grapheme, { bold: false, italic: false }, 2);
    return !missing;
  };
}

/**
 * Everything there is to say about a recording.
 * @throws CastError for a recording that cannot be read
 * @example
 * const { duration, markers } = await castInfo(cast);
 * duration; // => 31.65
 */
export async function castInfo(
  recording: Cast,
  { covers = bundledCoverage(), warn, signal }: InfoHooks = {},
): Promise<CastInfo> {
  const cast = givenCast(recording, { signal });
  const facts = surveyEvents(cast);
  const seen = new Sightings();
  const unlimited = { maxDuration: NO_LIMIT, maxFrames: Number.MAX_SAFE_INTEGER };
  await replay(cast, { ...unlimited, ...(warn && { warn }) }, ({ screen, changes }) => seen.see(screen, changes));
  const { version, cols, rows, title, theme } = cast.header;
  return {
    version,
    cols,
    rows,
    title: title ?? null,
    duration: facts.duration,
    events: facts.events,
    longestPause: facts.longestPause,
    colours: seen.colours(),
    markers: facts.markers,
    theme: theme ? themeValue(theme) : null,
    missingGlyphs: [...seen.graphemes].filter((text) => !covers(text)).sort(byCodePoint),
  };
}
