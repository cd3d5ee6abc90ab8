// castkit apng.
import { apng, apngOptions, inputOptions, loadCast } from '../../index.js';
import { type Command, INPUT, OUTPUT } from '../command.js';
import { writePicture } from '../picture.js';

export const apngCommand: Command<typeof apngOptions> = {
  name: 'apng',
  summary: 'make an animated PNG',
  positionals: [INPUT, OUTPUT],
  options: apngOptions,
  reading: inputOptions,
  product: { extension: 'apng', noun: 'an animated PNG', binary: true, beside: true },
  examples: [
    { command: 'castkit apng demo.cast', does: 'writes demo.apng' },
    { command: 'castkit apng demo.cast demo.png --select 0..2', does: 'the first two seconds' },
    { command: 'castkit apng demo.cast --end 1 --scale 2', does: 'twice the size, for screens of high density' },
  ],
  async run({ input, reading, given, warn, report, write }) {
    const cast = await loadCast(input, { ...reading, warn });
    await writePicture(write, report, (onReport) =>
      apng(cast, given, { warn, onReport, onProgress: (state) => report.progress(state) }),
    );
  },
};
