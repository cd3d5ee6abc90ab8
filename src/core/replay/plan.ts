// What a replay will do, before it does it: the timeline, the segments that were selected, the size of the canvas.

import { UsageError } from '../errors.js';
import { type Given, resolveOptions } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { parsePosition, parseSelection, rangeSelection } from '../position/parse.js';
import type { Selection } from '../position/position.js';
import { type Marker, needsReplay, resolvePosition, resolveSelection } from '../position/resolve.js';
import type { Cast, Micros } from '../recording/cast.js';
import { OutputCheck } from '../recording/output-check.js';
import { toMicros } from '../time.js';
import { findOnScreen } from './find.js';
import { type Timing, timingOptions } from './options.js';
import { endOf, lineUp, type Segment } from './schedule.js';
import { type ScreenOptions, type Script, sized, wholeScript } from './script.js';
import { type Resize, renderPace, surveyTimeline, type Timeline } from './timeline.js';

/**
 * The options of a replay: those of its timing, and of its terminal.
 * @example
 * const options: ReplayOptions = { speed: 2, end: 10, idleTimeLimit: 1, resize: 'first' };
 * const { frames: count } = await replay(cast, options, () => {});
 */
export type ReplayOptions = Given<typeof timingOptions> &
  ScreenOptions & {
    /**
     * Where the terminal changes its size, the canvas is the largest that is shown (pad, the default, and scale, which is
     * the painter's), or the first.
     */
    resize?: 'pad' | 'scale' | 'first' | undefined;
    /** The moment of the timeline that a loop begins with. */
    loopOffset?: string | number | undefined;
  };

export interface ReplayPlan extends Script {
  /** The canvas: the largest size that is shown, in either direction, or the first. Screens may be larger than the first. */
  cols: number;
  rows: number;
  /** After idle limit and speed, before selection. */
  timeline: Timeline;
  /** The selected ones, at their times in the output. */
  markers: readonly Marker[];
  /** When in the output that moment is shown that a loop is to begin with. */
  offset?: Micros;
  /** The latest that the output can end. */
  length: Micros;
}

/**
 * Goes through the recording once (once more for `event:` positions, and with a replay for `frame:` and `text:`).
 * @throws UsageError for options that are wrong or do not go together; CastError for what the recording does not have
 */
export async function planReplay(cast: Cast, options: ReplayOptions = {}): Promise<ReplayPlan> {
  const { cols, rows, resize, unicode, ambiguousWidth, warn, signal: _, loopOffset, ...given } = options;
  const timing = resolveOptions(timingOptions, given);
  const selection = selectionOf(timing);
  const pace = renderPace(cast, timing);
  const whole: Script = {
    ...wholeScript(cast, pace, { override: { cols, rows }, terminal: options }),
    fps: timing.fpsCap,
    lastFrameDuration: toMicros(timing.lastFrameDuration),
    maxFrames: timing.maxFrames,
  };
  const check = new OutputCheck(cast.header, { cols, rows });
  const timeline = surveyTimeline(cast, pace, warn && check.see);
  if (warn) for (const words of check.words) warn(`${cast.name}: ${words}`);
  const first = loopOffset === undefined ? undefined : parsePosition(String(loopOffset), optionName('loopOffset'));
  const found = await findOnScreen([...needsReplay(selection), ...(first ? [first] : [])], whole);
  const segments = lineUp(resolveSelection(selection, { ...timeline, found }), whole.lastFrameDuration);
  const offset = first && shownAt(resolvePosition(first, { ...timeline, found }), first.source, segments);
  return {
    ...whole,
    segments,
    skipBlank: segments[0]?.point === false,
    timeline,
    ...canvasOf(sizesShown(whole, timeline.resizes, segments), resize),
    markers: shownMarkers(timeline.markers, segments),
    ...(offset !== undefined && { offset }),
    length: longest(segments, whole.lastFrameDuration),
  };
}

function selectionOf({ select, start, end }: Timing): Selection {
  if (select === undefined) return rangeSelection(textOf(start), textOf(end));
  if (start !== undefined || end !== undefined) {
    throw new UsageError(
      optionName('select'),
      `${optionName('select')}: cannot go with ${optionName('start')} or ${optionName('end')}`,
    );
  }
  return parseSelection(String(select));
}

const textOf = (moment: string | number | undefined): string | undefined =>
  moment === undefined ? undefined : String(moment);

interface Size {
  cols: number;
  rows: number;
}

function sizesShown({ initial, override }: Script, resizes: readonly Resize[], segments: readonly Segment[]): Size[] {
  return segments.flatMap(({ from, to }) => {
    const opening = resizes.findLast(({ time }) => time <= from) ?? initial;
    return [opening, ...resizes.filter(({ time }) => time > from && time <= to)].map((size) => sized(size, override));
  });
}

function canvasOf(shown: readonly Size[], resize: ReplayOptions['resize']): Size {
  const [first] = shown;
  if (resize === 'first' && first) return { cols: first.cols, rows: first.rows };
  return {
    cols: shown.reduce((most, { cols }) => Math.max(most, cols), 1),
    rows: shown.reduce((most, { rows }) => Math.max(most, rows), 1),
  };
}

const segmentOf = (time: Micros, segments: readonly Segment[]): Segment | undefined =>
  segments.find(({ from, to }) => time >= from && time <= to);

/** @throws UsageError for a moment that is not selected */
function shownAt(time: Micros, source: string, segments: readonly Segment[]): Micros {
  const segment = segmentOf(time, segments);
  if (segment) return segment.start + time - segment.from;
  const expected = 'a moment of what is selected';
  throw new UsageError(optionName('loopOffset'), { expected, received: JSON.stringify(source) });
}

function shownMarkers(markers: readonly Marker[], segments: readonly Segment[]): Marker[] {
  return markers.flatMap(({ time, label }) => {
    const segment = segmentOf(time, segments);
    return segment ? [{ time: segment.start + time - segment.from, label }] : [];
  });
}

function longest(segments: readonly Segment[], lastFrameDuration: Micros): Micros {
  const last = segments.at(-1);
  return endOf(segments, last ? last.start + last.to - last.from : 0, lastFrameDuration);
}
