// castkit init.
import { dirname } from 'node:path';
import { starterManifest } from '../../index.js';
import type { CommandBody } from '../command.js';
import { refuseOtherEnding } from '../endings.js';
import { generalOptions } from '../general.js';
import { writeProduct } from '../output.js';
import { checkDisk } from '../place.js';
import type { Product } from '../product.js';

const MANIFEST = 'castkit.yaml';

const options = { output: generalOptions.output };

const MANIFEST_FILE: Product = {
  extension: 'yaml',
  endings: () => ['yaml', 'yml', 'json'],
  noun: 'a manifest',
  binary: false,
  beside: false,
};

/** What its inputs are, from the comments beside them. */
function found(manifest: string): string {
  const counts = [...manifest.matchAll(/^ {2}- .* {2}# (\d+) recordings?$/gm)].map(([, count]) => Number(count));
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 'no recording was found yet';
  return total === 1 ? '1 recording' : `${total} recordings`;
}

export const initCommand: CommandBody<typeof options> = {
  positionals: [{ name: 'manifest', help: `the file to write [${MANIFEST}]` }],
  options,
  examples: [
    { command: 'castkit init', does: 'castkit.yaml, for the recordings in this folder and those in it' },
    { command: 'castkit init docs/castkit.yaml', does: 'for those in docs' },
    { command: 'castkit init -o -', does: 'to standard output' },
  ],
  async run({ names, given, report }) {
    const file = names[0] ?? given.output ?? MANIFEST;
    if (file === '-') {
      await writeProduct({ file: undefined }, [await starterManifest('.')], { clobber: true });
      return;
    }
    refuseOtherEnding(file, {
      command: 'init',
      input: '',
      product: MANIFEST_FILE,
      values: {},
      args: [],
      takesJson: false,
    });
    checkDisk(file, false);
    const manifest = await starterManifest(dirname(file));
    await writeProduct({ file }, [manifest], { clobber: false });
    report.note(`${file}  ${found(manifest)}; castkit build makes a GIF of each`);
  },
};
