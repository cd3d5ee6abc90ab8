// Plays a script: feeds the scheduled steps to a terminal and visits each screen that differs from the one before.
// What the script is made from is plan.ts.

import { CastError } from '../errors.js';
import { optionName } from '../options/option-name.js';
import type { Micros } from '../recording/cast.js';
import { Emulator, type EmulatorView } from '../terminal/emulator.js';
import { BLANK, type Changes, type Screen } from '../terminal/screen.js';
import { feed } from './feed.js';
import type { Frame } from './frame.js';
import { endOf, type Step, schedule } from './schedule.js';
import { overridden, type Script } from './script.js';
import { holdUpdates } from './synchronized.js';

/**
 * How many frames were visited, and when the last one ends, in microseconds of the animation.
 * @example
 * const seconds = ({ end }: Played) => end / 1_000_000;
 */
export interface Played {
  /** How many frames were visited. */
  frames: number;
  /** When the last frame ends. */
  end: Micros;
}

/**
 * Plays the script and calls `visit` for each frame, in order. Pauses (yields) after every few hundred frames, when what
 * the visits made can be passed on.
 * @throws CastError where there are more frames than `maxFrames`; what `visit` throws
 */
export async function* play(script: Script, visit: (frame: Frame) => void): AsyncGenerator<void, Played, void> {
  const emulator = new Emulator(script.initial, script.terminal);
  const teller = new FrameTeller(script, visit);
  try {
    yield* feed(stepsOf(script), emulator, (view, time) => teller.show(view, time));
    teller.finish();
    return { frames: teller.frames, end: endOf(script.segments, teller.last, script.lastFrameDuration) };
  } finally {
    emulator.dispose();
  }
}

/** An update may stay open for a second of the recording, as in xterm.js and kitty. */
export function stepsOf({ events, segments, fps, second, override }: Script): Iterable<Step> {
  return overridden(schedule(holdUpdates(events, second), segments, fps), override);
}

/** Tells frames from moments: owns what was visited last. */
class FrameTeller {
  frames = 0;
  /** The last moment that brought a frame. */
  last: Micros = 0;
  #title = '';
  /** The opening, while it is blank. */
  #blank: Omit<Frame, 'index'> | undefined;

  constructor(
    readonly script: Script,
    readonly visit: (frame: Frame) => void,
  ) {}

  show(view: EmulatorView, time: Micros): void {
    const { screen, changes } = view.take();
    if (this.frames > 0) {
      if (looksDifferent(changes)) this.#tell(screen, changes, time);
      return;
    }
    // Consumers draw the first frame whole, whatever was left out before it.
    changes.all = true;
    changes.from.fill(0);
    changes.to.fill(screen.cols);
    if (this.script.skipBlank && isBlank(screen)) this.#blank = { screen, changes, time };
    else this.#tell(screen, changes, time);
  }

  /** A recording that stays blank is one blank frame. */
  finish(): void {
    if (this.frames === 0 && this.#blank) this.#tell(this.#blank.screen, this.#blank.changes, 0);
  }

  #tell(screen: Screen, changes: Changes, moment: Micros): void {
    const { maxFrames, name } = this.script;
    if (this.frames >= maxFrames) {
      throw new CastError(
        { file: name },
        `expected at most ${maxFrames} frames (${optionName('maxFrames')}), found more`,
      );
    }
    changes.title = screen.title !== this.#title; // may have changed in a moment that was no frame
    this.#title = screen.title;
    this.last = moment;
    this.visit({ index: this.frames, time: this.frames === 0 ? 0 : moment, screen, changes });
    this.frames++;
  }
}

/** A new title alone is no new frame. */
function looksDifferent({ all, cursor, from, to }: Changes): boolean {
  return all || cursor || from.some((col, row) => col < to[row]!);
}

function isBlank({ glyphs, styles }: Screen): boolean {
  return glyphs.every((glyph) => glyph === BLANK) && styles.every((style) => style === 0);
}
