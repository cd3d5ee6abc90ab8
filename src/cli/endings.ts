// Endings of output names: which belong to which command, and the refusal of a name that ends as another format's files do.
import { extname } from 'node:path';
import { formatFacts } from '../core/catalogue.js';
import { UsageError } from '../core/errors.js';
import type { Product } from './product.js';

/** Formats whose files have endings of their own. */
const nameable = [...formatFacts].filter(([, { endsAsAnother }]) => !endsAsAnother);
/** What a name ends in -> the command whose files are named so, and what they are. Where two end alike it is whose own that is. */
const MAKERS: Readonly<Record<string, readonly [command: string, noun: string]>> = {
  cast: ['convert', 'a recording'],
  tape: ['convert', 'a tape'],
  ...Object.fromEntries(
    nameable.flatMap(([name, { endings = [], noun }]) => endings.map((ending) => [ending, [name, noun]])),
  ),
  ...Object.fromEntries(
    nameable.flatMap(([name, { extension, noun }]) => [extension, name].map((ending) => [ending, [name, noun]])),
  ),
};

/** Formats that castkit does not write, and the ending of one that serves in their place. */
const FOREIGN: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['mov', 'mkv', 'avi', 'm4v', 'ogv', 'wmv', 'flv', 'mpg', 'mpeg'].map((ending) => [ending, 'mp4']),
  ),
  ...Object.fromEntries(
    ['bmp', 'tif', 'tiff', 'ico', 'heic', 'heif', 'jxl', 'psd', 'tga'].map((ending) => [ending, 'png']),
  ),
  ...Object.fromEntries(['pdf', 'eps', 'ps', 'ai', 'emf', 'wmf'].map((ending) => [ending, 'svg'])),
  ...Object.fromEntries(['ttyrec', 'tty', 'typescript', 'yml'].map((ending) => [ending, 'cast'])),
};

/** What a name ends in, in lower case and without a dot; that of what is packed, for demo.cast.gz. */
export function endingOf(name: string): string {
  const packed = name.replace(/\.(gz|zst)$/i, '');
  return extname(packed).slice(1).toLowerCase();
}

/** As a word of a command line for a POSIX shell. */
const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

export interface NameRequest {
  /** As typed after castkit: gif, trim, mark add. */
  readonly command: string;
  readonly input: string;
  readonly product: Product;
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether it has an option --json. */
  readonly takesJson: boolean;
  /** The words of the command line after the command. */
  readonly args: readonly string[];
}

/** What names of these products end in, beside endings that nobody has a format for. */
function ownEndings({ product, input, values }: NameRequest): readonly string[] {
  const own = product.endings?.(values) ?? [product.extension];
  // asciicast v1, and old recordings of v2, are often called demo.json.
  const isOld = product.recording === true && (endingOf(input) === 'json' || values['format'] === 'v1');
  return isOld ? [...own, 'json'] : own;
}

/** The words without those that name the output. */
function withoutOutput(args: readonly string[], output: string): string[] {
  const words: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const word = args[i]!;
    const isOption = /^(-o|--output)$/.test(word) && args[i + 1] === output;
    if (isOption) i++;
    else if (![output, `-o${output}`, `-o=${output}`, `--output=${output}`].includes(word)) words.push(word);
  }
  return words;
}

/** The command line that was meant: another renderer, or for what is edited a renderer after it. */
function meantCommand(maker: string, output: string, { command, input, product, args }: NameRequest): string {
  const make = ['castkit', maker];
  const name = quoted(output);
  if (product.recording !== true || product.shape) return [...make, quoted(input), name].join(' ');
  const edit = ['castkit', command, ...withoutOutput(args, output).map(quoted)].join(' ');
  return `${edit} | ${[...make, '-', name].join(' ')}`;
}

/** @throws UsageError for a name that ends as files of another format do, with the command that makes those */
export function refuseOtherEnding(output: string, request: NameRequest): void {
  const { product } = request;
  const ending = endingOf(output);
  if (/\.zst$/i.test(output)) throw wrongName(product, output, 'castkit packs with gzip only: .gz in place of .zst');
  const own = ownEndings(request);
  if (own.includes(ending)) return;
  if (product.endings?.({}).includes(ending)) throw wrongName(product, output, 'The options ask for another format');
  if (ending === 'json' && request.takesJson) throw wrongName(product, output, 'For JSON add --json');
  const instead = Object.hasOwn(FOREIGN, ending) ? FOREIGN[ending]! : ending;
  if (instead !== ending && own.includes(instead)) {
    throw wrongName(product, output, `castkit writes no .${ending}; .${instead} is what this makes`);
  }
  const maker = Object.hasOwn(MAKERS, instead) ? MAKERS[instead] : undefined;
  if (maker) throw wrongName(product, output, hintFor(maker, instead, output, request));
}

function hintFor(
  [command, noun]: readonly [string, string],
  ending: string,
  output: string,
  request: NameRequest,
): string {
  if (request.input === '') return `Such names end in .${request.product.extension}`;
  if (ending === 'cast') return 'The second name is the output; one recording at a time is read';
  const name = ending === endingOf(output) ? output : output.replace(/[^.]*$/, ending);
  const foreign = name === output ? '' : `castkit writes no .${endingOf(output)}. `;
  return `${foreign}For ${noun}: ${meantCommand(command, name, request)}`;
}

function wrongName({ noun, shape }: Product, output: string, hint: string): UsageError {
  const expected = shape?.({}) === 'folder' ? `the name of a folder for ${noun}` : `a name for ${noun}`;
  return new UsageError('output', { expected, received: JSON.stringify(output), hint });
}
