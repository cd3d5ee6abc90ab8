// castkit header.
import { header, headerOptions } from '../../index.js';
import { editCommand } from '../edit-command.js';

export const headerCommand = editCommand({
  name: 'header',
  summary: 'change what a recording says about itself',
  options: headerOptions,
  edit: header,
  examples: [
    { command: 'castkit header demo.cast --set title="A demo" -o out.cast', does: 'another title' },
    { command: 'castkit header demo.cast --unset env -o out.cast', does: 'without the environment' },
    {
      command: 'castkit header demo.cast --set env.SHELL=/bin/sh --unset timestamp --in-place',
      does: 'several at once, onto the input',
    },
  ],
});
