// castkit edit.
import { UsageError } from '../../core/errors.js';
import {
  applyPlan,
  editOptions,
  explainPlan,
  formatOptions,
  inputOptions,
  openSource,
  type PlanGiven,
  planText,
  readPlan,
} from '../../index.js';
import { type CommandBody, type Context, INPUT, OUTPUT } from '../command.js';
import { RECORDING, recordingText } from '../edit-command.js';
import { jsonText, LISTING } from '../looking.js';
import { openChecked } from '../open.js';

const options = { ...editOptions, ...formatOptions };

async function planIn(file: string | undefined): Promise<PlanGiven> {
  if (file === undefined) throw new UsageError('--plan', { expected: 'a file with a plan', received: 'nothing' });
  const { bytes } = await openSource(file, { noun: 'a plan' });
  return readPlan(new TextDecoder('utf-8').decode(bytes), file);
}

async function tell(context: Context<typeof options>, plan: PlanGiven): Promise<void> {
  const { input, reading, given, warn, writeTogether, placeOf } = context;
  const steps = await explainPlan(await openChecked(input, reading, warn), plan, { warn });
  const text = given.json ? jsonText(steps) : planText(steps);
  await writeTogether(async (write) => void (await write(placeOf('-', LISTING), [text])));
}

export const editCommand: CommandBody<typeof options> = {
  positionals: [INPUT, OUTPUT],
  options,
  reading: inputOptions,
  product: RECORDING,
  examples: [
    { command: 'castkit edit demo.cast --plan plan.yaml -o out.cast', does: 'its edits; positions on the original' },
    { command: 'castkit edit demo.cast --plan plan.yaml --dry-run', does: 'what each of them would do' },
    { command: 'castkit edit demo.cast --plan plan.json | cast2gif - demo.gif', does: 'and a GIF of the result' },
  ],
  async run(context) {
    const { input, reading, given, warn, write } = context;
    const plan = await planIn(given.plan);
    if (given.dryRun) return tell(context, plan);
    const edited = await applyPlan(plan, { warn })(await openChecked(input, reading, warn));
    await write(recordingText(edited, given.format, warn));
  },
};
