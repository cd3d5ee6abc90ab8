// castkit split.
import { basename, dirname, extname, join } from 'node:path';
import { knownTo } from '../../core/options/option.js';
import { FileLabels, formatOptions, inputOptions, type Part, split, splitOptions } from '../../index.js';
import { type CommandBody, type Context, INPUT } from '../command.js';
import { RECORDING, recordingText } from '../edit-command.js';
import { openChecked } from '../open.js';

/** demo.cast for a part called build: demo-build.cast. */
function labelled(file: string, label: string): string {
  const extension = extname(file);
  return join(dirname(file), `${basename(file, extension)}-${label}${extension}`);
}

async function writeParts({ place, given, warn, writeTogether }: Context, parts: readonly Part[]): Promise<void> {
  const labels = new FileLabels();
  await writeTogether(async (write) => {
    for (const { cast, label } of parts) {
      const file = place.file === undefined ? undefined : labelled(place.file, labels.next(label ?? ''));
      await write({ file }, recordingText(cast, given['format'] as string | undefined, warn));
    }
  });
}

export const splitCommand: CommandBody = {
  positionals: [INPUT, { name: 'output', help: 'the name that the names of the files are made from [the input]' }],
  options: { ...splitOptions, ...formatOptions },
  reading: inputOptions,
  product: { ...RECORDING, beside: true, shape: () => 'files' },
  examples: [
    { command: 'castkit split demo.cast --at 10,20', does: 'writes demo-1.cast, demo-2.cast and demo-3.cast' },
    { command: 'castkit split demo.cast --at markers', does: 'a file per chapter, named after its marker' },
    { command: 'castkit split demo.cast part.cast --at 50%', does: 'writes part-1.cast and part-2.cast' },
  ],
  async run(context) {
    const { input, reading, given, warn } = context;
    const apply = split(knownTo(splitOptions, given));
    await writeParts(context, await apply(await openChecked(input, reading, warn)));
  },
};
