// castkit txt.
import { inputOptions, loadCast, txt, txtOptions } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { productOf } from '../product.js';
import { tellUnshown } from '../unshown.js';

export const txtCommand: CommandBody<typeof txtOptions> = {
  positionals: [INPUT, OUTPUT],
  options: txtOptions,
  reading: inputOptions,
  product: productOf('txt', { beside: false }),
  examples: [
    { command: 'castkit txt demo.cast', does: 'the screen at the end' },
    { command: 'castkit txt demo.cast --at 1:20', does: 'the screen after 80 seconds' },
    { command: 'castkit txt demo.cast --at -2s screen.txt', does: 'the screen two seconds before the end, to a file' },
  ],
  async run({ input, reading, given, warn, write, report }) {
    const cast = await loadCast(input, { ...reading, warn });
    tellUnshown(report, cast);
    await write([await txt(cast, given, { warn })]);
  },
};
