// A recording played back in a terminal: the player meets the clock and the keys.
import { resolveIn } from '../core/edit/positions.js';
import { type Given, resolveOptions, type Values } from '../core/options/option.js';
import { rangeSelection } from '../core/position/parse.js';
import type { Cast, Micros } from '../core/recording/cast.js';
import { parseTheme } from '../core/theme/themes.js';
import { SECOND } from '../core/time.js';
import { actionsOf, type PlayAction, type PlayKeys } from './keys.js';
import { playOptions } from './options.js';
import { Player } from './player.js';
import { printedRows, View } from './view.js';

/**
 * A terminal to play in. Sizes are in cells.
 * @example
 * const quiet: PlayTerminal = { size: { cols: 80, rows: 24 }, write() {}, onKeys() {}, onResize() {} };
 */
export interface PlayTerminal {
  /** As it is now. */
  readonly size: { cols: number; rows: number };
  /** Text with escape sequences. */
  write(output: string): void;
  /** Has the listener called with what is typed: characters and control sequences, as terminals send them. */
  onKeys(listener: (typed: string) => void): void;
  /** Has the listener called when the size has changed. */
  onResize(listener: () => void): void;
}

/**
 * How a playback ended.
 * @example
 * const seconds = ({ time }: Playback) => time / 1_000_000;
 */
export interface Playback {
  /** False where somebody left it before its end. */
  ended: boolean;
  /** Where it was, in microseconds of the recording's own timeline. */
  time: Micros;
}

/** Of the terminal: the alternate screen, so that what was there comes back. */
export const ENTER = '\x1b[?1049h\x1b[H\x1b[2J';
/** Everything that a playback may have changed. */
export const LEAVE = '\x1b[?2026l\x1b[0m\x1b]8;;\x1b\\\x1b[0 q\x1b[?25h\x1b[?1049l';

/**
 * Plays a recording in a terminal until its end, or until somebody leaves: space pauses, `.` steps, arrows go back and forth,
 * `[` and `]` to markers, `+` and `-` change the speed, `q` leaves. Whatever happens, the terminal is left as it was.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read, and positions that it does not have
 * @example
 * const output: string[] = [];
 * const terminal: PlayTerminal = {
 *   size: { cols: 80, rows: 24 },
 *   write: (text) => void output.push(text),
 *   onKeys() {},
 *   onResize() {},
 * };
 * const { ended } = await playIn(terminal, cast, { speed: 1000, idleTimeLimit: 0.001 });
 */
export async function playIn(
  terminal: PlayTerminal,
  cast: Cast,
  given: Given<typeof playOptions> = {},
): Promise<Playback> {
  const options = resolveOptions(playOptions, given);
  const theme = options.theme === undefined ? undefined : parseTheme(options.theme);
  const range = await rangeOf(cast, options);
  const playing = new Playing(terminal, cast, options, range, new View(terminal.size, theme));
  const { size } = terminal;
  terminal.write(ENTER);
  let last = '';
  try {
    const playback = await playing.run();
    if (playback.ended) last = await playing.lastScreen();
    return playback;
  } finally {
    const back = options.resize ? sizeSequence(size) : '';
    terminal.write(LEAVE + back + last);
    playing.dispose();
  }
}

export interface Range {
  from: Micros;
  /** Infinity for the end, wherever that is. */
  to: Micros;
}

/** The whole recording need not be read for a plain time. */
export async function rangeOf(cast: Cast, { start, end }: { start: Moment; end: Moment }): Promise<Range> {
  if (start === undefined && end === undefined) return { from: 0, to: Number.POSITIVE_INFINITY };
  const selection = rangeSelection(textOf(start), textOf(end));
  const { spans } = await resolveIn(cast, selection);
  const { from = 0, to = 0 } = spans[0] ?? {};
  return { from, to: end === undefined ? Number.POSITIVE_INFINITY : to };
}

type Moment = string | number | undefined;
const textOf = (moment: Moment) => (moment === undefined ? undefined : String(moment));

export const sizeSequence = ({ cols, rows }: { cols: number; rows: number }): string => `\x1b[8;${rows};${cols}t`;

