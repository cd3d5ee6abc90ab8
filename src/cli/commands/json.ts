// castkit json.
import { inputOptions, json, jsonOptions, loadCast } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { productOf } from '../product.js';
import { tellUnshown } from '../unshown.js';

export const jsonCommand: CommandBody<typeof jsonOptions> = {
  positionals: [INPUT, OUTPUT],
  options: jsonOptions,
  reading: inputOptions,
  product: productOf('json', { beside: false }),
  examples: [
    { command: 'castkit json demo.cast', does: 'the screen at the end' },
    { command: 'castkit json demo.cast --at marker:build', does: 'the screen at a marker' },
    { command: 'castkit json demo.cast --at 50% half.json', does: 'the screen in the middle, to a file' },
  ],
  async run({ input, reading, given, warn, write, report }) {
    const cast = await loadCast(input, { ...reading, warn });
    tellUnshown(report, cast);
    await write([await json(cast, given, { warn })]);
  },
};
