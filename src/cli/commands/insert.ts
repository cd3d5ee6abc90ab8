// castkit insert.

import { UsageError } from '../../core/errors.js';
import { knownTo, text } from '../../core/options/option.js';
import { formatOptions, inputOptions, insert, insertOptions, openSource } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { RECORDING, recordingText } from '../edit-command.js';
import { openChecked } from '../open.js';

const file = text({
  flag: 'file',
  group: 'Input',
  help: 'a file with the output, as it is',
  placeholder: 'FILE',
  default: undefined,
  accepts: (name) => name !== '',
  expected: 'the name of a file',
});

/** The text of a file, with nothing in it that would be read as an escape. */
async function fileText(name: string): Promise<string> {
  const { bytes } = await openSource(name, { noun: 'a file with output' });
  return new TextDecoder('utf-8').decode(bytes).replaceAll('\\', '\\\\');
}

export const insertCommand: CommandBody = {
  positionals: [INPUT, OUTPUT],
  options: { ...insertOptions, file, ...formatOptions },
  reading: inputOptions,
  product: RECORDING,
  examples: [
    { command: 'castkit insert demo.cast --at 5 --text "hi\\n" -o out.cast', does: 'a line at 5 s' },
    { command: 'castkit insert demo.cast --at end --file banner.txt -o out.cast', does: 'a file at the end' },
    {
      command: 'castkit insert demo.cast --at 0 --text "\\e[1mdemo\\e[m\\n" --in-place',
      does: 'in bold, onto the input',
    },
  ],
  async run({ input, reading, given, warn, write }) {
    const { text: typed, ...options } = knownTo(insertOptions, given);
    const name = given['file'] as string | undefined;
    if (name !== undefined && typed !== undefined) throw new UsageError('--file', '--file: cannot go with --text');
    const apply = insert({ ...options, text: name === undefined ? typed : await fileText(name) }, { warn });
    const edited = await apply(await openChecked(input, reading, warn));
    await write(recordingText(edited, given['format'] as string | undefined, warn));
  },
};
