// What kind of thing a command writes.
import { type CommandName, catalogue } from '../core/catalogue.js';

/** What a command writes, and where that goes when nobody says. */
export interface Product {
  /** Without a dot. */
  readonly extension: string;
  /** What else names of its files may end in: those that follow from the values of options, the extension among them. */
  readonly endings?: (values: Readonly<Record<string, unknown>>) => readonly string[];
  /** As it stands in a sentence: "a GIF". */
  readonly noun: string;
  /** Bytes that a terminal cannot show. */
  readonly binary: boolean;
  /** Without an output name: a file beside the input, or standard output. */
  readonly beside: boolean;
  /** More than one file comes out: several named after the output, or a folder of them. Absent: always one file. */
  readonly shape?: (values: Readonly<Record<string, unknown>>) => 'file' | 'files' | 'folder';
  /** It is a recording: may be named *.cast, may replace the input with --in-place. */
  readonly recording?: boolean;
}

/** What the catalogue says of a format's files. */
export function factsOf(name: CommandName): Pick<Product, 'extension' | 'endings' | 'noun' | 'binary'> {
  const { format } = catalogue[name];
  if (!format) throw new RangeError(`${name} is no format`);
  const { extension, endings = [], noun, binary } = format;
  return { extension, endings: () => [extension, ...endings], noun, binary };
}

/** The product of a format's command. */
export const productOf = (name: CommandName, more: Pick<Product, 'beside' | 'shape'>): Product => ({
  ...factsOf(name),
  ...more,
});
