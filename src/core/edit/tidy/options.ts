// The options of tidy: each part of it can be switched off.
import { number, toggle } from '../../options/option.js';

const part = (flag: string, help: string) => toggle({ flag, group: 'Input', help, default: true });

/**
 * Option declarations of `tidy`: names, checks, defaults.
 * @example
 * tidyOptions.typos.default; // => true
 */
export const tidyOptions = {
  typos: part('typos', 'what was typed and erased again before the command was entered'),
  exit: part('exit', 'the exit, logout or C-d at the end, and what it prints'),
  lead: part('lead', 'the blank screen at the start, and the wait before the first key'),
  rhythm: number({
    flag: 'rhythm',
    group: 'Timing',
    help: 'milliseconds from key to key, all the same',
    placeholder: 'MS',
    min: 1,
    max: 10_000,
    default: undefined,
    defaultText: 'as they were typed',
  }),
};
