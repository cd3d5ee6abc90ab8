// castkit ansi.
import { ansi, ansiOptions, inputOptions, loadCast } from '../../index.js';
import { type Command, INPUT, OUTPUT } from '../command.js';
import { tellUnshown } from '../unshown.js';

export const ansiCommand: Command<typeof ansiOptions> = {
  name: 'ansi',
  summary: 'print a screen as text with colours',
  positionals: [INPUT, OUTPUT],
  options: ansiOptions,
  reading: inputOptions,
  product: { extension: 'ansi', noun: 'a text with escape sequences', binary: false, beside: false },
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
