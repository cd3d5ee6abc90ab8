// A still as a command: one picture, or one per moment where --at names several.

import type { Example } from '../core/catalogue.js';
import type { OptionSet } from '../core/options/option.js';
import {
  byTheme,
  inputOptions,
  isThemePair,
  loadCast,
  namesSeveral,
  type RenderReport,
  type StillFormat,
  stills,
} from '../index.js';
import { type CommandBody, type Context, INPUT, OUTPUT } from './command.js';
import { labelled, tellPicture } from './picture.js';
import type { Product } from './product.js';
import { tellUnshown } from './unshown.js';

interface StillDeclaration<S extends OptionSet> {
  readonly options: S;
  readonly product: Pick<Product, 'extension' | 'endings' | 'noun'>;
  readonly examples: readonly [Example, Example, Example];
  /** The format of the pictures, which may follow from the name of the output. */
  readonly format: (file: string | undefined) => StillFormat;
  /** The library's function; stills unless said otherwise. */
  readonly make?: typeof stills;
}

/** Whether --at names several moments. */
export const several = (values: Readonly<Record<string, unknown>>): boolean => namesSeveral(values['at']);

/** How many files come out: one for each moment, two of them for a light and a dark theme. */
export const stillFiles = (values: Readonly<Record<string, unknown>>): 'file' | 'files' =>
  several(values) || isThemePair(values) ? 'files' : 'file';

/** Reads the recording and writes its stills, each to a file of its own, or the only one to the place itself. */
export async function runStills(context: Context, format: StillFormat, make: typeof stills = stills): Promise<void> {
  const { input, reading, given: asked, warn, report, place, writeTogether } = context;
  const cast = await loadCast(input, { ...reading, warn });
  tellUnshown(report, cast);
  const pictures: RenderReport[] = [];
  const hooks = { warn, onReport: (made: RenderReport) => void pictures.push(made) };
  const written = await writeTogether(async (write) => {
    for (const { page, given } of byTheme(asked)) {
      for await (const { label, bytes } of make(cast, format, given, hooks)) {
        await write(labelled(labelled(place, several(asked) ? label : undefined), page), [bytes]);
      }
    }
  });
  for (const [i, one] of written.entries()) if (pictures[i]) tellPicture(report, one, pictures[i]);
}

export function stillCommand<S extends OptionSet>(declaration: StillDeclaration<S>): CommandBody {
  const { options, product, examples, format, make = stills } = declaration;
  return {
    positionals: [INPUT, OUTPUT],
    options,
    reading: inputOptions,
    product: { ...product, binary: true, beside: true, shape: stillFiles },
    examples,
    run: (context) => runStills(context, format(context.place.file), make),
  };
}
