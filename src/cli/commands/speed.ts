// castkit speed.
import { speed, speedOptions } from '../../index.js';
import { editCommand } from '../edit-command.js';

export const speedCommand = editCommand({
  name: 'speed',
  summary: 'make it faster or slower, or parts of it',
  options: speedOptions,
  edit: speed,
  examples: [
    { command: 'castkit speed demo.cast fast.cast --factor 2', does: 'twice as fast' },
    { command: 'castkit speed demo.cast --factor 0.5 -o slow.cast', does: 'half as fast' },
    {
      command: 'castkit speed demo.cast fast.cast --factor 8 --range marker:1..marker:2',
      does: 'eight times as fast between two markers',
    },
  ],
});
