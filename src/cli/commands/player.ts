// castkit player.
import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { UsageError } from '../../core/errors.js';
import { text } from '../../core/options/option.js';
import { inputOptions, loadCast, type PageFile, player, playerFiles, playerOptions } from '../../index.js';
import { type CommandBody, INPUT, OUTPUT } from '../command.js';
import { withFolder } from '../folder.js';
import type { WriteOne } from '../output.js';
import type { Place } from '../place.js';
import { productOf } from '../product.js';
import { byteWords } from '../report.js';
import { tellUnshown } from '../unshown.js';

const options = {
  ...playerOptions,
  assets: text({
    flag: 'assets',
    group: 'Output',
    help: 'a folder for the player, which pages share; without it all is inside the page',
    placeholder: 'DIR',
    default: undefined,
    accepts: (folder) => folder !== '',
    expected: 'a folder',
  }),
};

export const playerCommand: CommandBody<typeof options> = {
  positionals: [INPUT, OUTPUT],
  options,
  reading: inputOptions,
  product: productOf('player', { beside: true }),
  examples: [
    { command: 'castkit player demo.cast', does: 'writes demo.html: everything is inside' },
    {
      command: 'castkit player demo.cast page.html --theme light=github-light,dark=nord --start-at 5',
      does: 'follows the reader, begins at 5 s',
    },
    { command: 'castkit player demo.cast site/demo.html --assets site/player', does: 'for one of many pages' },
  ],
  async run(context) {
    const { input, reading, given, warn, report, place, writeTogether } = context;
    const { assets, ...looks } = given;
    const cast = await loadCast(input, { ...reading, warn });
    tellUnshown(report, cast);
    const frame = assets === undefined ? {} : { assets: pathBetween(place, assets) };
    const page = await player(cast, looks, { warn }, frame);
    const [written] = await inFolder(assets, () =>
      writeTogether(async (write) => {
        await write(place, [page]);
        if (assets !== undefined) await writeAssets(write, assets);
      }),
    );
    if (written) report.note(`${written.name}  ${byteWords(written.bytes)}`);
  },
};

const inFolder = <T>(folder: string | undefined, fill: () => Promise<T>): Promise<T> =>
  folder === undefined ? fill() : withFolder(folder, fill);

/** The path that leads from a page to a folder, as an address. @throws UsageError for a page without a place */
function pathBetween({ file }: Place, folder: string): string {
  if (file === undefined) throw new UsageError('--assets', { expected: 'an output file', received: 'standard output' });
  const steps = relative(dirname(file), folder).replaceAll('\\', '/').split('/');
  return steps
    .map((step) => `${encodeURIComponent(step)}/`)
    .join('')
    .replace(/^\/$/, './');
}

/** Their names are by their contents: what is there is as it should be. */
async function writeAssets(write: WriteOne, folder: string): Promise<void> {
  const { scripts, styles } = playerFiles();
  const missing = ({ name }: PageFile): boolean => !existsSync(join(folder, name));
  for (const { name, text } of [...scripts, ...styles].filter(missing))
    await write({ file: join(folder, name) }, [text]);
}
