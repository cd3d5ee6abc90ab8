// castkit mark add.
import { markAdd, markAddOptions } from '../../index.js';
import { editCommand } from '../edit-command.js';

export const markAddCommand = editCommand({
  name: 'mark add',
  summary: 'add a marker',
  options: markAddOptions,
  edit: markAdd,
  examples: [
    { command: 'castkit mark add demo.cast marked.cast --at 5 --label build', does: 'a marker at 5 s' },
    {
      command: 'castkit mark add demo.cast --at text:"done" --label done -o marked.cast',
      does: 'when the screen first shows a word',
    },
    { command: 'castkit mark add demo.cast --at -2s --label end --in-place', does: 'onto the input' },
  ],
});
