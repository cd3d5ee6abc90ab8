// The options of serving a live stream.
import { number, type Option, toggle } from '../../core/options/option.js';
import { parseAddress } from './address.js';

const readAddress = (value: unknown): string | undefined =>
  typeof value === 'string' && parseAddress(value) ? value : undefined;

const serve: Option<string | undefined> = {
  flag: 'serve',
  alias: 'l',
  aliases: ['local'],
  group: 'Streaming',
  help: 'show the session on a page of this machine',
  placeholder: 'ADDRESS',
  bare: '',
  expected: 'an address such as 8080, 127.0.0.1:8080 or [::1]:8080',
  default: undefined,
  defaultText: 'a free port of 127.0.0.1',
  parse: readAddress,
  check: readAddress,
};

const NAME = /^[\w.-]+$/;
const isNames = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((name) => typeof name === 'string' && NAME.test(name));

const allowHost: Option<string[]> = {
  flag: 'allow-host',
  group: 'Streaming',
  help: 'a name by which the page may be asked for, behind a proxy say (repeatable)',
  placeholder: 'NAME',
  expected: 'the name of a host, such as demo.example.org',
  default: [],
  defaultText: 'those of this machine',
  repeatable: true,
  direct: (value) => (isNames(value) && value.length > 0 ? 'decides who may watch' : undefined),
  parse: (name) => (NAME.test(name) ? [name] : undefined),
  check: (value) => (isNames(value) ? value : undefined),
};

/**
 * Option declarations of `serveStream`: names, checks, defaults.
 * @example
 * serveOptions.maxViewers.default; // => 1000
 */
export const serveOptions = {
  serve,
  public: toggle({
    flag: 'public',
    group: 'Streaming',
    help: 'let others watch who can reach the address, and know the secret in its URL',
    direct: (value) => (value === true ? 'shows the session to others' : undefined),
    default: false,
  }),
  allowHost,
  maxViewers: number({
    flag: 'max-viewers',
    group: 'Streaming',
    help: 'how many may watch at once',
    min: 1,
    max: 10_000,
    integer: true,
    default: 1000,
  }),
};
