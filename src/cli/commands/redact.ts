// castkit redact.

import { knownTo, toggle } from '../../core/options/option.js';
import { findingList, findSecrets, formatOptions, inputOptions, loadCast, redact, redactOptions } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { RECORDING, recordingText } from '../edit-command.js';

const dryRun = toggle({
  flag: 'dry-run',
  group: 'Output',
  help: 'write nothing, list what would be hidden: where, when and how it begins',
  default: false,
});

export const redactCommand: CommandBody = {
  positionals: [INPUT, OUTPUT],
  options: { ...redactOptions, dryRun, ...formatOptions },
  reading: inputOptions,
  product: RECORDING,
  examples: [
    { command: 'castkit redact demo.cast out.cast', does: 'tokens, keys, addresses, names: all that detectors know' },
    {
      command: 'castkit redact demo.cast --pattern "pass(?<secret>\\w+)" --builtin aws,jwt --in-place',
      does: 'some of them, and a pattern',
    },
    { command: 'castkit redact demo.cast --text hello --dry-run', does: 'tells where a text stands' },
  ],
  async run({ input, reading, given, warn, write, writeTogether }) {
    const options = knownTo(redactOptions, given);
    const apply = redact(options, { warn });
    const cast = await loadCast(input, { ...reading, warn });
    if (given['dryRun'] !== true) {
      await write(recordingText(await apply(cast), given['format'] as string | undefined, warn));
      return;
    }
    // The list is no recording: where one would be written, and with --in-place the input itself, stays as it is.
    const list = findingList(await findSecrets(cast, options));
    await writeTogether((writeOne) => writeOne({ file: undefined }, [list]));
  },
};
