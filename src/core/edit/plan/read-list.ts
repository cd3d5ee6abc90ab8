// Reads a list of edits from a plan or a manifest: `- trim: { start: 5 }`. Says of everything wrong where it stands.
import { UsageError } from '../../errors.js';
import type { OptionSet } from '../../options/option.js';
import { camelCase } from '../../options/origin.js';
import { type Piece, readPiece } from '../../options/piece.js';
import { edits } from '../kinds.js';
import { type EditList, type EditStep, makeEdit, type PlanTimeline, TIMELINES } from './edit-list.js';

const EDIT = 'an edit, like trim: { start: 5 }';

/**
 * @param steps the list; nothing is none
 * @param timeline what its positions count on, where that is written
 * @throws UsageError with the place
 */
export function readEditList(steps: Piece, timeline: Piece | undefined, preset: PlanTimeline): EditList {
  return { timeline: timeline ? readTimeline(timeline) : preset, steps: steps.list().map(readStep) };
}

function readTimeline(piece: Piece): PlanTimeline {
  const found = TIMELINES.find((name) => name === piece.value);
  if (!found) throw piece.wrong(`one of ${TIMELINES.join(', ')}`);
  return found;
}

const flagsOf = (options: OptionSet): string[] =>
  Object.values(options).flatMap(({ flag, hidden }) => (hidden ? [] : [flag]));

/** `idle: { max: 2 }`: the name of an edit and its options. */
function readStep(piece: Piece): EditStep {
  const entries = typeof piece.value === 'string' ? [[piece.value, piece] as const] : piece.entries(EDIT);
  const [entry, other] = entries;
  if (!entry || other) throw piece.wrong(EDIT);
  const [name, options] = entry;
  const kind = Object.hasOwn(edits, name) ? edits[name] : undefined;
  if (!kind) throw options.unknown('edit', Object.keys(edits));
  const given: Record<string, unknown> = {};
  const origins: Record<string, string> = {};
  for (const [flag, value] of typeof options.value === 'string' ? [] : options.entries('a mapping of options')) {
    const key = camelCase(flag);
    const option = Object.hasOwn(kind.options, key) ? kind.options[key] : undefined;
    if (!option) throw value.unknown(`option of ${name}`, flagsOf(kind.options));
    given[key] = readPiece(option, value);
    origins[key] = value.where;
  }
  refuseStep({ name, given, origins }, options);
  return { name, given, origins };
}

function refuseStep(step: EditStep, piece: Piece): void {
  try {
    makeEdit(step);
  } catch (error) {
    throw error instanceof UsageError ? piece.error(error.message) : error;
  }
}
