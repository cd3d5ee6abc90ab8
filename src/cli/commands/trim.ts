// castkit trim.
import { trim, trimOptions } from '../../index.js';
import { editCommand } from '../edit-command.js';

export const trimCommand = editCommand({
  name: 'trim',
  summary: 'keep a range',
  options: trimOptions,
  edit: trim,
  examples: [
    { command: 'castkit trim demo.cast short.cast --start 5 --end 20', does: 'from 5 to 20 seconds' },
    {
      command: 'castkit trim demo.cast --start marker:1 --end -2s -o part.cast',
      does: 'from a marker to two seconds before the end',
    },
    {
      command: 'castkit trim demo.cast --start 5 | castkit idle --max 1 > short.cast',
      does: 'then shorten the pauses',
    },
  ],
});
