// castkit themes.
import { UsageError } from '../../core/errors.js';
import { themes, themesOptions } from '../../index.js';
import type { CommandBody } from '../command.js';

/** Colours where somebody sees them. */
const showsColours = (): boolean => process.stdout.isTTY === true && !process.env['NO_COLOR'];

export const themesCommand: CommandBody<typeof themesOptions> = {
  positionals: [{ name: 'search', help: 'a part of the name', role: 'word' }],
  options: themesOptions,
  examples: [
    { command: 'castkit themes', does: 'all of them' },
    { command: 'castkit themes solarized', does: 'those with this in their name' },
    { command: 'castkit themes --light --json', does: 'light ones, for programs' },
  ],
  async run({ names, given, place, write }) {
    const [search = given.search] = names;
    if (names.length > 0 && given.search !== undefined) throw new UsageError('--search', '--search: given twice');
    const swatches = given.swatches ?? (place.file === undefined && showsColours());
    await write([themes({ ...given, search, swatches })]);
  },
};
