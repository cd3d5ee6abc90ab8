// castkit retime.
import { retime, retimeOptions } from '../../index.js';
import { editCommand } from '../edit-command.js';

export const retimeCommand = editCommand({
  name: 'retime',
  summary: 'fit it to a duration, or merge its bursts',
  options: retimeOptions,
  edit: retime,
  examples: [
    { command: 'castkit retime demo.cast half-a-minute.cast --to 30', does: 'lasts 30 seconds' },
    { command: 'castkit retime demo.cast --fps 30 -o smooth.cast', does: 'output comes at most 30 times a second' },
    { command: 'castkit retime demo.cast short.cast --to 10 --fps 15', does: 'both, in this order' },
  ],
});
