// castkit apng.
import { apng, apngOptions, inputOptions, loadCast } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { filesByTheme, writePictures } from '../picture.js';
import { productOf } from '../product.js';
import { tellUnshown } from '../unshown.js';

export const apngCommand: CommandBody<typeof apngOptions> = {
  positionals: [INPUT, OUTPUT],
  options: apngOptions,
  reading: inputOptions,
  product: productOf('apng', { beside: true, shape: filesByTheme }),
  examples: [
    { command: 'castkit apng demo.cast', does: 'writes demo.apng' },
    { command: 'castkit apng demo.cast demo.png --select 0..2', does: 'the first two seconds' },
    { command: 'castkit apng demo.cast --end 1 --scale 2', does: 'twice the size, for screens of high density' },
  ],
  async run(context) {
    const { input, reading, warn, report } = context;
    const cast = await loadCast(input, { ...reading, warn });
    tellUnshown(report, cast);
    await writePictures(context, (given, hooks) => apng(cast, given, hooks));
  },
};
