// The command of a format that needs no file of its own: the catalogue and the library say everything of it.
import { type CommandName, catalogue } from '../core/catalogue.js';
import { formatRenderer, inputOptions, loadCast } from '../index.js';
import { type CommandBody, INPUT, OUTPUT } from './command.js';
import { filesByTheme, writePictures } from './picture.js';
import { factsOf } from './product.js';
import { stillFiles } from './still-command.js';

/**
 * Text goes to standard output, what a terminal cannot show beside the recording.
 * @throws RangeError for what is no format
 */
export function plainFormat(name: CommandName): CommandBody {
  const { examples } = catalogue[name];
  const format = formatRenderer(name);
  if (!format || !examples) throw new RangeError(`${name}: expected a format, and examples in the catalogue`);
  return {
    positionals: [INPUT, OUTPUT],
    options: format.options,
    reading: inputOptions,
    product: { ...factsOf(name), beside: format.binary, shape: format.stills ? stillFiles : filesByTheme },
    examples,
    async run(context) {
      const { input, reading, warn } = context;
      const cast = await loadCast(input, { ...reading, warn });
      await writePictures(context, (given, hooks, path) => format.render(cast, given, hooks, path));
    },
  };
}
