// Names of outputs: what `{name}` and the like stand for, and which names are refused.
import { posix } from 'node:path';
import { UsageError } from '../core/errors.js';
import { nearest } from '../core/options/nearest.js';

/** Stands for `{marker}` until a recording has told its moments: no file's name can hold it. */
const MOMENT = '\0';

export const NAME_PARTS = ['name', 'dir', 'ext', 'marker', 'theme'] as const;

export interface NameParts {
  /** The recording's name, without its folder and `.cast`. */
  readonly name: string;
  /** The recording's folder, relative to the manifest's. */
  readonly dir: string;
  readonly ext: string;
  readonly theme: string;
}

/** demo for recordings/demo.cast.gz. */
export const nameOf = (input: string): string => posix.basename(input).replace(/(\.cast|\.tape)?(\.gz|\.zst)?$/i, '');

const error = (where: string, sentence: string): UsageError => new UsageError('file', `${where}: ${sentence}`);

/**
 * The path of an output below the output folder, `/` between its parts.
 * @throws UsageError for a part that does not exist, and for a name that leads out of the output folder
 */
export function fillTemplate(template: string, parts: NameParts, where: string): string {
  const filled = template.replace(/\{([^{}]*)\}/g, (_, part: string) => {
    if (part === 'marker') return MOMENT;
    if (Object.hasOwn(parts, part)) return parts[part as keyof NameParts];
    const close = nearest(part, NAME_PARTS);
    const hint = close ? `. Did you mean {${close}}?` : '';
    throw error(where, `expected one of ${NAME_PARTS.map((known) => `{${known}}`).join(' ')}, found {${part}}${hint}`);
  });
  const path = posix.normalize(filled.replaceAll('\\', '/'));
  if (/^(\/|[a-z]:)/i.test(path) || /^\.\.(\/|$)/.test(path)) {
    throw error(where, `expected a name below the output folder, found ${JSON.stringify(shown(path))}`);
  }
  if (path === '.' || path.endsWith('/')) {
    throw error(where, `expected the name of a file, found ${JSON.stringify(shown(path))}`);
  }
  if (posix.dirname(path).includes(MOMENT)) throw error(where, 'expected {marker} in the last part of the name only');
  return path;
}

export const hasMoment = (output: string): boolean => output.includes(MOMENT);
export const withMoment = (output: string, label: string): string => output.replaceAll(MOMENT, label);
/** As the manifest has it. */
export const shown = (output: string): string => withMoment(output, '{marker}');

/** Equal for names that some disk takes for the same. */
export const folded = (path: string): string => path.normalize('NFC').toLowerCase();
