// castkit snippet.
import { basename } from 'node:path';
import { isUrl } from '../../core/options/source-name.js';
import { inputOptions, loadCast, snippet, snippetOptions } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { besideInput } from '../place.js';

/** The picture that castkit would make of the recording. */
const pictureName = (input: string): string =>
  input === '-'
    ? 'demo.svg'
    : isUrl(input)
      ? basename(besideInput(new URL(input).pathname, 'svg'))
      : besideInput(input, 'svg');

export const snippetCommand: CommandBody<typeof snippetOptions> = {
  positionals: [INPUT, OUTPUT],
  options: snippetOptions,
  reading: inputOptions,
  product: {
    extension: 'md',
    endings: () => ['md', 'html', 'htm', 'txt'],
    noun: 'a text',
    binary: false,
    beside: false,
  },
  examples: [
    { command: 'castkit snippet demo.cast', does: 'Markdown for demo.svg' },
    { command: 'castkit snippet demo.cast --picture demo.gif --markup html', does: 'HTML with width, height and alt' },
    {
      command: 'castkit snippet demo.cast --theme light=castkit-light,dark=castkit-dark',
      does: 'a <picture> for both',
    },
  ],
  async run({ input, reading, given, warn, write }) {
    const cast = await loadCast(input, { ...reading, warn });
    await write([await snippet(cast, pictureName(input), given, { warn })]);
  },
};