const SEEK: Micros = 5 * SECOND;
const FAR: Micros = 60 * SECOND;
/** Milliseconds. */
const FRAME = 16;
const WORDS = 1000;
const LONGEST_TIMER = 1_000_000;
/** Characters between two looks at the screen, where the recording has more than can be shown. */
const BURST = 200_000;

/** Owns the time of the playback, its speed, and what was typed and not yet done. */
class Playing {
  readonly #terminal: PlayTerminal;
  readonly #options: Values<typeof playOptions>;
  readonly #player: Player;
  readonly #view: View;
  readonly #range: Range;
  readonly #limit: Micros;
  readonly #keys: PlayKeys;
  #speed: number;
  #paused = false;
  #actions: PlayAction[] = [];
  #isStale = true;
  #wake: () => void = () => {};
  /** The moment of the clock, in milliseconds, at which the player's time was reached. */
  #reached = 0;
  #drawnAt = 0;
  /** Until when the words about the playback show. */
  #wordsUntil = 0;

  constructor(terminal: PlayTerminal, cast: Cast, options: Values<typeof playOptions>, range: Range, view: View) {
    this.#terminal = terminal;
    this.#options = options;
    this.#range = range;
    this.#view = view;
    this.#player = new Player(cast);
    this.#speed = options.speed;
    const limit = options.idleTimeLimit ?? cast.header.idleTimeLimit;
    this.#limit = limit === undefined ? Number.POSITIVE_INFINITY : limit * SECOND;
    this.#keys = { pause: options.pauseKey, step: options.stepKey, nextMarker: options.nextMarkerKey };
  }

