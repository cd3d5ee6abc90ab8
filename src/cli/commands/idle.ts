// castkit idle.
import { idle, idleOptions } from '../../index.js';
import { editCommand } from '../edit-command.js';

export const idleCommand = editCommand({
  name: 'idle',
  summary: 'limit the pauses for good',
  options: idleOptions,
  edit: idle,
  examples: [
    { command: 'castkit idle demo.cast short.cast --max 1', does: 'no pause is longer than a second' },
    { command: 'castkit idle demo.cast --max 1 --in-place', does: 'the same, onto the input' },
    { command: 'castkit idle demo.cast --min 0.05 --max 2 -o even.cast', does: 'nor shorter than 50 ms' },
  ],
});
