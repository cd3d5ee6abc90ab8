// castkit theme show.
import { UsageError } from '../../core/errors.js';
import { themeList, themeSample, themeSampleOptions } from '../../index.js';
import type { CommandBody } from '../command.js';

export const themeShowCommand: CommandBody<typeof themeSampleOptions> = {
  positionals: [
    {
      name: 'theme',
      help: 'a name, colours or a file, as --theme takes them',
      role: 'word',
      words: () => themeList().map(({ name }) => name),
      orFile: true,
    },
  ],
  options: themeSampleOptions,
  examples: [
    { command: 'castkit theme show nord -o nord.png', does: 'a sample in these colours' },
    { command: 'castkit theme show mine.itermcolors -o mine.png', does: 'of a theme in a file' },
    { command: 'castkit theme show dracula --scale 2 -o dracula.png', does: 'twice as large' },
  ],
  async run({ names: [theme], given, place, placeOf, warn, write }) {
    if (theme === undefined) throw new UsageError('theme', { expected: 'the name of a theme', received: 'nothing' });
    placeOf(place.file ?? '-', { extension: 'png', noun: 'a PNG', binary: true, beside: false });
    await write([await themeSample(theme, given, { warn })]);
  },
};
