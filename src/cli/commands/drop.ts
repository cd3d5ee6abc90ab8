// castkit drop.
import { drop, dropOptions } from '../../index.js';
import { editCommand } from '../edit-command.js';

export const dropCommand = editCommand({
  name: 'drop',
  summary: 'take all events of some kinds out',
  options: dropOptions,
  edit: drop,
  examples: [
    { command: 'castkit drop demo.cast --events i -o out.cast', does: 'what was typed' },
    { command: 'castkit drop demo.cast --events m,i -o out.cast', does: 'markers too' },
    { command: 'castkit drop demo.cast --events markers --in-place', does: 'by the word, onto the input' },
  ],
});
