// castkit mark ls.

import { knownTo } from '../../core/options/option.js';
import { inputOptions, markLs, markLsOptions } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { LISTING } from '../looking.js';
import { openChecked } from '../open.js';

export const markLsCommand: CommandBody = {
  positionals: [INPUT, OUTPUT],
  options: markLsOptions,
  reading: inputOptions,
  product: { ...LISTING, noun: 'a list' },
  examples: [
    { command: 'castkit mark ls demo.cast', does: 'index, time and label of each' },
    { command: 'castkit mark ls demo.cast --json', does: 'the same for programs' },
    { command: 'castkit mark ls demo.cast markers.txt', does: 'to a file' },
  ],
  async run({ input, reading, given, warn, write }) {
    await write([markLs(await openChecked(input, reading, warn), knownTo(markLsOptions, given))]);
  },
};
