// The options of sending a live stream to a server.
import type { Option } from '../../core/options/option.js';
import { serverOptions } from '../../share/options.js';

/** The beginning of an id, or the address of a producer. */
const isTarget = (text: string): boolean =>
  /^[\w-]*$/.test(text) || (/^wss?:\/\/[^\s#]+$/i.test(text) && URL.canParse(text));

const readTarget = (value: unknown): string | undefined =>
  typeof value === 'string' && isTarget(value) ? value : undefined;

const relay: Option<string | undefined> = {
  flag: 'relay',
  alias: 'r',
  aliases: ['remote'],
  group: 'Streaming',
  help: 'show the session on a server: a new stream, one of yours by its id, or a ws:// address',
  placeholder: 'ID',
  bare: '',
  expected: 'the id of a stream, or an address such as wss://example.org/ws/S/TOKEN',
  default: undefined,
  defaultText: 'a new stream',
  direct: () => 'shows the session to others',
  parse: readTarget,
  check: readTarget,
};

/**
 * Option declarations of `relayStream`: names, checks, defaults.
 * @example
 * relayOptions.serverUrl.default; // => 'https://asciinema.org'
 */
export const relayOptions = { relay, serverUrl: serverOptions.serverUrl };
