// Commands that need no file of their own: edits and formats of which the catalogue and the library say everything.
import { type CommandName, catalogue } from '../core/catalogue.js';
import { edits, type Format, formats, inputOptions, loadCast } from '../index.js';
import { type CommandBody, INPUT, OUTPUT } from './command.js';
import { editCommand } from './edit-command.js';
import { filesByTheme, writePictures } from './picture.js';
import { factsOf } from './product.js';
import { stillFiles } from './still-command.js';

/** @throws RangeError for what is neither */
export function plainCommand(name: string): CommandBody {
  const { examples } = catalogue[name as CommandName];
  const kind = name.replaceAll(' ', '-');
  if (!examples) throw new RangeError(`${name}: no examples in the catalogue`);
  if (Object.hasOwn(edits, kind)) {
    const { options, make } = edits[kind]!;
    return editCommand({ options, edit: make, examples });
  }
  const format = (formats as Readonly<Record<string, Format>>)[kind];
  if (!format) throw new RangeError(`${name}: neither an edit nor a format`);
  return formatCommand(name as CommandName, format, examples);
}

/** Text goes to standard output, what a terminal cannot show beside the recording. */
const formatCommand = (
  name: CommandName,
  format: Format,
  examples: NonNullable<(typeof catalogue)[CommandName]['examples']>,
): CommandBody => ({
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
});
