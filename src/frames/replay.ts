// A recording as frames: the two ways to get them, pushed (replay, cheap) and pulled (frames, each a copy to keep),
// and single screens of a recording's own timeline (screenAt).
import type { Cast, Micros } from '../cast/cast.js';
import type { EmulatorOptions, EmulatorView } from '../terminal/emulator.js';
import type { Screen } from '../terminal/screen.js';
import { cloneChanges, cloneScreen } from './clone.js';
import { feed } from './feed.js';
import type { Frame } from './frame.js';
import { planReplay, type ReplayOptions, type ReplayPlan } from './plan.js';
import { type Played, play } from './play.js';
import { lineUp, schedule } from './schedule.js';
import { overridden, type SizeOverride, sized } from './script.js';
import { openTerminal } from './terminal.js';

/**
 * A frame whose screen and changes are copies, to keep. It shows for `duration` microseconds.
 * @example
 * const seconds = ({ duration }: OwnedFrame) => duration / 1_000_000;
 */
export interface OwnedFrame extends Frame {
  duration: Micros;
}

export type ScreenOptions = SizeOverride & EmulatorOptions;

/** Rows that scrolled off are few enough to be kept all, but for those of very long sessions. */
const ALL_ROWS = 100_000;

/**
 * What a replay was, once it is over: how many frames there were, when the last one ends (in microseconds), its plan.
 * @example
 * const { frames: count, end }: Replayed = await replay(cast, {}, () => {});
 */
export type Replayed = Played & Omit<ReplayPlan, keyof Played>;

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
export async function replay(cast: Cast, options: ReplayOptions, visit: (frame: Frame) => void): Promise<Replayed> {
  const plan = await planReplay(cast, options);
  const playing = play(plan, visit);
  for (;;) {
    const { done, value } = await playing.next();
    if (done) return { ...plan, ...value };
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
export async function* frames(cast: Cast, options: ReplayOptions = {}): AsyncGenerator<OwnedFrame, Played, void> {
  const plan = await planReplay(cast, options);
  let ready: Frame[] = [];
  const playing = play(plan, ({ index, time, screen, changes }) =>
    ready.push({ index, time, screen: cloneScreen(screen), changes: cloneChanges(changes) }),
  );
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
}

/**
 * The screen after every event at or before `time` in microseconds (Infinity: the end), on the recording's own
 * timeline: no idle limit, no speed.
 * @throws CastError for a recording that cannot be read
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
  const all = { scrollback: ALL_ROWS, ...options };
  const [screen] = await collect(cast, [time], all, (view) => view.takeAll());
  if (!screen) throw new RangeError(`no screen at ${time}`);
  return screen;
}

/**
 * As screenAt, for several times in ascending order, in one replay.
 * @throws CastError for a recording that cannot be read
 * @example
 * const [early, late] = await screensAt(cast, [1_000_000, 20_000_000]);
 */
export const screensAt = (cast: Cast, times: readonly Micros[], options: ScreenOptions = {}): Promise<Screen[]> =>
  collect(cast, times, options, (view) => cloneScreen(view.take().screen));

async function collect(
  cast: Cast,
  times: readonly Micros[],
  options: ScreenOptions,
  take: (view: EmulatorView) => Screen,
): Promise<Screen[]> {
  const emulator = openTerminal(cast, sized(cast.header, options), options);
  const screens: Screen[] = [];
  const shots = lineUp(
    times.map((time) => ({ from: time, to: time, point: true })),
    0,
  );
  try {
    const steps = overridden(schedule(cast.events, shots, 1), options);
    for await (const _ of feed(steps, emulator, (view) => screens.push(take(view)))) {
      // nothing to pass on
    }
  } finally {
    emulator.dispose();
  }
  return screens;
}
