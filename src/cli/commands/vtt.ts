// castkit vtt.
import { inputOptions, loadCast, vtt } from '../../index.js';
import { type Command, INPUT, OUTPUT } from '../command.js';

export const vttCommand: Command = {
  name: 'vtt',
  summary: 'print the markers as WebVTT chapters',
  positionals: [INPUT, OUTPUT],
  options: {},
  reading: inputOptions,
  product: { extension: 'vtt', noun: 'a WebVTT file', binary: false, beside: false },
  examples: [
    { command: 'castkit vtt demo.cast', does: 'a chapter from each marker to the next' },
    { command: 'castkit vtt demo.cast chapters.vtt', does: 'to a file' },
    { command: 'cat demo.cast | castkit vtt', does: 'of a recording that comes through a pipe' },
  ],
  async run({ input, reading, warn, write }) {
    await write([vtt(await loadCast(input, { ...reading, warn }))]);
  },
};
