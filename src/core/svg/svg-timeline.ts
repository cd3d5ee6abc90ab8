// The timeline of an SVG, made by a replay: lifetimes of all that shows, the moment of the poster, the events of overlays.

import type { RenderHooks } from '../hooks.js';
import { BestFinder } from '../moments/best.js';
import { momentsOf } from '../moments/moments.js';
import { partOf } from '../options/option.js';
import type { OverlayEvents } from '../picture/decorate.js';
import { overlayEventsIn } from '../picture/overlay-events.js';
import type { Cast, Micros } from '../recording/cast.js';
import { cropFrame, cropOf } from '../replay/crop.js';
import type { Frame } from '../replay/frame.js';
import { timingOptions } from '../replay/options.js';
import { planReplay, type ReplayPlan } from '../replay/plan.js';
import { play } from '../replay/play.js';
import type { Screen } from '../terminal/screen.js';
import { SECOND } from '../time.js';
import type { Appearance } from './appearance.js';
import type { SvgValues } from './options.js';
import { calmed } from './pace.js';
import { SETTLED } from './padding.js';
import { frameAt, posterTime } from './poster.js';
import type { ScreenLog } from './screens.js';
import { type Enlargement, SizedLogs } from './sizes.js';

export interface SvgTimeline {
  readonly log: ScreenLog;
  /** Screens that are drawn larger. */
  readonly enlargements: readonly Enlargement[];
  /** Of the canvas, in cells. */
  readonly size: { readonly cols: number; readonly rows: number };
  readonly end: Micros;
  /** Index of the frame that shows where nothing moves. */
  readonly poster: number;
  /** The moment it shows. */
  readonly posterTime: Micros;
  /** Nothing moves. */
  readonly still: boolean;
  readonly overlayEvents: OverlayEvents;
}

/** Share of the whole work that replaying is, for progress. */
const REPLAY_SHARE = 0.8;

/** Replays all that was selected. */
export async function record(
  cast: Cast,
  options: SvgValues,
  appearance: Appearance,
  { warn, onProgress }: RenderHooks,
): Promise<SvgTimeline> {
  const plan = await planOf(cast, options, warn);
  const asked = await posterTime(cast, options, plan);
  const crop = await cropOf(plan, options);
  const size = crop ?? plan;
  const logs = new SizedLogs(size, appearance, options);
  const { log, enlargements } = logs;
  const finder = new BestFinder();
  const playing = play(plan, (played) => {
    const frame = crop ? cropFrame(played, crop) : played;
    logs.see(frame);
    if (asked === undefined) finder.see(frame);
  });
  for (;;) {
    const { done, value } = await playing.next();
    const frames = log.times.length;
    if (done) {
      logs.finish(value.end, SETTLED);
      const poster = asked === undefined ? (finder.found(value.end) ?? 0) : frameAt(log.times, asked);
      const posterTime = asked ?? log.times[poster] ?? 0;
      const overlayEvents = overlayEventsIn(plan, options, warn);
      return { log, enlargements, size, end: value.end, poster, posterTime, still: false, overlayEvents };
    }
    onProgress?.({ share: (REPLAY_SHARE * (log.times.at(-1) ?? 0)) / Math.max(1, plan.length), frames });
  }
}

async function planOf(cast: Cast, options: SvgValues, warn: RenderHooks['warn']): Promise<ReplayPlan> {
  const { cols, rows, resize, fpsCap } = options;
  const timing = partOf(timingOptions, { ...options, fpsCap: fpsCap ?? timingOptions.fpsCap.default });
  const plan = await planReplay(cast, { ...timing, cols, rows, resize, ...(warn && { warn }) });
  return fpsCap === undefined ? calmed(plan) : plan;
}

/** A moment of those that --at names, each as it would be alone. */
export interface SvgMoment {
  readonly label: string;
  readonly time: Micros;
  /** See SvgStill. */
  readonly until: Micros;
  /** Its timeline, in these styles. */
  timeline(appearance: Appearance): SvgTimeline;
}

/** The moments that --at names. */
export async function svgMoments(cast: Cast, options: SvgValues, hooks: RenderHooks): Promise<SvgMoment[]> {
  const { moments, plan } = await momentsOf(cast, options, hooks);
  const overlayEvents = overlayEventsIn(plan, options, hooks.warn);
  const crop = await cropOf(plan, options);
  return moments.map(({ label, time, until = time, screen }) => ({
    label,
    time,
    until,
    timeline(appearance) {
      const size = crop ?? plan;
      const logs = new SizedLogs(size, appearance, options);
      const frame = wholeFrame(screen);
      logs.see(crop ? cropFrame(frame, crop) : frame);
      logs.finish(SECOND, 0);
      const { log, enlargements } = logs;
      return { log, enlargements, size, end: SECOND, poster: 0, posterTime: time, still: true, overlayEvents };
    },
  }));
}

function wholeFrame(screen: Screen): Frame {
  const from = new Int32Array(screen.rows);
  const to = new Int32Array(screen.rows).fill(screen.cols);
  return { index: 0, time: 0, screen, changes: { all: true, from, to, cursor: true, title: true } };
}
