// castkit cut.
import { cut, cutOptions } from '../../index.js';
import { editCommand } from '../edit-command.js';

export const cutCommand = editCommand({
  name: 'cut',
  summary: 'take ranges out',
  options: cutOptions,
  edit: cut,
  examples: [
    { command: 'castkit cut demo.cast short.cast --range 5..8', does: 'without three seconds' },
    { command: 'castkit cut demo.cast --range ..2 --range 10..12,20.. -o short.cast', does: 'without several ranges' },
    {
      command: 'castkit cut demo.cast short.cast --range 5..8 --drop',
      does: 'the output of the range is not in the file any more',
    },
  ],
});