  async run(): Promise<Playback> {
    this.#terminal.onKeys((typed) => {
      this.#actions.push(...actionsOf(typed, this.#keys));
      this.#wake();
    });
    this.#terminal.onResize(() => {
      this.#view.resize(this.#terminal.size);
      this.#isStale = true;
      this.#wake();
    });
    await this.#begin();
    for (;;) {
      if (await this.#act()) return { ended: false, time: this.#player.time };
      if (this.#isStale) await this.#draw();
      if (this.#paused) await this.#sleep(this.#wordsUntil - now());
      else if (await this.#advance()) {
        if (!this.#options.loop) return { ended: true, time: this.#player.time };
        await this.#begin();
      }
    }
  }

  /** The rows of the screen that the playback ended with. */
  async lastScreen(): Promise<string> {
    return this.#player.look((view) => printedRows(view.take().screen, this.#terminal.size.cols));
  }

  dispose(): void {
    this.#player.dispose();
  }

  async #begin(): Promise<void> {
    await this.#player.seek(this.#range.from, this.#isLeaving);
    if (this.#options.resize) this.#terminal.write(sizeSequence(this.#player.size));
    this.#reached = now();
    this.#isStale = true;
  }

  /** Goes on by what is due, or waits for it; true at the end. */
  async #advance(): Promise<boolean> {
    const { next, time } = this.#player;
    const { to } = this.#range;
    if (!next && to === Number.POSITIVE_INFINITY) return true;
    const until = Math.min(next?.time ?? to, to);
    const wait = Math.min(until - time, this.#limit) / 1000 / this.#speed;
    const due = this.#reached + wait - now();
    const frame = this.#drawnAt + FRAME - now();
    if (due > 0 || frame > 0) {
      await this.#sleep(Math.max(due, frame));
      return false;
    }
    if (!next || next.time > to) {
      this.#player.time = to;
      return true;
    }
    this.#feedDue();
    await this.#player.rest();
    this.#isStale = true;
    return false;
  }

  /** All that is due by now: the screen is looked at once for it. */
  #feedDue(): void {
    let fed = 0;
    for (let next = this.#player.next; next && next.time <= this.#range.to && fed < BURST; next = this.#player.next) {
      const wait = Math.min(next.time - this.#player.time, this.#limit) / 1000 / this.#speed;
      if (this.#reached + wait > now()) return;
      this.#reached += wait;
      this.#player.step();
      fed += next.type === 'output' ? next.data.length : 1;
      if (next.type === 'resize' && this.#options.resize) this.#terminal.write(sizeSequence(next));
      if (next.type === 'marker' && this.#options.pauseOnMarkers) {
        this.#paused = true;
        return;
      }
    }
  }

  readonly #isLeaving = (): boolean => this.#actions.includes('leave');
  readonly #isInterrupted = (): boolean => this.#actions.length > 0;

  /** Does what was typed; true where somebody leaves. */
  async #act(): Promise<boolean> {
    for (let action = this.#actions.shift(); action; action = this.#actions.shift()) {
      if (action === 'leave') return true;
      this.#catchUp();
      await this.#do(action);
      this.#reached = now();
      this.#wordsUntil = now() + WORDS;
      this.#isStale = true;
    }
    return false;
  }

  /** The player's time goes on between events, too. */
  #catchUp(): void {
    const { next, time } = this.#player;
    if (this.#paused || !next) return;
    const passed = (now() - this.#reached) * 1000 * this.#speed;
    this.#player.time = Math.min(next.time, time + Math.max(0, Math.min(passed, this.#limit)));
  }

  async #do(action: Exclude<PlayAction, 'leave'>): Promise<void> {
    const player = this.#player;
    const jumps: Partial<Record<PlayAction, Micros>> = {
      forward: SEEK,
      back: -SEEK,
      'far-forward': FAR,
      'far-back': -FAR,
    };
    const jump = jumps[action];
    if (jump !== undefined) return this.#jump(player.time + jump);
    if (action === 'begin') return this.#jump(this.#range.from);
    if (action === 'next-marker') return player.toNextMarker(this.#isInterrupted);
    if (action === 'previous-marker') {
      return this.#jump(player.markers.findLast((time) => time < player.time - SECOND / 2) ?? this.#range.from);
    }
    if (action === 'pause') this.#paused = !this.#paused;
    else if (action === 'step' && this.#paused) await this.#step();
    else if (action === 'faster') this.#speed = Math.min(64, this.#speed * 2);
    else if (action === 'slower') this.#speed = Math.max(1 / 16, this.#speed / 2);
  }

  #jump(to: Micros): Promise<void> {
    const { from } = this.#range;
    return this.#player.seek(Math.max(from, Math.min(to, this.#range.to)), this.#isInterrupted);
  }

  /** The next event that can be seen. */
  async #step(): Promise<void> {
    for (let event = this.#player.step(); event; event = this.#player.step()) {
      if (event.type === 'output' || event.type === 'resize') break;
    }
    await this.#player.rest();
  }

  async #draw(): Promise<void> {
    const words = this.#paused || now() < this.#wordsUntil ? this.#words() : '';
    const output = await this.#player.look((view) => {
      const { screen } = view.take();
      // A program that is in the middle of drawing is given a second to finish.
      return view.synchronized && now() - this.#drawnAt < WORDS ? undefined : this.#view.draw(screen, words);
    });
    this.#isStale = output === undefined && !this.#paused;
    if (output === undefined) return;
    this.#drawnAt = now();
    this.#terminal.write(output);
  }

  #words(): string {
    const seconds = Math.floor(this.#player.time / SECOND);
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    return [this.#paused ? 'paused' : '', clock, this.#speed === 1 ? '' : `${this.#speed}x`]
      .filter((word) => word)
      .join('  ');
  }

  /** Until something is typed, or so many milliseconds have passed, and words that have been read are taken away; for ever without. */
  #sleep(milliseconds: number): Promise<void> {
    if (this.#actions.length > 0 || (this.#isStale && !this.#paused)) return Promise.resolve();
    return new Promise((resolve) => {
      const left = this.#wordsUntil - now();
      const time = Math.min(
        left > 0 && !this.#paused ? left : LONGEST_TIMER,
        this.#paused ? LONGEST_TIMER : milliseconds,
      );
      const timer = setTimeout(
        () => {
          if (this.#wordsUntil > 0 && now() >= this.#wordsUntil) {
            this.#wordsUntil = 0;
            this.#isStale = true;
          }
          resolve();
        },
        Math.max(0, Math.ceil(time)),
      );
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

const now = (): number => performance.now();
