// A list of edits as plans and manifests have it, once it has been read and checked. Plain data, for another process too.
import { UsageError } from '../../errors.js';
import type { Origins } from '../../options/origin.js';
import { withOrigin } from '../../options/origin.js';
import type { Cast, Edit } from '../../recording/cast.js';
import type { EditHooks } from '../edit.js';
import { edits } from '../kinds.js';

/** One edit, its options checked. */
export interface EditStep {
  readonly name: string;
  readonly given: Readonly<Record<string, unknown>>;
  /** By key: where each option stands. */
  readonly origins: Origins;
}

/**
 * What positions of a list of edits count on: the recording that the list is given, or what the edits before left of it.
 * @example
 * const timeline: PlanTimeline = 'original';
 */
export type PlanTimeline = 'original' | 'result';

export const TIMELINES: readonly PlanTimeline[] = ['original', 'result'];

export interface EditList {
  readonly timeline: PlanTimeline;
  readonly steps: readonly EditStep[];
}

/** @throws UsageError for options that are wrong or do not go together, before any recording is seen */
export function makeEdit({ name, given }: Pick<EditStep, 'name' | 'given'>, hooks: EditHooks = {}): Edit {
  const found = Object.hasOwn(edits, name) ? edits[name] : undefined;
  if (!found) throw new UsageError('edits', { expected: 'the name of an edit', received: JSON.stringify(name) });
  return found.make(given, hooks);
}

/** Applies a step; what is wrong with one of its values is told with its place in the list. */
export async function applyStep(step: EditStep, cast: Cast, hooks: EditHooks): Promise<Cast> {
  return withPlace(step, () => makeEdit(step, hooks)(cast));
}

/** Runs what reads values of a step; errors tell where these stand. */
export async function withPlace<T>({ origins, given }: EditStep, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw withOrigin(error, origins, given);
  }
}
