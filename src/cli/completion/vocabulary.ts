// The words that may be typed, command by command: what the completion scripts are made of.
import type { Option } from '../../options/option.js';
import { isSwitch } from '../args.js';
import { commands } from '../registry.js';
import { allOptions } from '../request.js';

export interface CompletionOption {
  /** As typed, without dashes: `speed`, `no-loop`. */
  flag: string;
  alias: string | undefined;
  help: string;
  /** Absent where no value follows. */
  value?: { choices: readonly string[] };
}

export interface CompletionCommand {
  name: string;
  summary: string;
  options: CompletionOption[];
}

function describeOption(option: Option<unknown>): CompletionOption {
  const negated = isSwitch(option) && option.default === true;
  return {
    flag: negated ? `no-${option.flag}` : option.flag,
    alias: option.alias,
    help: option.help,
    ...(isSwitch(option) ? {} : { value: { choices: option.choices ?? [] } }),
  };
}

export function describeCommands(): Promise<CompletionCommand[]> {
  return Promise.all(
    Object.entries(commands).map(async ([name, { summary, load }]) => {
      const options = Object.values(allOptions(await load())).filter((option) => option.hidden !== true);
      return { name, summary, options: options.map(describeOption) };
    }),
  );
}

/** A word in single quotes, for every shell that knows them. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
