// castkit info.
import { info, infoOptions, inputOptions, loadCast } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { LISTING } from '../looking.js';

export const infoCommand: CommandBody<typeof infoOptions> = {
  positionals: [INPUT, OUTPUT],
  options: infoOptions,
  reading: inputOptions,
  product: LISTING,
  examples: [
    { command: 'castkit info demo.cast', does: 'size, duration, events, markers' },
    { command: 'castkit info demo.cast --json', does: 'the same for programs' },
    {
      command: 'curl -s https://asciinema.org/a/bJMOlPe5F4mFLY0Rl6fiJSOp3.cast | castkit info',
      does: 'of a recording that comes through a pipe',
    },
  ],
  async run({ input, reading, given, warn, write }) {
    const cast = await loadCast(input, { ...reading, warn });
    await write([await info(cast, given, { warn })]);
  },
};
