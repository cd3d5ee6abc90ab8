// castkit edit: a list of edits from a file, all checked before anything is done.

import { text, toggle } from '../../options/option.js';
import { type Locate, Piece } from '../../options/piece.js';
import { readYaml } from '../../options/yaml.js';
import type { Cast, Edit } from '../../recording/cast.js';
import { givenCast } from '../../recording/given-cast.js';
import type { EditHooks } from '../edit.js';
import { editing } from '../edit.js';
import { type DoneStep, editOfList } from './apply-list.js';
import type { EditList } from './edit-list.js';
import type { PlanGiven } from './plan-given.js';
import { readEditList } from './read-list.js';
import { type StepReport, stepReport } from './step-report.js';

/**
 * Option declarations of `castkit edit`: names, checks, defaults.
 * @example
 * editOptions.dryRun.default; // => false
 */
export const editOptions = {
  plan: text({
    flag: 'plan',
    group: 'Input',
    help: 'the edits: a YAML or JSON file, see docs/agents.md',
    placeholder: 'FILE',
    expected: 'a file name',
    default: undefined,
    accepts: (name) => name !== '',
  }),
  dryRun: toggle({
    flag: 'dry-run',
    group: 'Output',
    help: 'tell what each edit would do, write nothing',
    default: false,
  }),
  json: toggle({ flag: 'json', group: 'Output', help: 'with --dry-run: print JSON, for programs', default: false }),
};

const PLAN_KEYS = ['timeline', 'edits', 'description', '$schema'];

/**
 * Reads a plan from the text of a file, YAML or JSON.
 * @param name of the file, for errors
 * @throws UsageError for what is wrong in it, with line and column
 * @example
 * const plan = readPlan('edits:\n  - cut: { range: 5..8 }\n', 'plan.yaml');
 * plan.timeline; // => 'original'
 */
export function readPlan(text: string, name: string): PlanGiven {
  const { value, locate } = readYaml(text, name);
  const piece = new Piece(value, [], locate);
  listOf(piece);
  return given(piece, locate);
}

const PLACE: unique symbol = Symbol('where the values of a plan stand');

/** A plan, and for errors of its values where they stand. */
function given({ value }: Piece, locate: Locate): PlanGiven {
  const plan = Array.isArray(value) ? { edits: value } : (value as PlanGiven);
  const where: Locate = Array.isArray(value) ? (path, what) => locate(path.slice(1), what) : locate;
  return Object.assign({ timeline: 'original' as const, ...plan }, { [PLACE]: where });
}

function listOf(piece: Piece): EditList {
  if (Array.isArray(piece.value)) return readEditList(piece, undefined, 'original');
  const parts = new Map(piece.entries('a plan: a mapping with edits'));
  for (const [key, part] of parts) if (!PLAN_KEYS.includes(key)) throw part.unknown('key', PLAN_KEYS);
  const edits = parts.get('edits');
  if (!edits) throw piece.error('expected edits: a list of edits, found none');
  return readEditList(edits, parts.get('timeline'), 'original');
}

function readGiven(plan: PlanGiven & { readonly [PLACE]?: Locate }): EditList {
  const { [PLACE]: place, ...value } = plan;
  const locate: Locate = place ?? ((path) => ['plan', path.join('.')].filter((word) => word !== '').join(' '));
  return listOf(new Piece(value, [], locate));
}

/**
 * The edit that a plan is. Positions of a plan count on the recording that it is given, whatever the order of its edits, unless its
 * timeline is 'result'.
 * @throws UsageError for what is wrong in the plan; CastError, before anything is done, for positions that the recording does not have
 * @example
 * const short = await pipe(cast, applyPlan({ edits: [{ cut: { range: '5..8' } }, { idle: { max: 1 } }] }));
 */
export function applyPlan(plan: PlanGiven, hooks: EditHooks = {}): Edit {
  return editing(editOfList(readGiven(plan), hooks), hooks);
}

/**
 * What each edit of a plan does to a recording, in order.
 * @throws UsageError and CastError, as `applyPlan`
 * @example
 * const [step] = await explainPlan(cast, { edits: [{ cut: { range: '5..8' } }] });
 * step?.duration; // => { before: 31.65, after: 28.65 }
 */
export async function explainPlan(cast: Cast, plan: PlanGiven, hooks: EditHooks = {}): Promise<StepReport[]> {
  const done: DoneStep[] = [];
  await editOfList(readGiven(plan), hooks, (step) => done.push(step))(givenCast(cast, hooks));
  return done.map(stepReport);
}
