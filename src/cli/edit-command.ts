// An edit as a command: all of them read, edit and write in the same way.
import type { Example } from '../core/catalogue.js';
import type { Warn } from '../core/errors.js';
import { type Given, knownTo, type OptionSet } from '../core/options/option.js';
import { type Cast, formatOptions, inputOptions, loadCast, versionOf, writeCast } from '../index.js';
import { type CommandBody, type Context, INPUT, OUTPUT } from './command.js';
import { openChecked } from './open.js';
import type { Product } from './product.js';

export const RECORDING: Product = {
  extension: 'cast',
  noun: 'a recording',
  binary: false,
  beside: false,
  recording: true,
};

interface EditDeclaration<S extends OptionSet> {
  readonly options: S;
  readonly examples: readonly [Example, Example, Example];
  /** The library's function of that name. */
  readonly edit: (given: Given<S>, hooks: { warn: Warn }) => (cast: Cast) => Cast | Promise<Cast>;
}

/** The text of a recording in the version that was asked for, else the one that came in. */
export const recordingText = (cast: Cast, format: string | undefined, warn: Warn): Iterable<string> => {
  const version = versionOf(format);
  return writeCast(cast, { warn, ...(version && { version }) });
};

/** Wrong options are told before the recording is read. */
async function runEdit<S extends OptionSet>({ options, edit }: EditDeclaration<S>, context: Context): Promise<void> {
  const { given, input, reading, warn, write } = context;
  const apply = edit(knownTo(options, given), { warn });
  // What gives another size checks that itself.
  const open = 'cols' in options ? loadCast(input, { ...reading, warn }) : openChecked(input, reading, warn);
  const edited = await apply(await open);
  await write(recordingText(edited, given['format'] as string | undefined, warn));
}

export function editCommand<S extends OptionSet>(declaration: EditDeclaration<S>): CommandBody {
  const { options, examples } = declaration;
  return {
    positionals: [INPUT, OUTPUT],
    options: { ...options, ...formatOptions },
    reading: inputOptions,
    product: RECORDING,
    examples,
    run: (context) => runEdit(declaration, context),
  };
}
