// castkit hold.
import { hold, holdOptions } from '../../index.js';
import { editCommand } from '../edit-command.js';

export const holdCommand = editCommand({
  name: 'hold',
  summary: 'let a moment last longer',
  options: holdOptions,
  edit: hold,
  examples: [
    { command: 'castkit hold demo.cast --at 5 --for 2 -o out.cast', does: 'two more seconds at 5 s' },
    { command: 'castkit hold demo.cast --at end --for 3 -o out.cast', does: 'three more seconds at the end' },
    {
      command: 'castkit hold demo.cast --at text:"done" --for 1 --in-place',
      does: 'when the screen first shows a word',
    },
  ],
});
