// The options of a playback.

import { type Option, text, toggle } from '../core/options/option.js';
import { parsePosition } from '../core/position/parse.js';
import { momentOption, timingOptions } from '../core/replay/options.js';
import { parseTheme } from '../core/theme/themes.js';
import { keyName, parseKey } from '../record/keys.js';

const readKey = (value: unknown): string | undefined => (typeof value === 'string' ? parseKey(value) : undefined);

function key(flag: string, help: string, usual: string): Option<string> {
  return {
    flag,
    help,
    group: 'Keys',
    placeholder: 'KEY',
    expected: 'a key such as C-x, ^x or x',
    default: usual,
    defaultText: keyName(usual),
    parse: readKey,
    check: readKey,
  };
}

const position = { placeholder: 'POSITION', expected: 'a position', default: undefined } as const;

/**
 * Option declarations of `playIn`: names, checks, defaults.
 * @example
 * playOptions.speed.default; // => 1
 */
export const playOptions = {
  speed: { ...timingOptions.speed, alias: 's', help: 'how fast it plays: 2 is twice as fast' },
  idleTimeLimit: { ...timingOptions.idleTimeLimit, defaultText: "the recording's, else none" },
  loop: toggle({ flag: 'loop', alias: 'l', group: 'Timing', help: 'begin again at the end', default: false }),
  pauseOnMarkers: toggle({
    flag: 'pause-on-markers',
    alias: 'm',
    group: 'Timing',
    help: 'pause at each marker',
    default: false,
  }),
  start: momentOption({ ...position, flag: 'start', help: 'where to begin' }, parsePosition),
  end: momentOption({ ...position, flag: 'end', help: 'where to end' }, parsePosition),
  theme: text({
    flag: 'theme',
    group: 'Look',
    help: "colours: a theme's name, hex colours or a file",
    placeholder: 'THEME',
    default: undefined,
    defaultText: "the terminal's",
    expected: 'a theme',
    // It throws what is wrong, in its own words.
    accepts: (spec) => parseTheme(spec) !== undefined,
  }),
  resize: toggle({
    flag: 'resize',
    group: 'Look',
    help: 'ask the terminal to take the size of the recording',
    default: false,
  }),
  pauseKey: key('pause-key', 'key that pauses, and goes on', ' '),
  stepKey: key('step-key', 'key that shows the next event, while it is paused', '.'),
  nextMarkerKey: key('next-marker-key', 'key that goes to the next marker', ']'),
};
