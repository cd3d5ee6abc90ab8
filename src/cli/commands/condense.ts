// castkit condense.
import { knownTo, toggle } from '../../core/options/option.js';
import {
  applyPlan,
  type Condensed,
  condensedText,
  condenseOptions,
  condensePlan,
  formatOptions,
  inputOptions,
  loadCast,
  planYaml,
} from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { RECORDING, recordingText } from '../edit-command.js';
import { jsonText, LISTING } from '../looking.js';

const planOnly = toggle({
  flag: 'plan-only',
  group: 'Output',
  help: 'write no recording, print the plan: for castkit edit --plan',
  default: false,
});
const json = toggle({
  flag: 'json',
  group: 'Output',
  help: 'with --plan-only: print JSON, for programs',
  default: false,
});
const options = { ...condenseOptions, planOnly, json, ...formatOptions };

const planText = ({ plan }: Condensed, asJson: boolean | undefined): string =>
  asJson ? jsonText(plan) : planYaml(plan);

export const condenseCommand: CommandBody<typeof options> = {
  positionals: [INPUT, OUTPUT],
  options,
  reading: inputOptions,
  product: RECORDING,
  examples: [
    { command: 'castkit condense demo.cast short.cast --to 15', does: 'lasts 15 seconds' },
    { command: 'castkit condense demo.cast --max-pause 2 --max-burst 3 -o short.cast', does: 'as long as that takes' },
    {
      command: 'castkit condense demo.cast --to 15 --plan-only > plan.yaml',
      does: 'what it would do, to be changed by hand',
    },
  ],
  async run({ input, reading, given, warn, report, write, writeTogether, placeOf }) {
    const cast = await loadCast(input, { ...reading, warn });
    const found = await condensePlan(cast, knownTo(condenseOptions, given));
    if (given.planOnly) {
      const text = planText(found, given.json);
      await writeTogether(async (writeOne) => void (await writeOne(placeOf('-', LISTING), [text])));
      return;
    }
    await write(recordingText(await applyPlan(found.plan, { warn })(cast), given.format, warn));
    report.note(`${cast.name}: ${condensedText(found)}`);
  },
};
