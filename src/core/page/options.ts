// The options of a page that plays: those of asciinema's player, under its names, and what the page says of the recording.

import { lookOptions } from '../layout/options.js';
import { BEST, CHOICES, isChoice } from '../moments/chosen-moment.js';
import { choice, type Option, text, toggle, type Values } from '../options/option.js';
import { parsePosition } from '../position/parse.js';
import { momentOption, timingOptions } from '../replay/options.js';
import { type PageMarker, readMarkers } from './markers.js';

/** What asciinema's player writes before a time. */
const NPT = /^npt:/;
/** No poster: the page opens with an empty terminal. */
export const NO_POSTER = 'none';

const readPoster = (value: string, option: string): unknown =>
  value === NO_POSTER || isChoice(value) || parsePosition(value.replace(NPT, ''), option);

/** Without what asciinema's player writes before a time. */
export const posterPosition = (poster: string | number): string => String(poster).replace(NPT, '');

const loopSwitch = toggle({ flag: 'loop', group: 'Timing', help: '', default: false });

/** A number is how often it plays; as for animations, 0 is for ever. */
const loopOf = (value: unknown): boolean | number | undefined => {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) return undefined;
  return value > 1 ? value : value === 0;
};

const loop: Option<boolean | number> = {
  flag: 'loop',
  group: 'Timing',
  help: 'begin again at the end; --loop=3 plays three times',
  expected: 'true, false, or how often it plays',
  default: false,
  parse: (value) => (/^\d+$/.test(value) ? loopOf(Number(value)) : loopSwitch.parse(value)),
  check: loopOf,
};

const controls: Option<boolean | 'auto'> = {
  flag: 'controls',
  group: 'Look',
  help: 'the bar below the terminal: always, never, or while the pointer moves',
  placeholder: 'WHEN',
  expected: 'one of true, false, auto',
  choices: ['true', 'false', 'auto'],
  default: 'auto',
  parse: (value) => (value === 'auto' ? value : value === 'true' ? true : value === 'false' ? false : undefined),
  check: (value) => (value === 'auto' || typeof value === 'boolean' ? value : undefined),
};

const markers: Option<PageMarker[] | undefined> = {
  flag: 'markers',
  group: 'Positions',
  help: "markers in place of the recording's: 5=Build, 1:20=Tests; or none (repeatable)",
  placeholder: 'POS=LABEL',
  expected: 'a position, = and a label',
  default: undefined,
  defaultText: "the recording's",
  repeatable: true,
  parse: readMarkers,
  check: (value) => (Array.isArray(value) || typeof value === 'string' ? readMarkers(value) : undefined),
};

const address = (flag: string, help: string) =>
  text({
    flag,
    group: 'Output',
    help,
    placeholder: 'URL',
    default: undefined,
    accepts: (url) => /^https?:\/\/[^\s/]/i.test(url),
    expected: 'an address beginning with https:// or http://',
  });

/**
 * Option declarations of `player`: names, checks, defaults.
 * @example
 * playerOptions.fit.default; // => 'width'
 */
export const playerOptions = {
  autoplay: toggle({ flag: 'autoplay', group: 'Timing', help: 'play at once', default: false }),
  loop,
  speed: timingOptions.speed,
  idleTimeLimit: { ...timingOptions.idleTimeLimit, defaultText: "the recording's, else none" },
  startAt: momentOption(
    {
      flag: 'start-at',
      help: 'where to begin: 12.5, 1:20, marker:build',
      placeholder: 'POSITION',
      expected: 'a position',
      default: undefined,
      defaultText: 'the beginning',
    },
    parsePosition,
  ),
  poster: {
    ...momentOption(
      {
        flag: 'poster',
        help: 'the moment to show before it plays, and without JavaScript; or none',
        placeholder: 'POSITION',
        expected: 'a position',
        suggests: [...CHOICES, NO_POSTER],
        default: undefined,
        defaultText: BEST,
      },
      readPoster,
    ),
  },
  markers,
  theme: lookOptions.theme,
  boldIsBright: lookOptions.boldIsBright,
  cols: lookOptions.cols,
  rows: lookOptions.rows,
  controls,
  fit: choice({
    flag: 'fit',
    group: 'Look',
    help: 'fill the width of the page, its height, both, or neither',
    placeholder: 'HOW',
    choices: ['width', 'height', 'both', 'none'],
    default: 'width',
  }),
  title: text({
    flag: 'title',
    group: 'Output',
    help: 'title of the page',
    default: undefined,
    defaultText: "the recording's",
  }),
  description: text({
    flag: 'description',
    group: 'Output',
    help: 'a sentence below the title, and for search engines',
    default: undefined,
    defaultText: 'what is done in it, for search engines only',
  }),
  url: address('url', 'where the page will be, for previews in other pages'),
  image: address('image', 'a picture of it, for previews in other pages'),
  maxPixels: lookOptions.maxPixels,
};

export type PlayerValues = Values<typeof playerOptions>;
