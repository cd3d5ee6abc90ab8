// castkit json.
import { inputOptions, json, jsonOptions, loadCast } from '../../index.js';
import { type Command, INPUT, OUTPUT } from '../command.js';
import { tellUnshown } from '../unshown.js';

export const jsonCommand: Command<typeof jsonOptions> = {
  name: 'json',
  summary: 'print a screen as JSON',
  positionals: [INPUT, OUTPUT],
  options: jsonOptions,
  reading: inputOptions,
  product: { extension: 'json', noun: 'a JSON file', binary: false, beside: false },
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
