// What uploading can be told. Where a recording goes, and who sees it, is its owner's to say: never a file's in some folder.

import { choice, type Option, text, type Values } from '../core/options/option.js';
import { isServerUrl } from './server.js';

export const PUBLIC_SERVER = 'https://asciinema.org';

const owned = <T>(option: Option<T>, personal: 'told' | 'untold' = 'told'): Option<T> => ({ ...option, personal });

/**
 * Which server a recording is sent to.
 * @example
 * serverOptions.serverUrl.default; // => 'https://asciinema.org'
 */
export const serverOptions = {
  serverUrl: owned(
    text({
      flag: 'server-url',
      group: 'Server',
      help: 'address of the server',
      placeholder: 'URL',
      default: PUBLIC_SERVER,
      accepts: isServerUrl,
      expected: 'an address such as https://asciinema.example.com',
    }),
  ),
};

/**
 * Option declarations of `upload`: names, checks, defaults.
 * @example
 * uploadOptions.visibility.choices; // => ['public', 'unlisted', 'private']
 */
export const uploadOptions = {
  ...serverOptions,
  title: owned(
    text({
      flag: 'title',
      group: 'Output',
      help: 'title of it there',
      default: undefined,
      defaultText: "the recording's",
    }),
    'untold',
  ),
  description: owned(
    text({ flag: 'description', group: 'Output', help: 'what is said of it there, Markdown', default: undefined }),
    'untold',
  ),
  visibility: owned(
    choice({
      flag: 'visibility',
      group: 'Output',
      help: 'who sees it: everybody, those with the link, its owner',
      placeholder: 'WHO',
      choices: ['public', 'unlisted', 'private'],
      default: undefined,
      defaultText: "the server's",
    }),
  ),
  audioUrl: owned(
    text({
      flag: 'audio-url',
      group: 'Output',
      help: 'a sound file that plays along',
      placeholder: 'URL',
      default: undefined,
      accepts: (url) => /^https?:\/\/[^\s/]/i.test(url),
      expected: 'an address beginning with https:// or http://',
    }),
  ),
};

export type UploadValues = Values<typeof uploadOptions>;
