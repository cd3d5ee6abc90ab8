// castkit webm.
import { inputOptions, loadCast, webm, webmOptions } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { filesByTheme, writePictures } from '../picture.js';
import { productOf } from '../product.js';
import { tellUnshown } from '../unshown.js';

export const webmCommand: CommandBody<typeof webmOptions> = {
  positionals: [INPUT, OUTPUT],
  options: webmOptions,
  reading: inputOptions,
  product: productOf('webm', { beside: true, shape: filesByTheme }),
  examples: [
    { command: 'castkit webm demo.cast --end 1', does: 'the first second, to demo.webm' },
    { command: 'castkit webm demo.cast small.webm --crf 40 --end 1', does: 'a smaller file' },
    { command: 'castkit webm demo.cast --speed 4 --end 1 --scale 2', does: 'four times as fast, twice as large' },
  ],
  async run(context) {
    const { input, reading, warn, report } = context;
    const cast = await loadCast(input, { ...reading, warn });
    tellUnshown(report, cast);
    await writePictures(context, (given, hooks, path) => webm(cast, given, hooks, path));
  },
};
