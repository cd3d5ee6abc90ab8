// castkit convert, as asciinema has it too.

import { knownTo, toggle } from '../../core/options/option.js';
import { convert, convertOptions, inputOptions } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { RECORDING } from '../edit-command.js';
import { openChecked } from '../open.js';

/** asciinema's: here a file is replaced anyway, unless --no-clobber forbids it. */
const overwrite = toggle({ flag: 'overwrite', group: 'Output', help: 'replace a file', default: false, hidden: true });
/** asciinema's name for --format; only that one has a short form. */
const { alias: _, ...format } = convertOptions.format;
const outputFormat = { ...format, flag: 'output-format', hidden: true };

/** Without a format the name may tell it. */
function endingsOf(format: unknown): readonly string[] {
  if (format === 'txt') return ['txt'];
  if (format === 'tape') return ['tape'];
  if (format === 'raw') return ['raw', 'ansi'];
  return format === undefined ? ['cast', 'json', 'txt', 'raw', 'tape'] : format === 'v1' ? ['cast', 'json'] : ['cast'];
}

export const convertCommand: CommandBody = {
  positionals: [INPUT, OUTPUT],
  options: { ...convertOptions, outputFormat, overwrite },
  reading: inputOptions,
  product: { ...RECORDING, endings: ({ format, outputFormat }) => endingsOf(format ?? outputFormat) },
  examples: [
    { command: 'castkit convert demo.cast out.cast -f v2', does: 'asciicast v2' },
    { command: 'castkit convert demo.cast demo.txt', does: 'all that was to be read, as text' },
    { command: 'castkit convert demo.cast demo.tape', does: 'a tape that types what was typed' },
  ],
  async run({ input, reading, given, warn, write, place }) {
    const named = /\.(txt|raw|tape)(\.gz)?$/i.exec(place.file ?? '')?.[1]?.toLowerCase();
    const asked = knownTo(convertOptions, given).format ?? knownTo({ outputFormat }, given).outputFormat;
    const format = asked ?? named;
    await write(convert(await openChecked(input, reading, warn), { format }, { warn }));
  },
};
