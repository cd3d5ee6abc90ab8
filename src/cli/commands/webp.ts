// castkit webp: animated, or stills with --at.
import { inputOptions, loadCast, stillGiven, webp, webpOptions } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { writePictures } from '../picture.js';
import { productOf } from '../product.js';
import { runStills, stillFiles } from '../still-command.js';
import { tellUnshown } from '../unshown.js';

export const webpCommand: CommandBody<typeof webpOptions> = {
  positionals: [INPUT, OUTPUT],
  options: webpOptions,
  reading: inputOptions,
  product: productOf('webp', { beside: true, shape: stillFiles }),
  examples: [
    { command: 'castkit webp demo.cast --end 1', does: 'the first second, to demo.webp' },
    { command: 'castkit webp demo.cast --at end', does: 'the screen at the end, no animation' },
    { command: 'castkit webp demo.cast --at fullest --width 1200 --height 630', does: 'one picture of that size' },
  ],
  async run(context) {
    const { input, reading, given, warn, report } = context;
    if (given.at !== undefined) return runStills({ ...context, given: stillGiven(given) }, 'webp');
    const cast = await loadCast(input, { ...reading, warn });
    tellUnshown(report, cast);
    await writePictures(context, (options, hooks) => webp(cast, options, hooks));
  },
};
