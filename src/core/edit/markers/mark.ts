// castkit mark add, rm and mv: markers after the fact.

import { CastError, UsageError } from '../../errors.js';
import { type Option, text } from '../../options/option.js';
import { optionName } from '../../options/option-name.js';
import { parsePosition } from '../../position/parse.js';
import type { Part } from '../../position/position.js';
import { resolvePosition, resolveSelection } from '../../position/resolve.js';
import type { Cast, CastEvent } from '../../recording/cast.js';
import type { Timeline } from '../../replay/timeline.js';
import { formatSeconds } from '../../time.js';
import { defineEdit, heldUntil, required, throughEvents } from '../edit.js';
import { merged, without } from '../insertion.js';
import { positionOption, readSelections, resolveIn, selectionsOption, timeIn } from '../positions.js';

const label = (help: string): Option<string | undefined> =>
  text({ flag: 'label', group: 'Positions', help, default: undefined });

/**
 * Option declarations of `markAdd`: names, checks, defaults.
 * @example
 * Object.keys(markAddOptions); // => ['at', 'label']
 */
export const markAddOptions = {
  at: positionOption({ flag: 'at', help: 'where the marker goes', default: undefined }),
  label: label('what it says'),
};

/**
 * Adds a marker.
 * @throws UsageError without a moment; CastError for a position that the recording does not have
 * @example
 * const marked = await pipe(cast, markAdd({ at: 'text:"Safe in"', label: 'Home' }));
 */
export const markAdd = defineEdit(markAddOptions, (options) => {
  const position = parsePosition(String(required(markAddOptions.at, options.at)));
  const says = required(markAddOptions.label, options.label);
  return async (cast) => {
    const time = await timeIn(cast, position);
    return throughEvents(cast, (events) => merged(events, [{ time, type: 'marker', label: says }]));
  };
});

/**
 * Option declarations of `markRm`: names, checks, defaults.
 * @example
 * Object.keys(markRmOptions); // => ['at']
 */
export const markRmOptions = {
  at: selectionsOption({
    flag: 'at',
    help: 'which: marker:0, marker:build, a time, a range, or markers for all; repeatable',
    placeholder: 'SELECTION',
    expected: 'markers, as marker:0, marker:build, 5..8 or markers',
    role: 'markers',
  }),
};

/**
 * Removes markers.
 * @throws UsageError without positions; CastError where there are no markers at the positions
 * @example
 * const bare = await pipe(cast, markRm({ at: ['markers'] }));
 */
export const markRm = defineEdit(markRmOptions, (options) => {
  const parts = readSelections(required(markRmOptions.at, options.at.length > 0 ? options.at : undefined));
  return async (cast) => {
    const { timeline } = await resolveIn(cast, parts);
    const gone = new Set(parts.flatMap((part) => indexesOf(part, timeline, cast)));
    return throughEvents(cast, (events) => heldUntil(timeline.duration, withoutMarkers(events, gone)));
  };
});

/**
 * Option declarations of `markMv`: names, checks, defaults.
 * @example
 * Object.keys(markMvOptions); // => ['at', 'to', 'label']
 */
export const markMvOptions = {
  at: positionOption({
    flag: 'at',
    help: 'which: marker:0, marker:build, or its time',
    default: undefined,
    role: 'markers',
  }),
  to: positionOption({ flag: 'to', help: 'where it goes', default: undefined, defaultText: 'where it is' }),
  label: { ...label('what it says from now on'), defaultText: 'what it said' },
};

/**
 * Moves a marker, or gives it another label.
 * @throws UsageError where `at`, or both `to` and `label`, are missing; CastError where there is no such marker, or several
 * @example
 * const moved = await pipe(cast, markMv({ at: 'marker:fetch', to: 4, label: 'Download' }));
 */
export const markMv = defineEdit(markMvOptions, (options) => {
  const at = parsePosition(String(required(markMvOptions.at, options.at)));
  if (options.to === undefined && options.label === undefined) {
    throw new UsageError(optionName('to'), {
      expected: `where it goes, or ${optionName('label')}`,
      received: 'nothing',
    });
  }
  const to = parsePosition(String(options.to ?? at.source), optionName('to'));
  return async (cast) => {
    const part: Part = { kind: 'point', at, source: at.source };
    const toPart: Part = { kind: 'point', at: to, source: to.source };
    const { timeline } = await resolveIn(cast, [part, toPart]);
    const [index, another] = indexesOf(part, timeline, cast);
    if (index === undefined || another !== undefined) {
      throw new CastError(
        { file: cast.name },
        `expected one marker at "${at.source}", found several: name it by marker:N`,
      );
    }
    const old = timeline.markers[index]!;
    const time = options.to === undefined ? old.time : resolvePosition(to, timeline);
    const moved: CastEvent = { time, type: 'marker', label: options.label ?? old.label };
    return throughEvents(cast, (events) =>
      heldUntil(timeline.duration, merged(withoutMarkers(events, new Set([index])), [moved])),
    );
  };
});

/** Which markers a part of a selection means. */
export function indexesOf(part: Part, timeline: Timeline, { name }: Cast): number[] {
  const { markers } = timeline;
  if (part.kind === 'point' && part.at.kind === 'marker') return [part.at.index];
  const prefix = part.kind === 'point' && part.at.kind === 'label' ? part.at.prefix : '';
  const spans = resolveSelection([part], timeline);
  const indexes = [...markers.keys()].filter((index) => {
    const { time, label: says } = markers[index]!;
    return says.toLowerCase().startsWith(prefix) && spans.some(({ from, to }) => time >= from && time <= to);
  });
  if (indexes.length > 0) return prefix === '' ? indexes : indexes.slice(0, 1);
  const list = markers.map(({ time, label: says }) => `${formatSeconds(time)} s ${JSON.stringify(says)}`);
  const what =
    list.length > 0 ? `there are ${list.slice(0, 8).join(', ')}${list.length > 8 ? ', ...' : ''}` : 'there are none';
  throw new CastError({ file: name }, `no marker at "${part.source}": ${what}`);
}

function* withoutMarkers(events: Iterable<CastEvent>, gone: ReadonlySet<number>): Generator<CastEvent> {
  let index = 0;
  yield* without(events, ({ type }) => type === 'marker' && gone.has(index++));
}
