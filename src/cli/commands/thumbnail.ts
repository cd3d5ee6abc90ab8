// castkit thumbnail: a still in the size of social cards, in the format that the output's name tells.
import { extname } from 'node:path';
import { formatOfExtension, thumbnailOptions, thumbnails } from '../../index.js';
import { stillCommand } from '../still-command.js';

export const thumbnailCommand = stillCommand({
  options: thumbnailOptions,
  product: { extension: 'thumbnail.png', endings: () => ['png', 'webp', 'avif', 'jpg', 'jpeg'], noun: 'a picture' },
  format: (file) => (file === undefined ? 'png' : formatOfExtension(extname(file))),
  make: thumbnails,
  examples: [
    { command: 'castkit thumbnail demo.cast', does: '1200x630 pixels, to demo.thumbnail.png' },
    { command: 'castkit thumbnail demo.cast card.webp --width 1280 --height 640', does: 'another size and format' },
    { command: 'castkit thumbnail demo.cast --at end', does: 'the screen at the end' },
  ],
});
