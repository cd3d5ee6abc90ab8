// castkit vtt.
import { inputOptions, vtt } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { openChecked } from '../open.js';
import { productOf } from '../product.js';

export const vttCommand: CommandBody = {
  positionals: [INPUT, OUTPUT],
  options: {},
  reading: inputOptions,
  product: productOf('vtt', { beside: false }),
  examples: [
    { command: 'castkit vtt demo.cast', does: 'a chapter from each marker to the next' },
    { command: 'castkit vtt demo.cast chapters.vtt', does: 'to a file' },
    { command: 'cat demo.cast | castkit vtt', does: 'of a recording that comes through a pipe' },
  ],
  async run({ input, reading, warn, write }) {
    await write([vtt(await openChecked(input, reading, warn))]);
  },
};
