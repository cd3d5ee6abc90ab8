// A still as a command: one picture, or one per moment where --at names several.
import { basename, dirname, extname, join } from 'node:path';
import {
  inputOptions,
  loadCast,
  namesSeveral,
  type RenderReport,
  type Still,
  type StillFormat,
  stills,
} from '../index.js';
import type { OptionSet } from '../options/option.js';
import { type Command, type Context, type Example, INPUT, OUTPUT } from './command.js';
import { tellPicture } from './picture.js';
import type { Place } from './place.js';
import type { Product } from './product.js';

interface StillDeclaration<S extends OptionSet> {
  readonly name: string;
  readonly summary: string;
  readonly options: S;
  readonly product: Pick<Product, 'extension' | 'noun'>;
  readonly examples: readonly [Example, Example, Example];
  /** The format of the pictures, which may follow from the name of the output. */
  readonly format: (file: string | undefined) => StillFormat;
  /** The library's function; stills unless said otherwise. */
  readonly make?: typeof stills;
}

/** demo.png for a moment called build: demo-build.png. */
export function labelled(file: string, label: string): string {
  const extension = extname(file);
  return join(dirname(file), `${basename(file, extension)}-${label}${extension}`);
}

/** Whether --at names several moments. */
export const several = (values: Readonly<Record<string, unknown>>): boolean => namesSeveral(values['at']);

/** Writes what comes: each still to a file of its own, or the only one to the place itself. */
async function writeStills(context: Context, made: AsyncIterable<Still>, picture: () => RenderReport | undefined) {
  const { place, given, report } = context;
  const nameOf = ({ label }: Still): Place =>
    several(given) && place.file !== undefined ? { file: labelled(place.file, label) } : place;
  const written = await context.writeTogether(async (write) => {
    for await (const still of made) await write(nameOf(still), [still.bytes]);
  });
  const facts = picture();
  if (facts) for (const one of written) tellPicture(report, one, facts);
}

/** Reads the recording and writes its stills. */
export async function runStills(context: Context, format: StillFormat, make: typeof stills = stills): Promise<void> {
  const { input, reading, given, warn } = context;
  const cast = await loadCast(input, { ...reading, warn });
  let picture: RenderReport | undefined;
  const onReport = (made: RenderReport) => {
    picture = made;
  };
  await writeStills(context, make(cast, format, given, { warn, onReport }), () => picture);
}

export function stillCommand<S extends OptionSet>(declaration: StillDeclaration<S>): Command {
  const { name, summary, options, product, examples, format, make = stills } = declaration;
  return {
    name,
    summary,
    positionals: [INPUT, OUTPUT],
    options,
    reading: inputOptions,
    product: { ...product, binary: true, beside: true, shape: (values) => (several(values) ? 'files' : 'file') },
    examples,
    run: (context) => runStills(context, format(context.place.file), make),
  };
}
