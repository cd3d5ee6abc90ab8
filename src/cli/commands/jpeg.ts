// castkit jpeg.
import { jpegOptions } from '../../index.js';
import { factsOf } from '../product.js';
import { stillCommand } from '../still-command.js';

export const jpegCommand = stillCommand({
  options: jpegOptions,
  product: factsOf('jpeg'),
  format: () => 'jpeg',
  examples: [
    { command: 'castkit jpeg demo.cast', does: 'the fullest screen, to demo.jpg' },
    { command: 'castkit jpeg demo.cast --at -2s --theme nord', does: 'two seconds before the end, in other colours' },
    { command: 'castkit jpeg demo.cast card.jpg --width 1280 --height 640', does: 'the size of a social preview' },
  ],
});
