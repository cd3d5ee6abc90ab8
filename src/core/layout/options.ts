// The options that say how a picture looks; names, meanings and defaults are agg's where agg has them.
import { choice, number, type Option, text, toggle } from '../options/option.js';

const ANTIALIASING_OFF = 2;
/** agg takes as many; more than MOST_LEVELS cannot be told from those. */
const MOST_ASKED = 256;
export const MOST_LEVELS = 16;

/** 2 to 16 levels, or `off`, which is two: ink and ground. */
const antialiasing: Option<number> = {
  ...number({
    flag: 'font-antialiasing',
    group: 'Fonts',
    help: `levels of antialiasing, at most ${MOST_LEVELS}; or off`,
    min: 2,
    max: MOST_ASKED,
    integer: true,
    default: 6,
  }),
  aliases: ['font-aa'],
  placeholder: 'LEVELS',
  expected: `a whole number from 2 to ${MOST_LEVELS}, or off`,
  suggests: ['off'],
  parse: (value) => {
    if (value === 'off') return ANTIALIASING_OFF;
    const levels = /^\d+$/.test(value) ? Number(value) : 0;
    return levels >= 2 && levels <= MOST_ASKED ? levels : undefined;
  },
};

const HINTINGS = ['none', 'slight', 'light', 'medium', 'normal', 'full', 'auto', 'vertical', 'horizontal', 'both'];

/** agg's: a switch, or a word of how much. Outlines are fitted to pixels in one way here. */
const fontHinting: Option<string | boolean | undefined> = {
  flag: 'font-hinting',
  group: 'Fonts',
  help: "agg's option: accepted and ignored",
  expected: `on, off, or one of ${HINTINGS.join(', ')}`,
  choices: HINTINGS,
  default: undefined,
  hidden: true,
  parse: (value) => {
    if (/^(true|1|yes|on)$/i.test(value)) return true;
    return /^(false|0|no|off)$/i.test(value) ? false : HINTINGS.find((word) => word === value.toLowerCase());
  },
  check: (value) => (typeof value === 'boolean' ? value : HINTINGS.find((word) => word === value)),
};

/** A list of texts, `--name A --name B`. */
function texts(spec: Pick<Option<string[]>, 'flag' | 'group' | 'help' | 'placeholder' | 'direct'>): Option<string[]> {
  return {
    ...spec,
    expected: 'text',
    default: [],
    repeatable: true,
    parse: (value) => [value],
    check: (value) => {
      const list = typeof value === 'string' ? [value] : value;
      return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : undefined;
    },
  };
}

/** Families separated by commas. */
const families = (spec: Pick<Option<string | undefined>, 'flag' | 'help'> & { defaultText?: string }) =>
  text({
    ...spec,
    group: 'Fonts',
    placeholder: 'LIST',
    default: undefined,
    accepts: (list) => list.split(',').some((name) => name.trim() !== ''),
    expected: 'names of font families, separated by commas',
  });

export const lookOptions = {
  maxPixels: number({
    flag: 'max-pixels',
    group: 'Limits',
    help: 'refuse frames of more pixels',
    min: 1,
    integer: true,
    default: 100_000_000,
  }),
  theme: text({
    flag: 'theme',
    group: 'Look',
    help: 'colours: a name, 10 or 18 hex colours, a file; or light=THEME,dark=THEME',
    placeholder: 'THEME',
    default: undefined,
    defaultText: "the recording's, else dracula",
  }),
  cursor: choice({
    flag: 'cursor',
    group: 'Look',
    help: 'shape of the cursor',
    placeholder: 'SHAPE',
    choices: ['block', 'bar', 'underline', 'none'],
    default: undefined,
    defaultText: "the program's",
  }),
  cursorBlink: toggle({ flag: 'cursor-blink', group: 'Look', help: 'let the cursor blink', default: false }),
  boldIsBright: toggle({
    flag: 'bold-is-bright',
    group: 'Look',
    help: 'bold text in colours 0-7 takes 8-15',
    default: false,
  }),
  blur: texts({
    flag: 'blur',
    group: 'Look',
    help: 'hide TEXT, /RE/, secrets, secrets:KIND,..., or cells COLSxROWS+COL+ROW; repeatable',
    placeholder: 'WHAT',
    direct: (values) =>
      Array.isArray(values) && values.some((value) => /^secrets:/.test(String(value)))
        ? 'secrets:KINDS narrows what is hidden'
        : undefined,
  }),
  cols: number({
    flag: 'cols',
    group: 'Look',
    help: 'width of the terminal, in cells',
    min: 1,
    max: 1000,
    integer: true,
    default: undefined,
    defaultText: "the recording's",
  }),
  rows: number({
    flag: 'rows',
    group: 'Look',
    help: 'height of the terminal, in cells',
    min: 1,
    max: 1000,
    integer: true,
    default: undefined,
    defaultText: "the recording's",
  }),
  resize: choice({
    flag: 'resize',
    group: 'Look',
    help: 'new sizes: pad or scale to the largest, or cut to first',
    placeholder: 'HOW',
    choices: ['pad', 'scale', 'first'],
    default: 'pad',
  }),
  fontSize: number({
    flag: 'font-size',
    group: 'Fonts',
    help: 'pixels per em',
    placeholder: 'PX',
    min: 4,
    max: 200,
    default: 16,
  }),
  lineHeight: number({
    flag: 'line-height',
    group: 'Fonts',
    help: 'height of a row, times the font size',
    min: 1,
    max: 10,
    default: 1.4,
  }),
  letterSpacing: number({
    flag: 'letter-spacing',
    group: 'Fonts',
    help: 'pixels that cells are wider than the font has them, or narrower',
    hidden: true,
    placeholder: 'PX',
    min: -50,
    max: 100,
    integer: true,
    default: 0,
  }),
  fontAntialiasing: antialiasing,
  fontFamily: families({ flag: 'font-family', help: 'font families, best first', defaultText: 'JetBrains Mono' }),
  textFontFamily: families({ flag: 'text-font-family', help: 'the same for text, instead of --font-family' }),
  emojiFontFamily: families({ flag: 'emoji-font-family', help: 'the same for emoji', defaultText: 'Twemoji' }),
  fontDir: texts({ flag: 'font-dir', group: 'Fonts', help: 'folder with more fonts (repeatable)', placeholder: 'DIR' }),
  fontFile: texts({ flag: 'font-file', group: 'Fonts', help: 'font to draw with (repeatable)', placeholder: 'FILE' }),
  fontHinting,
  ligatures: toggle({ flag: 'ligatures', group: 'Fonts', help: "draw the font's ligatures", default: false }),
  renderer: text({
    flag: 'renderer',
    group: 'Look',
    help: "agg's option: accepted and ignored",
    default: undefined,
    hidden: true,
  }),
};
