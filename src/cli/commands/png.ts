// castkit png.
import { pngOptions } from '../../index.js';
import { factsOf } from '../product.js';
import { stillCommand } from '../still-command.js';

export const pngCommand = stillCommand({
  options: pngOptions,
  product: factsOf('png'),
  format: () => 'png',
  examples: [
    { command: 'castkit png demo.cast', does: 'the fullest screen, to demo.png' },
    {
      command: 'castkit png demo.cast --at 50% --scale 2 half.png',
      does: 'twice the size, for screens of high density',
    },
    { command: 'castkit png demo.cast --at 1,5,end', does: 'demo-1.png, demo-2.png and demo-3.png' },
  ],
});
