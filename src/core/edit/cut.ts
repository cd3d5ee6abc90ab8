// castkit cut: ranges are taken out. Their time goes, their effect on the screen stays.

import { CastError } from '../errors.js';
import { toggle } from '../options/option.js';
import type { Span } from '../position/resolve.js';
import type { Cast, CastEvent, Micros } from '../recording/cast.js';
import { type Opening, openingsAt } from '../replay/openings.js';
import type { Timeline } from '../replay/timeline.js';
import { formatSeconds } from '../time.js';
import { at, defineEdit, required, throughEvents } from './edit.js';
import { rangesIn, rangesOption, readSelections } from './positions.js';
import { RESET } from './reset.js';

/**
 * Option declarations of `cut`: names, checks, defaults.
 * @example
 * cutOptions.drop.default; // => false
 */
export const cutOptions = {
  range: rangesOption('what to take out, like 5..8 or marker:a..marker:b (repeatable)'),
  drop: toggle({
    flag: 'drop',
    group: 'Output',
    help: 'remove the output too: the screen that it led to is drawn at once',
    default: false,
  }),
};

/** A range, and where its output is dropped the screen that it ends with. */
interface Cut extends Span {
  opening: Opening | undefined;
  /** The terminal has another size at its end. */
  resized: boolean;
}

/**
 * Takes ranges out. What they wrote is written at the moment of the cut (or, with `drop`, one event draws the screen
 * they led to), so that what follows looks as it did. What shows nothing (input, markers) goes with its range.
 * @throws UsageError for wrong ranges; CastError for positions that the recording does not have, for ranges without
 * time in them, and if nothing is left
 * @example
 * const shorter = await pipe(cast, cut({ range: ['4..8', 'marker:edit..20'] }));
 */
export const cut = defineEdit(cutOptions, ({ range, drop }) => {
  required(cutOptions.range, range.length > 0 ? range : undefined);
  const selection = readSelections(range);
  return async (cast) => {
    const { timeline, spans: ranges } = await rangesIn(cast, selection);
    refuseAll(cast, ranges, timeline);
    const ends = ranges.map(({ to }) => to);
    const openings = drop ? await openingsAt(cast, ends, timeline.resizes) : [];
    const cuts = ranges.map(
      (span, index): Cut => ({
        ...span,
        opening: openings[index],
        resized: timeline.resizes.some(({ time }) => time > span.from && time <= span.to),
      }),
    );
    return throughEvents(cast, (events) => cutEvents(events, cuts));
  };
});

function refuseAll({ name }: Cast, ranges: readonly Span[], { duration }: Timeline): void {
  const [only] = ranges;
  if (!only || only.from > 0 || only.to < duration) return;
  throw new CastError({ file: name }, `nothing is left: the ranges are all of its ${formatSeconds(duration)} s`);
}

function* cutEvents(events: Iterable<CastEvent>, cuts: readonly Cut[]): Generator<CastEvent> {
  const pending = cuts.values();
  let cut = pending.next().value;
  let removed: Micros = 0;
  for (const event of events) {
    while (cut && event.time > cut.to) {
      yield* redrawn(cut, removed);
      removed += cut.to - cut.from;
      cut = pending.next().value;
    }
    const within = cut && (isDrawn(event) ? event.time > cut.from : event.time >= cut.from);
    if (!cut || !within) yield at(event.time - removed, event);
    else if (isDrawn(event) ? !cut.opening : event.time === cut.to || event.type === 'exit') {
      yield at(cut.from - removed, event);
    }
  }
  if (cut) yield* redrawn(cut, removed);
}

const isDrawn = ({ type }: CastEvent): boolean => type === 'output' || type === 'resize';

/** The end of a dropped range, drawn on a terminal that starts anew. */
function* redrawn({ from, opening, resized }: Cut, removed: Micros): Generator<CastEvent> {
  if (!opening) return;
  const time = from - removed;
  if (resized) yield { time, type: 'resize', cols: opening.cols, rows: opening.rows };
  yield { time, type: 'output', data: RESET + opening.text };
}
