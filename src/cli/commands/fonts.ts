// castkit fonts.
import { fonts, fontsOptions, inputOptions } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { LISTING } from '../looking.js';
import { openChecked } from '../open.js';

export const fontsCommand: CommandBody<typeof fontsOptions> = {
  positionals: [INPUT, OUTPUT],
  options: fontsOptions,
  reading: inputOptions,
  product: LISTING,
  examples: [
    { command: 'castkit fonts demo.cast', does: 'with the fonts that ship' },
    { command: 'castkit fonts demo.cast --font-family "Fira Code"', does: 'with a font of the system' },
    { command: 'castkit fonts demo.cast --font-file my.ttf --json', does: 'with a font file, for programs' },
  ],
  async run({ input, reading, given, warn, write }) {
    const cast = await openChecked(input, reading, warn);
    await write([await fonts(cast, given, { warn })]);
  },
};
