// What --json prints, command by command.
import type { StepReport } from '../core/edit/plan/step-report.js';
import type { Check } from '../core/inspect/assert.js';
import type { Difference, RowDifference } from '../core/inspect/diff.js';
import type { ThemeValue } from '../core/theme/theme-list.js';
import { event, fonts, info, sighting, validation } from './recording-outputs.js';
import {
  ANYTHING,
  COLOUR,
  COUNT,
  FROM_ONE,
  list,
  mapOf,
  object,
  oneOf,
  orNull,
  type Schema,
  TEXT,
  TIME,
  told,
  YES_OR_NO,
} from './schema-words.js';
import { CELL, CURSOR, SCREEN } from './screen-schema.js';

/**
 * Commands whose JSON has a schema of its own. Those of `outline` and of plans are `outlineSchema` and `planSchema`.
 * @example
 * const found: OutputName = 'grep';
 */
export type OutputName =
  | 'assert'
  | 'config'
  | 'diff'
  | 'edit'
  | 'events'
  | 'fonts'
  | 'grep'
  | 'info'
  | 'json'
  | 'mark-ls'
  | 'tape'
  | 'themes'
  | 'validate';

interface Output {
  readonly title: string;
  readonly description: string;
  readonly schema: Schema;
}

const both = (schema: Schema): Schema => object<{ a: unknown; b: unknown }>({ a: schema, b: schema });
const rowText = orNull(TEXT);
const row = object<RowDifference>(
  {
    row: COUNT,
    a: rowText,
    b: rowText,
    style: object<Required<RowDifference>['style']>({ col: COUNT, a: CELL, b: CELL }),
  },
  ['style'],
);
const difference = object<Difference & { equal: false }>(
  {
    equal: oneOf(false),
    time: TIME,
    size: both(TEXT),
    cursor: both(orNull(CURSOR)),
    rows: list(row),
    other: YES_OR_NO,
  },
  ['size', 'cursor'],
);

const check = object<Check>({
  check: oneOf('contains', 'not-contains', 'max-duration', 'exit-status', 'no-secrets'),
  holds: YES_OR_NO,
  expected: TEXT,
  found: TEXT,
});

const beforeAndAfter = (schema: Schema): Schema => object<StepReport['events']>({ before: schema, after: schema });

const step = object<StepReport>({
  edit: told('its name', TEXT),
  options: told('as the plan has them', mapOf(ANYTHING)),
  applied: told('as they were applied: positions of the recording as the edits before left it', mapOf(ANYTHING)),
  skipped: told('whether nothing was left of what it is about', YES_OR_NO),
  duration: beforeAndAfter(TIME),
  events: beforeAndAfter(COUNT),
  changed: told('events whose content is new', COUNT),
});

interface Command {
  file?: string;
  line: number;
  column: number;
  command: string;
  at: number;
  takes: number;
  waits?: true;
  hidden?: true;
}

const set = oneOf(true);
const command = object<Command>(
  { file: TEXT, line: FROM_ONE, column: FROM_ONE, command: TEXT, at: TIME, takes: TIME, waits: set, hidden: set },
  ['file', 'waits', 'hidden'],
);
const tape = object<{ file: string; outputs: unknown; requires: unknown; settings: unknown; commands: unknown }>({
  file: TEXT,
  outputs: list(TEXT),
  requires: list(TEXT),
  settings: mapOf(ANYTHING),
  commands: list(command),
});

const printed = (words: string, description: string, schema: Schema): Output => ({
  title: `castkit ${words}`,
  description,
  schema,
});

export const outputs: Readonly<Record<OutputName, Output>> = {
  assert: printed(
    'assert --json',
    'Which checks hold.',
    object<{ file: string; holds: boolean; checks: unknown }>({ file: TEXT, holds: YES_OR_NO, checks: list(check) }),
  ),
  config: printed(
    'config --json',
    'Options, their values, and where those come from.',
    list(
      object<{ option: string; value: unknown; from: string; command: string }>({
        option: TEXT,
        value: told('null for what the command finds out by itself', ANYTHING),
        from: TEXT,
        command: TEXT,
      }),
    ),
  ),
  diff: printed('diff --json', 'Where two recordings first differ.', {
    anyOf: [object<{ equal: true }>({ equal: oneOf(true) }), difference],
  }),
  edit: printed('edit --dry-run --json', 'What each edit of a plan does, in order.', list(step)),
  events: printed('events --json', 'The events of a recording.', list(event)),
  fonts: printed('fonts --json', 'Which font draws which characters.', fonts),
  grep: printed('grep --json', 'When texts that match are on the screen.', list(sighting)),
  info: printed('info --json', 'Facts about a recording. Times are in seconds.', info),
  json: printed('json', 'A screen, or with --transcript the lines of a session.', SCREEN),
  'mark-ls': printed(
    'mark ls --json',
    'The markers of a recording.',
    list(object<{ index: number; time: number; label: string }>({ index: COUNT, time: TIME, label: TEXT })),
  ),
  tape: printed('tape --list --json', 'What a tape does and when; of several tapes a list.', {
    anyOf: [tape, list(tape)],
  }),
  themes: printed(
    'themes --json',
    'Themes and their colours.',
    list(
      object<ThemeValue>({
        name: TEXT,
        kind: oneOf('light', 'dark'),
        background: COLOUR,
        foreground: COLOUR,
        palette: list(COLOUR),
      }),
    ),
  ),
  validate: printed('validate --json', 'What is wrong with each recording.', list(validation)),
};
