// When something is on the screen: from when to when, and where it was when it came.

import type { RenderHooks } from '../hooks.js';
import { type Given, resolveOptions, toggle } from '../options/option.js';
import { guardOf } from '../position/guard.js';
import { literalPattern, readRegex } from '../position/pattern.js';
import type { Cast, Micros } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { surveyTimeline } from '../replay/timeline.js';
import { watchScreens } from '../replay/watch.js';
import { toSeconds } from '../time.js';
import { LineReader, type ShownLine } from './shown-lines.js';

/**
 * Option declarations of `grep`: names, checks, defaults.
 * @example
 * grepOptions.ignoreCase.default; // => false
 */
export const grepOptions = {
  ignoreCase: toggle({
    flag: 'ignore-case',
    alias: 'i',
    group: 'Input',
    help: 'upper and lower case are the same',
    default: false,
  }),
  fixed: toggle({
    flag: 'fixed',
    alias: 'F',
    group: 'Input',
    help: 'look for the text as it stands, not for a regular expression',
    default: false,
  }),
};

/**
 * A stretch of time during which a text that matches is on the screen, in seconds on the recording's own timeline.
 * @example
 * const seconds = ({ from, to }: Sighting) => to - from;
 */
export interface Sighting {
  from: number;
  /** When it was gone; the end of the recording where it stayed. */
  to: number;
  /** From 0: where the line began on which it was first seen. */
  row: number;
  /** What matched. */
  text: string;
  /** The line on which it was first seen; rows that wrapped are one line. */
  line: string;
}

/**
 * Where a pattern matches what is on the screen. A text that moves, as by scrolling, stays one sighting.
 * @param pattern a regular expression, or its source; `^` and `$` are the ends of a line
 * @throws UsageError for a pattern or option that is wrong; CastError for a recording that cannot be read
 * @example
 * const [first] = await grep(cast, /Porto/);
 * first?.line.trim().startsWith('8'); // => true
 */
export async function grep(
  recording: Cast,
  pattern: string | RegExp,
  given: Given<typeof grepOptions> = {},
  { warn, signal }: Pick<RenderHooks, 'warn' | 'signal'> = {},
): Promise<Sighting[]> {
  const cast = givenCast(recording, { signal });
  const watcher = new Watcher(compiled(pattern, given));
  const lines = new LineReader();
  const see = watcher.see.bind(watcher);
  await watchScreens(cast, ({ screen, changes, time }) => see(lines.read(screen, changes), time), warn ? { warn } : {});
  return watcher.finish(surveyTimeline(cast, {}).duration);
}

function compiled(pattern: string | RegExp, given: Given<typeof grepOptions>): RegExp {
  const { ignoreCase, fixed } = resolveOptions(grepOptions, given);
  const flags = ignoreCase ? 'gmi' : 'gm';
  if (typeof pattern !== 'string') return readRegex(pattern.source, `${pattern.flags.replace('y', '')}${flags}`, 'RE');
  return fixed ? literalPattern(pattern, flags) : readRegex(pattern, flags, 'RE');
}

/** A line holds no more matches than anybody reads. */
const MOST_MATCHES = 1000;

/** Owns what is on the screen at present, and what has been. */
class Watcher {
  readonly #sightings: (Omit<Sighting, 'from' | 'to'> & { from: Micros; to: Micros | undefined })[] = [];
  #shown = new Map<string, { to: Micros | undefined }>();
  /** Matches of the lines on the last screen: most lines stay from screen to screen. */
  #known = new Map<string, readonly string[]>();

  readonly #guard: ReturnType<typeof guardOf>;

  constructor(readonly pattern: RegExp) {
    this.#guard = guardOf(pattern, 'RE');
  }

  see(lines: readonly ShownLine[], time: Micros): void {
    const shown = new Map<string, { to: Micros | undefined }>();
    const known = new Map<string, readonly string[]>();
    for (const { row, text: line } of lines) {
      const matches = this.#known.get(line) ?? this.#guard(() => this.#matches(line));
      known.set(line, matches);
      for (const text of matches) {
        if (!shown.has(text)) shown.set(text, this.#shown.get(text) ?? this.#open(text, row, line, time));
      }
    }
    for (const [text, sighting] of this.#shown) if (!shown.has(text)) sighting.to = time;
    this.#shown = shown;
    this.#known = known;
  }

  finish(end: Micros): Sighting[] {
    return this.#sightings.map(({ from, to, ...what }) => ({
      from: toSeconds(from),
      to: toSeconds(to ?? Math.max(end, from)),
      ...what,
    }));
  }

  #matches(line: string): string[] {
    const matches: string[] = [];
    for (const [text] of line.matchAll(this.pattern)) if (matches.push(text) === MOST_MATCHES) break;
    return matches;
  }

  #open(text: string, row: number, line: string, from: Micros): { to: Micros | undefined } {
    const sighting = { from, to: undefined as Micros | undefined, row, text, line };
    this.#sightings.push(sighting);
    return sighting;
  }
}
