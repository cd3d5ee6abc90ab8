// castkit avif.
import { avifOptions } from '../../index.js';
import { factsOf } from '../product.js';
import { stillCommand } from '../still-command.js';

export const avifCommand = stillCommand({
  options: avifOptions,
  product: factsOf('avif'),
  format: () => 'avif',
  examples: [
    { command: 'castkit avif demo.cast', does: 'the fullest screen, to demo.avif' },
    { command: 'castkit avif demo.cast --at end --quality 50', does: 'the screen at the end, smaller' },
    { command: 'castkit avif demo.cast --at 1,end -o shot.avif', does: 'shot-1.avif and shot-2.avif' },
  ],
});
