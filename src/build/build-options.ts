// The options of a build: how it runs. What it makes is the manifest's.
import { choice, number, type Option, text, toggle } from '../core/options/option.js';
import type { Shard } from './shard.js';

/** `2/5`: the second of five. */
export function parseShard(value: string): Shard | undefined {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(value) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  return shard.index >= 1 && shard.index <= shard.count ? shard : undefined;
}

const shard: Option<string | undefined> = text({
  flag: 'shard',
  group: 'Output',
  help: 'do one part of several, shared out by work: 2/5 is the second of five',
  placeholder: 'I/N',
  default: undefined,
  accepts: (value) => parseShard(value) !== undefined,
  expected: 'a part from 1, and how many there are, like 2/5',
});

/**
 * Option declarations of `build`: names, checks, defaults.
 * @example
 * buildOptions.dryRun.default; // => false
 */
export const buildOptions = {
  output: text({
    flag: 'output',
    alias: 'o',
    group: 'Output',
    help: 'the folder that outputs are in',
    placeholder: 'DIR',
    default: undefined,
    defaultText: "the manifest's",
    accepts: (name) => name !== '' && name !== '-',
    expected: 'a folder',
  }),
  clobber: toggle({ flag: 'clobber', group: 'Output', help: 'leave files alone that exist already', default: true }),
  check: toggle({
    flag: 'check',
    group: 'Output',
    help: 'make everything, but only tell which outputs are not what was made',
    default: false,
  }),
  dryRun: toggle({
    flag: 'dry-run',
    group: 'Output',
    help: 'make nothing, but tell what would be made',
    default: false,
  }),
  force: toggle({ flag: 'force', group: 'Output', help: 'make what is up to date too', default: false }),
  failFast: toggle({
    flag: 'fail-fast',
    group: 'Output',
    help: 'begin nothing more after a failure',
    default: false,
  }),
  keepGoing: toggle({
    flag: 'keep-going',
    group: 'Output',
    help: 'go on after a failure, as is done unless --fail-fast says otherwise',
    default: true,
    hidden: true,
  }),
  secrets: choice({
    flag: 'secrets',
    group: 'Output',
    help: 'of recordings with keys, tokens and passwords: make nothing, hide them first, or take them as they are',
    choices: ['refuse', 'redact', 'ignore'],
    default: 'ignore',
    direct: (policy) => (policy === 'ignore' ? 'lets secrets through' : undefined),
  }),
  shard,
  jobs: number({
    flag: 'jobs',
    group: 'Output',
    help: 'jobs at the same time; 1 starts no other process',
    min: 1,
    max: 256,
    integer: true,
    default: undefined,
    defaultText: 'one for each core',
  }),
};
