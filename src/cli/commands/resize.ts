// castkit resize.
import { resize, resizeOptions } from '../../index.js';
import { editCommand } from '../edit-command.js';

export const resizeCommand = editCommand({
  name: 'resize',
  summary: 'change the recorded size',
  options: resizeOptions,
  edit: resize,
  examples: [
    { command: 'castkit resize demo.cast wide.cast --cols 100', does: '100 columns' },
    { command: 'castkit resize demo.cast --cols 80 --rows 24 -o small.cast', does: 'columns and rows' },
    { command: 'castkit resize demo.cast --rows 40 --in-place', does: 'onto the input' },
  ],
});
