// castkit gif, also known as cast2gif.
import { gif, gifOptions, inputOptions, loadCast } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { filesByTheme, writePictures } from '../picture.js';
import { productOf } from '../product.js';
import { tellUnshown } from '../unshown.js';

export const gifCommand: CommandBody<typeof gifOptions> = {
  positionals: [INPUT, OUTPUT],
  options: gifOptions,
  reading: inputOptions,
  product: productOf('gif', { beside: true, shape: filesByTheme }),
  examples: [
    { command: 'cast2gif demo.cast', does: 'writes demo.gif' },
    { command: 'cast2gif demo.cast docs/demo.gif --theme nord --speed 2', does: 'other colours, twice as fast' },
    { command: 'cast2gif demo.cast end.gif --select marker:done..', does: 'from a marker to the end' },
  ],
  async run(context) {
    const { input, reading, warn, report } = context;
    const cast = await loadCast(input, { ...reading, warn });
    tellUnshown(report, cast);
    await writePictures(context, (given, hooks) => gif(cast, given, hooks));
  },
};
