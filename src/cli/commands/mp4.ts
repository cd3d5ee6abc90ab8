// castkit mp4.
import { inputOptions, loadCast, mp4, mp4Options } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { filesByTheme, writePictures } from '../picture.js';
import { productOf } from '../product.js';
import { tellUnshown } from '../unshown.js';

export const mp4Command: CommandBody<typeof mp4Options> = {
  positionals: [INPUT, OUTPUT],
  options: mp4Options,
  reading: inputOptions,
  product: productOf('mp4', { beside: true, shape: filesByTheme }),
  examples: [
    { command: 'castkit mp4 demo.cast --end 1', does: 'the first second, to demo.mp4' },
    { command: 'castkit mp4 demo.cast small.mp4 --crf 40 --end 1', does: 'a smaller file' },
    { command: 'castkit mp4 demo.cast --speed 4 --end 1 --scale 2', does: 'four times as fast, twice as large' },
  ],
  async run(context) {
    const { input, reading, warn, report } = context;
    const cast = await loadCast(input, { ...reading, warn });
    tellUnshown(report, cast);
    await writePictures(context, (given, hooks, path) => mp4(cast, given, hooks, path));
  },
};
