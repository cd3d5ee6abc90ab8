// castkit title-card.
import { titleCard, titleCardOptions } from '../../index.js';
import { editCommand } from '../edit-command.js';

export const titleCardCommand = editCommand({
  name: 'title-card',
  summary: 'show a text alone on the screen for a while',
  options: titleCardOptions,
  edit: titleCard,
  examples: [
    {
      command: 'castkit title-card demo.cast --text "Part one" -o out.cast',
      does: 'for two seconds, before everything else',
    },
    {
      command: 'castkit title-card demo.cast --at 50% --text "Meanwhile" --for 1.5 -o out.cast',
      does: 'in the middle',
    },
    {
      command: 'castkit title-card demo.cast --text "castkit\\nin a minute" --in-place',
      does: 'two lines, onto the input',
    },
  ],
});
