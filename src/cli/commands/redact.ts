// castkit redact.

import { knownTo, toggle } from '../../core/options/option.js';
import {
  type Finding,
  findingList,
  findingSummary,
  findSecrets,
  formatOptions,
  inputOptions,
  redact,
  redactOptions,
} from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { RECORDING, recordingText } from '../edit-command.js';
import { openChecked } from '../open.js';

const dryRun = toggle({
  flag: 'dry-run',
  group: 'Output',
  help: 'write nothing, list what would be hidden: where, when and how it begins',
  default: false,
  direct: () => 'keeps redact from hiding anything',
});

export const redactCommand: CommandBody = {
  positionals: [INPUT, OUTPUT],
  options: { ...redactOptions, dryRun, ...formatOptions },
  reading: inputOptions,
  product: RECORDING,
  examples: [
    { command: 'castkit redact demo.cast out.cast', does: 'keys, tokens, passwords, e-mail and IP addresses' },
    {
      command: 'castkit redact demo.cast --pattern "pass(?<secret>\\w+)" --builtin all --in-place',
      does: 'names of users and hosts too, and a pattern',
    },
    { command: 'castkit redact demo.cast --text hello --dry-run', does: 'tells where a text stands' },
  ],
  async run({ input, reading, given, warn, report, write, writeTogether }) {
    const options = knownTo(redactOptions, given);
    let findings: readonly Finding[] = [];
    const apply = redact(options, { warn, found: (all) => (findings = all) });
    const cast = await openChecked(input, reading, warn);
    if (given['dryRun'] !== true) {
      const text = recordingText(await apply(cast), given['format'] as string | undefined, warn);
      await write(text);
      if (findings.length === 0) return;
      for (const line of findingList(findings).trimEnd().split('\n')) report.fact('hidden', line);
      report.note(`${cast.name}: ${findingSummary(findings)}; none left`);
      return;
    }
    // The list is no recording: where one would be written, and with --in-place the input itself, stays as it is.
    const list = findingList(await findSecrets(cast, options));
    await writeTogether((writeOne) => writeOne({ file: undefined }, [list]));
  },
};
