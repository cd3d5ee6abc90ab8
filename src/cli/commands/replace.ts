// castkit replace.
import { replace, replaceOptions } from '../../index.js';
import { editCommand } from '../edit-command.js';

export const replaceCommand = editCommand({
  name: 'replace',
  summary: 'replace a text, on the screen and in the file',
  options: replaceOptions,
  edit: replace,
  examples: [
    { command: 'castkit replace demo.cast --from world --to moon! -o out.cast', does: 'of the same width' },
    { command: 'castkit replace demo.cast --from hello --to hi -o out.cast', does: 'filled up with blanks' },
    {
      command: 'castkit replace demo.cast --from hello --to "good morning" --reflow --in-place',
      does: 'what follows moves',
    },
  ],
});
