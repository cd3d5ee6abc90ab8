// castkit grid.
import { knownTo } from '../../core/options/option.js';
import { type Cast, formatOptions, grid, gridOptions, inputOptions } from '../../index.js';
import { type CommandBody, INPUT } from '../command.js';
import { RECORDING, recordingText } from '../edit-command.js';
import { openChecked } from '../open.js';

export const gridCommand: CommandBody = {
  positionals: [
    { ...INPUT, name: 'inputs', help: 'recordings, in order: paths, URLs, or - for standard input', many: true },
  ],
  options: { ...gridOptions, ...formatOptions },
  reading: inputOptions,
  product: RECORDING,
  examples: [
    { command: 'castkit grid before.cast after.cast -o both.cast', does: 'side by side' },
    { command: 'castkit grid *.cast --layout 2x2 --sync wall -o all.cast', does: 'as they happened' },
    { command: 'castkit grid a.cast b.cast --sync marker:build | cast2gif - ab.gif', does: 'markers at once' },
  ],
  async run({ names, input, reading, given, warn, write }) {
    const casts: Cast[] = [];
    for (const name of names.length > 0 ? names : [input]) casts.push(await openChecked(name, reading, warn));
    const joined = await grid(casts, knownTo(gridOptions, given), { warn });
    await write(recordingText(joined, given['format'] as string | undefined, warn));
  },
};
