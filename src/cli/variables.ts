// Environment variables that begin with CASTKIT_ and that nothing reads: one warning names them. Loaded only where there are any.
import { nearest } from '../core/options/nearest.js';
import { flagsOf, isSwitch } from './args.js';
import type { Commands } from './command.js';
import { allOptions } from './command-options.js';
import { COMMAND_LINE_ONLY } from './general.js';
import { variableName } from './layers.js';

/** Of every option of every command. */
async function everyVariable(commands: Commands): Promise<Set<string>> {
  const names = new Set<string>();
  for (const { load } of Object.values(commands)) {
    for (const [key, option] of Object.entries(allOptions(await load()))) {
      if (COMMAND_LINE_ONLY.has(key)) continue;
      for (const flag of flagsOf(option)) names.add(variableName(flag));
      if (isSwitch(option)) names.add(variableName(`no-${option.flag}`));
    }
  }
  return names;
}

const PREFIX = 'CASTKIT_';

const ONLY_TYPED: ReadonlySet<string> = new Set(
  [...COMMAND_LINE_ONLY].map((key) => variableName(key.replace(/[A-Z]/g, (letter) => `-${letter}`))),
);

/** What one variable most likely was to be. */
function meant(name: string, known: ReadonlySet<string>): string {
  if (ONLY_TYPED.has(name)) return `${name} (which is for the command line only)`;
  const words = new Map([...known].map((other) => [other.slice(PREFIX.length), other]));
  const close = nearest(name.slice(PREFIX.length), words.keys());
  return close === undefined ? name : `${name} (did you mean ${words.get(close)}?)`;
}

/** The sentence about those of some names that mean nothing; undefined where all of them are known. */
export async function strangeVariables(names: readonly string[], commands: Commands): Promise<string | undefined> {
  const known = await everyVariable(commands);
  const strange = names.filter((name) => !known.has(name));
  if (strange.length === 0) return undefined;
  const noun = strange.length === 1 ? 'variable' : 'variables';
  return `unknown environment ${noun} ${strange.map((name) => meant(name, known)).join(', ')}`;
}
