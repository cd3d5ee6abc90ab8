// What a tape hides, in everything that its run gives.

import { redact } from '../core/edit/redact/redact.js';
import type { Warn } from '../core/errors.js';
import type { Cast, Edit } from '../core/recording/cast.js';
import { screenAt } from '../core/replay/replay.js';
import type { TapePlan } from '../core/tape/plan.js';
import { screenText } from '../core/terminal/text.js';
import type { TapeRun } from './results.js';

/** The run without what `Redact` names; without one, as it is. @throws what `redact` throws, where something cannot be hidden */
export async function redacted(run: TapeRun, { redactions }: TapePlan, warn: Warn): Promise<TapeRun> {
  if (redactions.length === 0) return run;
  const hide = redact(
    {
      builtin: redactions.flatMap(({ builtin = '' }) => builtin.split(',')).filter((kind) => kind !== ''),
      text: redactions.flatMap(({ text }) => text ?? []),
      pattern: redactions.flatMap(({ pattern }) => (pattern ? `/${pattern.source}/${pattern.flags}` : [])),
    },
    { warn },
  );
  const shots = run.shots.map(async ({ path, cast }) => ({ path, cast: await hide(cast) }));
  const checks = run.checks.map(async (check) => ({ ...check, screen: await hidden(check.screen, run.cast, hide) }));
  return {
    ...run,
    cast: await hide(run.cast),
    shots: await Promise.all(shots),
    checks: await Promise.all(checks),
    screens: await Promise.all(run.screens.map((rows) => hidden(rows, run.cast, hide))),
  };
}

/** Rows of text, by way of a recording that shows them. */
async function hidden(rows: readonly string[], { header }: Cast, hide: Edit): Promise<string[]> {
  const cols = Math.max(header.cols, 1);
  const cast: Cast = {
    name: 'screen',
    header: { ...header, cols, rows: Math.max(1, rows.length) },
    events: [{ time: 0, type: 'output', data: rows.join('\r\n') }],
  };
  return screenText(await screenAt(await hide(cast), Infinity));
}
