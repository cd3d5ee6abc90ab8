// castkit ansi.
import { ansi, ansiOptions, inputOptions, loadCast } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { productOf } from '../product.js';
import { tellUnshown } from '../unshown.js';

export const ansiCommand: CommandBody<typeof ansiOptions> = {
  positionals: [INPUT, OUTPUT],
  options: ansiOptions,
  reading: inputOptions,
  product: productOf('ansi', { beside: false }),
  examples: [
    { command: 'castkit ansi demo.cast', does: 'the screen at the end' },
    { command: 'castkit ansi demo.cast --at 50% half.ansi', does: 'to a file, for cat' },
    { command: 'castkit ansi demo.cast --transcript', does: 'the whole session, with times' },
  ],
  async run({ input, reading, given, warn, write, report }) {
    const cast = await loadCast(input, { ...reading, warn });
    tellUnshown(report, cast);
    await write([await ansi(cast, given, { warn })]);
  },
};
