// castkit init.
import { dirname } from 'node:path';
import { starterManifest } from '../../index.js';
import type { Command } from '../command.js';
import { generalOptions } from '../general.js';
import { writeProduct } from '../output.js';
import { checkDisk } from '../place.js';

const MANIFEST = 'castkit.yaml';

const options = { output: generalOptions.output };

export const initCommand: Command<typeof options> = {
  name: 'init',
  summary: 'write a manifest for the recordings that are here',
  positionals: [{ name: 'manifest', help: `the file to write [${MANIFEST}]` }],
  options,
  examples: [
    { command: 'castkit init', does: 'castkit.yaml, for the recordings in this folder and those in it' },
    { command: 'castkit init docs/castkit.yaml', does: 'for those in docs' },
    { command: 'castkit init -o -', does: 'to standard output' },
  ],
  async run({ names, given }) {
    const file = names[0] ?? given.output ?? MANIFEST;
    if (file === '-') {
      await writeProduct({ file: undefined }, [await starterManifest('.')], { clobber: true });
      return;
    }
    checkDisk(file, false);
    await writeProduct({ file }, [await starterManifest(dirname(file))], { clobber: false });
  },
};
