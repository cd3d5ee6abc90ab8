// castkit mark rm.
import { markRm, markRmOptions } from '../../index.js';
import { editCommand } from '../edit-command.js';

export const markRmCommand = editCommand({
  name: 'mark rm',
  summary: 'remove markers',
  options: markRmOptions,
  edit: markRm,
  examples: [
    { command: 'castkit mark rm demo.cast --at marker:0 -o out.cast', does: 'the first one' },
    { command: 'castkit mark rm demo.cast --at 5.. -o out.cast', does: 'all from 5 s on' },
    { command: 'castkit mark rm demo.cast --at markers --in-place', does: 'all of them, onto the input' },
  ],
});
