// castkit fonts.
import { fonts, fontsOptions, inputOptions, loadCast } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { LISTING } from '../looking.js';

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
    const cast = await loadCast(input, { ...reading, warn });
    await write([await fonts(cast, given, { warn })]);
  },
};
