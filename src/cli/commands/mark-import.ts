// castkit mark import.
import { UsageError } from '../../core/errors.js';
import { knownTo, text } from '../../core/options/option.js';
import { formatOptions, inputOptions, markImport, markImportOptions, openSource } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { RECORDING, recordingText } from '../edit-command.js';
import { openChecked } from '../open.js';

const from = text({
  flag: 'from',
  group: 'Input',
  help: 'the file of markers: csv, json or vtt',
  placeholder: 'FILE',
  default: undefined,
  accepts: (name) => name !== '',
  expected: 'the name of a file',
});

const { markers: _, source: __, ...options } = markImportOptions;

export const markImportCommand: CommandBody = {
  positionals: [INPUT, OUTPUT],
  options: { from, ...options, ...formatOptions },
  reading: inputOptions,
  product: RECORDING,
  examples: [
    { command: 'castkit mark import demo.cast out.cast --from markers.csv', does: 'in place of those that are there' },
    {
      command: 'castkit mark import demo.cast --from chapters.vtt --keep -o out.cast',
      does: 'beside those that are there',
    },
    { command: 'castkit mark import demo.cast --from markers.csv --in-place', does: 'onto the input' },
  ],
  async run({ input, reading, given, warn, write }) {
    const name = given['from'] as string | undefined;
    if (name === undefined) throw new UsageError('--from', { expected: 'a file of markers', received: 'nothing' });
    const markers = new TextDecoder().decode((await openSource(name, { noun: 'a file of markers' })).bytes);
    const apply = markImport({ ...knownTo(options, given), markers, source: name }, { warn });
    const edited = await apply(await openChecked(input, reading, warn));
    await write(recordingText(edited, given['format'] as string | undefined, warn));
  },
};
