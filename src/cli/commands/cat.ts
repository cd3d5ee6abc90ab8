// castkit cat, as asciinema 3 has it.
import { type Cast, cat, formatOptions, inputOptions } from '../../index.js';
import { type CommandBody, INPUT } from '../command.js';
import { RECORDING, recordingText } from '../edit-command.js';
import { openChecked } from '../open.js';

export const catCommand: CommandBody = {
  positionals: [
    { ...INPUT, name: 'inputs', help: 'recordings, in order: paths, URLs, or - for standard input', many: true },
  ],
  options: formatOptions,
  reading: inputOptions,
  product: RECORDING,
  examples: [
    { command: 'castkit cat intro.cast demo.cast > both.cast', does: 'on the same screen, one after the other' },
    { command: 'castkit cat intro.cast demo.cast -o both.cast', does: 'to a file' },
    { command: 'castkit cat intro.cast demo.cast -f v3 | castkit idle --max 1 -o both.cast', does: 'for another edit' },
  ],
  async run({ names, input, reading, given, warn, write }) {
    const casts: Cast[] = [];
    for (const name of names.length > 0 ? names : [input]) casts.push(await openChecked(name, reading, warn));
    const [first, ...others] = casts;
    if (!first) return;
    await write(recordingText(await cat(others)(first), given['format'] as string | undefined, warn));
  },
};
