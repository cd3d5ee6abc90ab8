// A plan as callers give it.

/**
 * A plan as a plain object, as in YAML: edits, each by its name with its options. `assets/plan.schema.json` tells the shape.
 * @example
 * const plan: PlanGiven = { edits: [{ cut: { range: '5..8' } }, { speed: { factor: 4, range: '20..30' } }] };
 */
export interface PlanGiven {
  /** What positions count on: 'original' (the default) the recording as it is given, 'result' what the edits before left. */
  readonly timeline?: 'original' | 'result' | undefined;
  readonly edits: readonly (string | Readonly<Record<string, unknown>>)[];
  /** What the plan is for. */
  readonly description?: string | undefined;
}
