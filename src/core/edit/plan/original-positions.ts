// The positions of a list of edits, met by the recording that the list is given, all before anything is done.
import { factsFor } from '../../moments/selected-moments.js';
import type { PositionRole } from '../../options/option.js';
import { parsePosition } from '../../position/parse.js';
import type { Part, Selection } from '../../position/position.js';
import { needsReplay, resolvePosition, resolveSelection } from '../../position/resolve.js';
import type { Cast, Micros } from '../../recording/cast.js';
import type { Timeline } from '../../replay/timeline.js';
import { type FitSpan, readFit, resolveFits } from '../fit.js';
import { edits } from '../kinds.js';
import { indexesOf } from '../markers/mark.js';
import { readSelections } from '../positions.js';
import { type EditStep, withPlace } from './edit-list.js';

/** What an option names in the recording. Markers are by their index. */
export type Named =
  | { readonly kind: 'moment'; readonly role: 'start' | 'end' | 'point'; readonly time: Micros }
  | { readonly kind: 'ranges'; readonly ranges: readonly { from: Micros; to: Micros }[] }
  | { readonly kind: 'lengths'; readonly spans: readonly FitSpan[] }
  | { readonly kind: 'markers'; readonly indexes: readonly number[] };

/** By key of the option. */
export type StepPositions = ReadonlyMap<string, Named>;

export interface Met {
  readonly timeline: Timeline;
  /** A map for each step. */
  readonly positions: readonly StepPositions[];
}

/** @throws CastError for a position that the recording does not have, with its place in the list */
export async function meetRecording(steps: readonly EditStep[], cast: Cast): Promise<Met> {
  const all = steps.flatMap((step) => rolesOf(step).map(([key, role]) => selectionOf(step, key, role)));
  const timeline = await factsFor(needsReplay(all.flat()), cast);
  const positions: StepPositions[] = [];
  for (const step of steps) positions.push(await withPlace(step, () => positionsOf(step, timeline, cast)));
  return { timeline, positions };
}

/** The options of a step that name moments, and were given or have a default that is one. */
function rolesOf({ name, given }: EditStep): [key: string, role: PositionRole][] {
  const options = Object.entries(edits[name]?.options ?? {});
  return options.flatMap(([key, { role, default: preset }]): [string, PositionRole][] => {
    const value = given[key] ?? preset;
    return role === undefined || value === undefined || (Array.isArray(value) && value.length === 0)
      ? []
      : [[key, role]];
  });
}

function textsOf({ name, given }: EditStep, key: string): readonly string[] {
  const value = given[key] ?? edits[name]?.options[key]?.default;
  return (Array.isArray(value) ? value : [value]).map(String);
}

function selectionOf(step: EditStep, key: string, role: PositionRole): Selection {
  const texts = textsOf(step, key);
  if (role === 'ranges' || role === 'markers') return readSelections(texts);
  if (role === 'lengths') return texts.map((text) => readFit(text).range);
  const at = parsePosition(texts[0] ?? '');
  return [{ kind: 'point', at, source: at.source }];
}

function positionsOf(step: EditStep, timeline: Timeline, cast: Cast): StepPositions {
  const named = rolesOf(step).map(([key, role]): [string, Named] => {
    if (role === 'lengths') {
      const asked = textsOf(step, key).map((text) => readFit(text));
      return [key, { kind: 'lengths', spans: resolveFits(asked, timeline) }];
    }
    const selection = selectionOf(step, key, role);
    return [key, meet(selection, role, timeline, cast)];
  });
  return new Map(named);
}

function meet(selection: Selection, role: Exclude<PositionRole, 'lengths'>, timeline: Timeline, cast: Cast): Named {
  if (role === 'markers')
    return { kind: 'markers', indexes: selection.flatMap((part) => indexesOf(part, timeline, cast)) };
  if (role === 'ranges') return { kind: 'ranges', ranges: resolveSelection(selection, timeline) };
  const [part] = selection as [Part & { kind: 'point' }];
  return { kind: 'moment', role, time: resolvePosition(part.at, timeline) };
}
