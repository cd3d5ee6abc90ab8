// The moments that --at names, one or several, and their screens: what all renderers of stills share. Times are the
// recording's own, unless an idle limit or a speed is asked for.

import { UsageError } from '../errors.js';
import type { RenderHooks } from '../hooks.js';
import type { Values } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import { parseSelection } from '../position/parse.js';
import type { Part, Selection } from '../position/position.js';
import { type Facts, type Marker, needsReplay, resolvePosition, resolveSelection } from '../position/resolve.js';
import type { Cast, Micros } from '../recording/cast.js';
import { findOnScreen } from '../replay/find.js';
import { momentOption, timingOptions } from '../replay/options.js';
import { planReplay, type ReplayOptions, type ReplayPlan } from '../replay/plan.js';
import { screensAt } from '../replay/replay.js';
import { retimed } from '../replay/timeline.js';
import type { Screen } from '../terminal/screen.js';
import { BEST, CHOICES, type Choice, chosenMoment, isChoice } from './chosen-moment.js';
import { FileLabels } from './file-labels.js';
import { NO_LIMIT } from './moment.js';

/** What `--at` names: positions, or how a moment is chosen. */
function parseAt(text: string, option: string): Selection | Choice {
  if (isChoice(text)) return text;
  const selection = parseSelection(text, option);
  const range = selection.find(({ kind }) => kind === 'range');
  if (!range) return selection;
  throw new UsageError(option, { expected: 'moments', received: `the range ${JSON.stringify(range.source)}` });
}

export const momentsOptions = {
  at: momentOption(
    {
      flag: 'at',
      help: 'the moment to show: 12.5, -2s, marker:build, best; several: 1,5,end or markers',
      placeholder: 'POSITIONS',
      expected: 'positions',
      suggests: CHOICES,
      default: undefined,
      defaultText: 'the best moment',
    },
    parseAt,
  ),
  idleTimeLimit: { ...timingOptions.idleTimeLimit, defaultText: 'none' },
  speed: timingOptions.speed,
};

export type MomentsValues = Values<typeof momentsOptions>;

/**
 * Whether a value of `at` names several moments, however many there turn out to be.
 * @throws UsageError for a value that is wrong
 * @example
 * [namesSeveral('markers'), namesSeveral('50%')]; // => [true, false]
 */
export function namesSeveral(at: unknown): boolean {
  if (at === undefined) return false;
  const selection = parseAt(String(at), optionName('at'));
  return typeof selection !== 'string' && (selection.length > 1 || selection[0]?.kind === 'markers');
}

export interface Moment {
  /** For a file name: a marker's label, made harmless, or the number of the moment from 1. No two are equal. */
  label: string;
  time: Micros;
  /** The last moment with this screen, where it was chosen by what it shows. */
  until?: Micros;
  /** A copy, to keep. */
  screen: Screen;
}

export interface Moments {
  /** In order of time; the screens of one replay. */
  moments: Moment[];
  /** The canvas of an animation of the recording: stills lie over it. */
  cols: number;
  rows: number;
  /** Of that animation, at the pace that the moments count on. */
  plan: ReplayPlan;
}

/**
 * Replays the recording once, or twice where a moment is chosen or a text has to be found.
 * @throws UsageError for what is no position; CastError for one that the recording does not have
 */
export async function momentsOf(
  cast: Cast,
  { at, idleTimeLimit, speed, ...look }: MomentsValues & Pick<ReplayOptions, 'cols' | 'rows' | 'resize'>,
  { warn }: RenderHooks = {},
): Promise<Moments> {
  const selection = parseAt(String(at ?? BEST), optionName('at'));
  const paced = { ...cast, events: retimed(cast, { idleTimeLimit, speed }) };
  const options = { cols: look.cols, rows: look.rows, ...(warn && { warn }) };
  const { resize } = look;
  const plan = await planReplay(paced, { ...options, resize, idleTimeLimit: NO_LIMIT, maxDuration: NO_LIMIT });
  const { cols, rows } = plan;
  if (typeof selection === 'string')
    return { moments: [{ label: '1', ...(await chosenMoment(plan, selection)) }], cols, rows, plan };
  const found = await findOnScreen(needsReplay(selection), plan);
  const marks = marksOf(selection, { ...plan.timeline, found });
  const screens = await screensAt(paced, marks.map(({ time }) => time), options); // biome-ignore format: one thought
  const labels = new FileLabels();
  const moments = marks.map(({ time, label }, i) => ({ time, label: labels.next(label), screen: screens[i]! }));
  return { moments, cols, rows, plan };
}

/** In order of time, a moment once. */
function marksOf(selection: Selection, facts: Facts): Marker[] {
  const marks = selection.flatMap((part) => marksOfPart(part, facts)).sort((a, b) => a.time - b.time);
  return marks.filter(({ time }, i) => i === 0 || time !== marks[i - 1]?.time);
}

function marksOfPart(part: Part, facts: Facts): Marker[] {
  if (part.kind !== 'point') {
    resolveSelection([part], facts); // says so where there are no markers
    return [...facts.markers];
  }
  const time = resolvePosition(part.at, facts);
  const marker = part.at.kind === 'marker' || part.at.kind === 'label';
  const label = marker ? facts.markers.find((known) => known.time === time)?.label : undefined;
  return [{ time, label: label ?? '' }];
}
