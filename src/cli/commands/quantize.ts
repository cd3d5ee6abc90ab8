// castkit quantize.
import { quantize, quantizeOptions } from '../../index.js';
import { editCommand } from '../edit-command.js';

export const quantizeCommand = editCommand({
  name: 'quantize',
  summary: 'make pauses of a certain length equally long',
  options: quantizeOptions,
  edit: quantize,
  examples: [
    {
      command: 'castkit quantize demo.cast even.cast --range 0.5,2',
      does: 'pauses of 0.5 to 2 seconds become 0.5 seconds',
    },
    {
      command: 'castkit quantize demo.cast --range 1,3 --range 3,60 -o even.cast',
      does: 'longer ones become 3 seconds',
    },
    { command: 'castkit quantize demo.cast --range 0.02,0.1 --in-place', does: 'typing at an even pace' },
  ],
});
