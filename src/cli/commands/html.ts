// castkit html.
import { html, htmlOptions, inputOptions, loadCast } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { filesByTheme, writePictures } from '../picture.js';
import { productOf } from '../product.js';
import { tellUnshown } from '../unshown.js';

export const htmlCommand: CommandBody<typeof htmlOptions> = {
  positionals: [INPUT, OUTPUT],
  options: htmlOptions,
  reading: inputOptions,
  product: productOf('html', { beside: false, shape: filesByTheme }),
  examples: [
    { command: 'castkit html demo.cast > demo.html', does: 'a page with the screen at the end' },
    {
      command: 'castkit html demo.cast --fragment --html-style inline',
      does: 'a piece for a page that takes no style sheet',
    },
    { command: 'castkit html demo.cast --transcript session.html', does: 'the whole session, with times' },
  ],
  async run(context) {
    const { input, reading, warn, report } = context;
    const cast = await loadCast(input, { ...reading, warn });
    tellUnshown(report, cast);
    await writePictures(context, async function* (given, hooks) {
      yield await html(cast, given, hooks);
    });
  },
};
