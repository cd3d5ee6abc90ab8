// castkit concat.

import { knownTo } from '../../core/options/option.js';
import { type Cast, concat, concatOptions, formatOptions, inputOptions } from '../../index.js';
import { type CommandBody, INPUT } from '../command.js';
import { RECORDING, recordingText } from '../edit-command.js';
import { openChecked } from '../open.js';

export const concatCommand: CommandBody = {
  positionals: [
    { ...INPUT, name: 'inputs', help: 'recordings, in order: paths, URLs, or - for standard input', many: true },
  ],
  options: { ...concatOptions, ...formatOptions },
  reading: inputOptions,
  product: RECORDING,
  examples: [
    { command: 'castkit concat intro.cast demo.cast -o both.cast', does: 'one after the other' },
    { command: 'castkit concat intro.cast demo.cast --gap 2 --clear -o both.cast', does: 'two blank seconds between' },
    { command: 'castkit concat part-1.cast part-2.cast --keep-state -o whole.cast', does: 'on the same screen' },
  ],
  async run({ names, input, reading, given, warn, write }) {
    const options = knownTo(concatOptions, given);
    const inputs = names.length > 0 ? names : [input];
    const casts: Cast[] = [];
    for (const name of inputs) casts.push(await openChecked(name, reading, warn));
    const [first, ...others] = casts;
    if (!first) return;
    const joined = await concat(others, options, { warn })(first);
    await write(recordingText(joined, given['format'] as string | undefined, warn));
  },
};
