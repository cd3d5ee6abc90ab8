// castkit init.
import { dirname } from 'node:path';
import { starterManifest } from '../../index.js';
import type { Command } from '../command.js';
import { writeProduct } from '../output.js';
import { checkDisk } from '../place.js';

const MANIFEST = 'castkit.yaml';

export const initCommand: Command = {
  name: 'init',
  summary: 'write a manifest for the recordings that are here',
  positionals: [{ name: 'manifest', help: `the file to write [${MANIFEST}]` }],
  options: {},
  examples: [
    { command: 'castkit init', does: 'castkit.yaml, for the recordings in this folder and those in it' },
    { command: 'castkit init docs/castkit.yaml', does: 'for those in docs' },
    { command: 'castkit init -o -', does: 'to standard output' },
  ],
  async run({ names, place, report, given: _ }) {
    const file = names[0] ?? place.file ?? MANIFEST;
    checkDisk(file, false);
    const { bytes } = await writeProduct({ file }, [await starterManifest(dirname(file))], { clobber: false });
    report.fact('bytes', bytes);
  },
};
