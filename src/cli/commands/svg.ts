// castkit svg.
import { inputOptions, loadCast, svg, svgOptions } from '../../index.js';
import { type Command, INPUT, OUTPUT } from '../command.js';
import { writePicture } from '../picture.js';

export const svgCommand: Command<typeof svgOptions> = {
  name: 'svg',
  summary: 'make an animated SVG, or a still',
  positionals: [INPUT, OUTPUT],
  options: svgOptions,
  reading: inputOptions,
  product: { extension: 'svg', noun: 'an SVG', binary: false, beside: true },
  examples: [
    { command: 'castkit svg demo.cast', does: 'writes demo.svg, an animation' },
    {
      command: 'castkit svg demo.cast --theme light=github-light,dark=dracula',
      does: 'follows the colours of the page',
    },
    { command: 'castkit svg demo.cast end.svg --at end', does: 'a still of the last screen' },
  ],
  async run({ input, reading, given, warn, report, write }) {
    const cast = await loadCast(input, { ...reading, warn });
    await writePicture(write, report, (onReport) =>
      svg(cast, given, { warn, onReport, onProgress: (state) => report.progress(state) }),
    );
  },
};
