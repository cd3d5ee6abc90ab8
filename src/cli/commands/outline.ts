// castkit outline.
import { knownTo } from '../../core/options/option.js';
import { inputOptions, outline, outlineOptions, outlineText } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { jsonText, LISTING } from '../looking.js';
import { openChecked } from '../open.js';

export const outlineCommand: CommandBody<typeof outlineOptions> = {
  positionals: [INPUT, OUTPUT],
  options: outlineOptions,
  reading: inputOptions,
  product: LISTING,
  examples: [
    { command: 'castkit outline demo.cast', does: 'commands, programs, pauses, bursts of output' },
    { command: 'castkit outline demo.cast --depth 1', does: 'commands, full-screen programs and markers only' },
    { command: 'castkit outline demo.cast --json', does: 'for programs, with times that edits take as positions' },
  ],
  async run({ input, reading, given, warn, write }) {
    const found = await outline(await openChecked(input, reading, warn), knownTo(outlineOptions, given));
    await write([given.json ? jsonText(found) : outlineText(found)]);
  },
};
