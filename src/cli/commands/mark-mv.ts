// castkit mark mv.
import { markMv, markMvOptions } from '../../index.js';
import { editCommand } from '../edit-command.js';

export const markMvCommand = editCommand({
  name: 'mark mv',
  summary: 'move a marker, or give it another label',
  options: markMvOptions,
  edit: markMv,
  examples: [
    { command: 'castkit mark mv demo.cast --at marker:0 --to 7.5 -o out.cast', does: 'the first one, to 7.5 s' },
    {
      command: 'castkit mark mv demo.cast --at marker:1 --label tests -o out.cast',
      does: 'another label, the same place',
    },
    { command: 'castkit mark mv demo.cast --at marker:0 --to 50% --in-place', does: 'to the middle, onto the input' },
  ],
});
