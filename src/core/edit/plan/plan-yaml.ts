// A plan as the text of a YAML file, for those who want to change it.
import { stringify } from 'yaml';
import type { PlanGiven } from './plan-given.js';

const SCHEMA = '# yaml-language-server: $schema=./node_modules/castkit/assets/plan.schema.json\n';

/**
 * A plan as YAML, as `castkit edit --plan` and `readPlan` take it.
 * @example
 * const text = planYaml({ edits: [{ cut: { range: '5..8' } }] });
 * readPlan(text, 'plan.yaml').edits; // => [{ cut: { range: '5..8' } }]
 */
export const planYaml = (plan: PlanGiven): string => SCHEMA + stringify(plan, { lineWidth: 0 });
