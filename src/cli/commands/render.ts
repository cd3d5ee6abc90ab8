// castkit render: several files from one replay.
import { extname } from 'node:path';
import { UsageError } from '../../core/errors.js';
import type { Option } from '../../core/options/option.js';
import { inputOptions, isBinary, loadCast, outputFormats, renderOptions } from '../../index.js';
import { type CommandBody, INPUT } from '../command.js';
import { writeRendered } from '../rendered.js';
import { tellUnshown } from '../unshown.js';

/** -o, as often as there are files. */
const output: Option<string[]> = {
  flag: 'output',
  alias: 'o',
  group: 'Output',
  help: `a file to write (repeatable); its name tells the format: ${outputFormats.join(', ')}`,
  placeholder: 'FILE',
  expected: 'a file name',
  default: [],
  repeatable: true,
  parse: (name) => (name === '' ? undefined : [name]),
  check: (value) => (Array.isArray(value) ? value : undefined),
};

const options = { ...renderOptions, output };

const extensionOf = (name: string): string => extname(name).slice(1);

export const renderCommand: CommandBody<typeof options> = {
  positionals: [INPUT],
  options,
  reading: inputOptions,
  product: { extension: '', noun: 'pictures', binary: true, beside: true, shape: () => 'files' },
  examples: [
    { command: 'castkit render demo.cast -o demo.gif -o demo.svg', does: 'a GIF and an SVG' },
    {
      command: 'castkit render demo.cast -o demo.png -o demo.txt --at end',
      does: 'the last screen, as picture and text',
    },
    { command: 'castkit render demo.cast -o a.gif -o a.apng --end 1', does: 'two animations of the first second' },
  ],
  async run({ input, reading, given, warn, report, placeOf, writeTogether }) {
    const { output: names = [], ...asked } = given;
    if (names.length === 0) throw new UsageError('-o', { expected: 'one or more files to write', received: 'nothing' });
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined)
      throw new UsageError('-o', { expected: 'different files', received: `${JSON.stringify(twice)} twice` });
    const places = names.map((name) =>
      placeOf(name, {
        extension: extensionOf(name),
        noun: 'a picture',
        binary: isBinary(extensionOf(name)),
        beside: false,
      }),
    );
    const cast = await loadCast(input, { ...reading, warn });
    tellUnshown(report, cast);
    await writeRendered(
      { cast, places, formats: names.map(extensionOf), looks: asked },
      { warn, report, writeTogether },
    );
  },
};
