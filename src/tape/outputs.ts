// What the names of a tape's outputs ask for.
import { nearest } from '../core/options/nearest.js';
import { outputFormats } from '../core/render/outputs.js';
import type { TapeCommandOf } from '../core/tape/commands.js';
import type { TapeProblem } from '../core/tape/place.js';
import type { TapePlan } from '../core/tape/plan.js';

/** VHS's text: the screen after every command that shows. */
const DUMPS = ['ascii', 'txt', 'test'];
const RECORDINGS = ['cast'];

/**
 * What an output is: a recording, the screens after each command as text, a folder of frames, or a picture by its extension.
 * @example
 * const kind: TapeOutputKind = 'screens';
 */
export type TapeOutputKind = 'recording' | 'screens' | 'frames' | 'picture';

/**
 * What a name ends in, without a dot, in lower case; that of what is packed.
 * @example
 * endingOf('demo.cast.gz'); // => 'cast'
 */
export const endingOf = (path: string): string =>
  /\.([a-z0-9]+)$/i.exec(path.replace(/\.gz$/i, ''))?.[1]?.toLowerCase() ?? '';

/**
 * What a name asks for; undefined for one that says nothing.
 * @example
 * outputKind('demo.ascii'); // => 'screens'
 */
export function outputKind(path: string): TapeOutputKind | undefined {
  if (/[\\/]$/.test(path)) return 'frames';
  const ending = endingOf(path);
  if (RECORDINGS.includes(ending)) return 'recording';
  if (DUMPS.includes(ending)) return 'screens';
  return outputFormats.includes(ending) ? 'picture' : undefined;
}

/** Outputs whose names say nothing, and names that are there twice. */
export function checkOutputs({ outputs }: TapePlan): TapeProblem[] {
  const seen = new Set<string>();
  return outputs.flatMap((output) => {
    const sentence = outputKind(output.path) === undefined ? unknownOutput(output) : undefined;
    seen.add(output.path);
    return sentence === undefined ? [] : [{ at: output.at, sentence, sourceLine: output.written }];
  });
}

function unknownOutput({ path }: TapeCommandOf<'output'>): string {
  const ending = endingOf(path);
  const known = [...RECORDINGS, ...DUMPS, ...outputFormats];
  const close = ending === '' ? undefined : nearest(ending, known);
  const hint =
    ending === '' ? `. A folder of frames ends in a slash: ${path}/` : close ? `. Did you mean .${close}?` : '';
  const list = [...new Set(known)].map((name) => `.${name}`).join(' ');
  return `expected a name ending in one of ${list}, or in a slash, found ${JSON.stringify(path)}${hint}`;
}

/** VHS's line between two screens. */
const SEPARATOR = '─'.repeat(80);

/**
 * Screens as VHS writes them: each row with a line feed, each screen with a line of dashes.
 * @example
 * screensText([['> ls', '']]).split('\n').length; // => 4
 */
export const screensText = (screens: readonly (readonly string[])[]): string =>
  screens.map((rows) => `${rows.join('\n')}\n${SEPARATOR}\n`).join('');
