// castkit mark export.
import { extname } from 'node:path';
import { knownTo } from '../../core/options/option.js';
import { inputOptions, markExport, markExportOptions } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { openChecked } from '../open.js';

const MARKER_FILES = markExportOptions.as.choices ?? [];

export const markExportCommand: CommandBody = {
  positionals: [INPUT, OUTPUT],
  options: markExportOptions,
  reading: inputOptions,
  product: {
    extension: 'csv',
    endings: ({ as }) => (as === undefined ? MARKER_FILES : [String(as)]),
    noun: 'a list of markers',
    binary: false,
    beside: false,
  },
  examples: [
    { command: 'castkit mark export demo.cast markers.csv', does: 'a line each' },
    { command: 'castkit mark export demo.cast chapters.vtt', does: 'WebVTT chapters' },
    { command: 'castkit mark export demo.cast --as json', does: 'JSON, to standard output' },
  ],
  async run({ input, reading, given, warn, write, place }) {
    const { as } = knownTo(markExportOptions, given);
    const named = markExportOptions.as.check(
      extname(place.file ?? '')
        .slice(1)
        .toLowerCase(),
    );
    await write([markExport(await openChecked(input, reading, warn), { as: as ?? named })]);
  },
};
