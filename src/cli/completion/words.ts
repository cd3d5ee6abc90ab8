// Words that only a look at the themes, the configuration, or the recording on the line, can tell: the completion scripts ask for them as one types.
import { existsSync } from 'node:fs';
import type { Option } from '../../core/options/option.js';
import { events, loadCast, themeList, visible } from '../../index.js';
import type { Commands } from '../command.js';
import { surroundingsOf } from '../surroundings.js';

/** What kind of words an option takes beside its choices. */
export type WordKind = 'theme' | 'moment' | 'preset';

export const WORD_KINDS: readonly WordKind[] = ['theme', 'moment', 'preset'];

const MOMENTS: ReadonlySet<string | undefined> = new Set(['POSITION', 'POSITIONS', 'SELECTION', 'RANGE']);

export function wordKind({ flag, placeholder }: Option<unknown>): WordKind | undefined {
  if (flag === 'theme' || flag === 'preset') return flag;
  return MOMENTS.has(placeholder) ? 'moment' : undefined;
}

/** A marker by its number, for labels hold spaces, and its label beside it. */
async function markersOf(path: string): Promise<string[]> {
  const markers = [...(await events(await loadCast(path), { type: 'marker' }))];
  return markers.map(({ data }, index) => `marker:${index}\t${visible(String(data))}`);
}

/** castkit's own, then those that the configuration file declares. */
async function presetWords(commands: Commands): Promise<string[]> {
  const { options, presets } = await surroundingsOf(await commands['gif']!.load(), commands);
  const own = (options['preset']?.choices ?? []).filter((name) => !presets.has(name));
  return [
    ...own.map((name) => `${name}\tcastkit's own`),
    ...Array.from(presets, ([name, { where }]) => `${name}\t${where}`),
  ];
}

/**
 * Words of a kind, each with a description after a tab where there is one.
 * @param line what is on the command line: the first file among it that looks like a recording is asked for its markers
 */
export async function wordsOf(kind: WordKind, line: readonly string[], commands: Commands): Promise<string[]> {
  if (kind === 'theme') return themeList().map((theme) => `${theme.name}\t${theme.kind}`);
  if (kind === 'preset') return presetWords(commands);
  const recording = line.find((word) => /\.cast(\.gz|\.zst)?$/i.test(word) && existsSync(word));
  return ['end\tthe end', ...(recording === undefined ? [] : await markersOf(recording))];
}
