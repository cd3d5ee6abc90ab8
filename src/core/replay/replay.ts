// A recording as frames: the two ways to get them, pushed (replay, cheap) and pulled (frames, each a copy to keep),
// and single screens of a recording's own timeline (screenAt).

import { UsageError } from '../errors.js';
import type { Marker } from '../position/resolve.js';
import type { Cast, Micros } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import type { EmulatorView } from '../terminal/emulator.js';
import type { Screen } from '../terminal/screen.js';
import { cloneChanges, cloneScreen } from './clone.js';
import { feed } from './feed.js';
import type { Frame } from './frame.js';
import { planReplay, type ReplayOptions } from './plan.js';
import { type Played, play } from './play.js';
import { lineUp, schedule } from './schedule.js';
import { overridden, type ScreenOptions, sized } from './script.js';
import { openTerminal } from './terminal.js';

/**
 * A frame whose screen and changes are copies, to keep. It shows for `duration` microseconds.
 * @example
 * const seconds = ({ duration }: OwnedFrame) => duration / 1_000_000;
 */
export interface OwnedFrame extends Frame {
  duration: Micros;
}

/** Rows that scrolled off are few enough to be kept all, but for those of very long sessions. */
const ALL_ROWS = 100_000;

/**
 * What a replay was, once it is over. Times are in microseconds of the animation.
 * @example
 * const { frames: count, end }: Replayed = await replay(cast, {}, () => {});
 */
export interface Replayed extends Played {
  /** The canvas, in cells: the largest size that is shown, in either direction, or the first. */
  cols: number;
  rows: number;
  /** Those that are shown. */
  markers: readonly Marker[];
  /** The latest that the last frame could end. */
  length: Micros;
}

/**
 * Replays a recording and calls `visit` for each frame, in order; screen and changes hold only during the visit.
 * Limits, speed, selection and frame cap apply as `options` say.
 * @throws UsageError for wrong options; CastError for a recording that cannot be read, a position it does not have or
 * a limit it is over; what `visit` throws
 * @example
 * const { cols, end } = await replay(cast, { speed: 2 }, ({ time, screen }) => {
 *   if (screen.title === 'vim') console.log(time);
 * });
 */
export async function replay(
  recording: Cast,
  options: ReplayOptions,
  visit: (frame: Frame) => void,
): Promise<Replayed> {
  const cast = givenCast(recording, options);
  const plan = await planReplay(cast, options);
  const { cols, rows, markers, length } = plan;
  const playing = play(plan, visit);
  for (;;) {
    const { done, value } = await playing.next();
    if (done) return { cols, rows, markers, length, ...value };
  }
}

/**
 * The frames of an animation, one by one, as copies to keep. Holds the few hundred of a batch at a time.
 * @throws UsageError and CastError, as `replay` does
 * @example
 * for await (const { time, duration, screen } of frames(cast, { end: 3, fpsCap: 10 })) {
 *   if (duration > 500_000) console.log(time / 1e6, screenText(screen)[0]);
 * }
 */
export async function* frames(recording: Cast, options: ReplayOptions = {}): AsyncGenerator<OwnedFrame, Played, void> {
  const cast = givenCast(recording, options);
  const plan = await planReplay(cast, options);
  let ready: Frame[] = [];
  const playing = play(plan, ({ index, time, screen, changes }) =>
    ready.push({ index, time, screen: cloneScreen(screen), changes: cloneChanges(changes) }),
  );
  try {
    for (;;) {
      const { done, value } = await playing.next();
      const last = done ? undefined : ready.pop(); // its duration is not known yet
      for (const [at, frame] of ready.entries()) {
        const until = ready[at + 1]?.time ?? last?.time ?? (value ? value.end : frame.time);
        yield { ...frame, duration: until - frame.time };
      }
      if (done) return value;
      ready = last ? [last] : [];
    }
  } finally {
    await playing.return({ frames: 0, end: 0 }); // whoever leaves early leaves the recording and the terminal, too
  }
}

/**
 * The screen after every event at or before `time` in microseconds (Infinity: the end), on the recording's own
 * timeline: no idle limit, no speed.
 * @throws UsageError for a time below 0, or none; CastError for a recording that cannot be read
 * @example
 * const screen = await screenAt(cast, 5_000_000);
 * screenText(screen)[0]; // => '~/tides main ❯ ls'
 */
export async function screenAt(cast: Cast, time: Micros, options: ScreenOptions = {}): Promise<Screen> {
  const [screen] = await screensAt(cast, [time], options);
  if (!screen) throw new RangeError(`no screen at ${time}`);
  return screen;
}

/**
 * As screenAt, with the rows that scrolled off above it, the last 100 000 of them: a screen that is as tall as that.
 */
export async function scrollbackAt(cast: Cast, time: Micros, options: ScreenOptions = {}): Promise<Screen> {
  const [screen] = await collect(cast, [time], options, (view) => view.takeAll(), ALL_ROWS);
  if (!screen) throw new RangeError(`no screen at ${time}`);
  return screen;
}

/**
 * As screenAt, for several times, in any order, in one replay; the screens come in the order of the times.
 * @throws UsageError and CastError, as `screenAt` does
 * @example
 * const [early, late] = await screensAt(cast, [1_000_000, 20_000_000]);
 */
export const screensAt = (cast: Cast, times: readonly Micros[], options: ScreenOptions = {}): Promise<Screen[]> =>
  collect(cast, times, options, (view) => cloneScreen(view.take().screen));

/** @throws UsageError for what is no moment of any recording */
export function checkTime(name: string, time: Micros): void {
  if (time >= 0) return;
  throw new UsageError(name, { expected: 'microseconds from 0 on', received: String(time) });
}

async function collect(
  recording: Cast,
  times: readonly Micros[],
  options: ScreenOptions,
  take: (view: EmulatorView) => Screen,
  scrollback?: number,
): Promise<Screen[]> {
  const cast = givenCast(recording, options);
  for (const time of times) checkTime('time', time);
  const inOrder = [...times.keys()].sort((a, b) => times[a]! - times[b]! || a - b);
  const emulator = openTerminal(cast, sized(cast.header, options), {
    ...options,
    ...(scrollback !== undefined && { scrollback }),
  });
  const screens: Screen[] = [];
  let shown = 0;
  const segments = lineUp(
    inOrder.map((at) => ({ from: times[at]!, to: times[at]!, point: true })),
    0,
  );
  try {
    const steps = overridden(schedule(cast.events, segments, 1), options);
    for await (const _ of feed(steps, emulator, (view) => {
      screens[inOrder[shown++]!] = take(view);
    })) {
      // nothing to pass on
    }
  } finally {
    emulator.dispose();
  }
  return screens;
}
