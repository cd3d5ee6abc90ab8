// How a recording is fetched and read: what may be lenient, and the limits on what comes in.

import { choice, number, text, toggle } from '../options/option.js';
import { isGateway } from '../options/source-name.js';
import { INPUT_FORMATS } from './foreign/foreign.js';
import { LONGEST_EVENT, MOST_CELLS_A_SIDE, MOST_WORK } from './size-limit.js';

const mostCells = { group: 'Limits', min: 1, max: 65_535, integer: true, default: MOST_CELLS_A_SIDE } as const;
const size = { group: 'Input', min: 1, max: 65_535, integer: true, default: undefined } as const;

/**
 * How a recording is read.
 * @example
 * inputOptions.maxCols.default; // => 1000
 */
export const inputOptions = {
  inputFormat: choice({
    flag: 'input-format',
    group: 'Input',
    help: 'what the input is: asciicast of any version, raw output, ttyrec, or a typescript of script(1)',
    placeholder: 'FORMAT',
    choices: INPUT_FORMATS,
    default: undefined,
    defaultText: 'recognised',
  }),
  cols: number({
    ...size,
    flag: 'cols',
    help: 'columns of the terminal, where the input does not tell',
    defaultText: '80',
  }),
  rows: number({
    ...size,
    flag: 'rows',
    help: 'rows of the terminal, where the input does not tell',
    defaultText: '24',
  }),
  newline: toggle({
    flag: 'newline',
    group: 'Input',
    help: 'let every line feed begin a line at the left edge, as a terminal does for programs',
    default: false,
    defaultText: 'for raw input without carriage returns',
  }),
  pace: number({
    flag: 'pace',
    group: 'Input',
    help: 'lines a second that raw input comes with',
    placeholder: 'LINES',
    above: true,
    min: 0,
    max: 1_000_000,
    default: undefined,
    defaultText: 'all at once',
  }),
  timing: text({
    flag: 'timing',
    group: 'Input',
    help: 'the timing file of a typescript',
    placeholder: 'FILE',
    default: undefined,
    accepts: (name) => name !== '',
    expected: 'the name of a file',
  }),
  unicode: choice({
    flag: 'unicode',
    group: 'Input',
    help: 'how wide text is: graphemes as in modern terminals, codepoints one by one, or those of Unicode 11',
    placeholder: 'WIDTHS',
    choices: ['graphemes', 'codepoints', '11'],
    default: undefined,
    defaultText: 'as in the recorded terminal, else graphemes',
  }),
  ambiguousWidth: number({
    flag: 'ambiguous-width',
    group: 'Input',
    help: 'cells of characters that are wide only in East Asian text, 1 or 2',
    placeholder: 'CELLS',
    min: 1,
    max: 2,
    integer: true,
    default: 1,
  }),
  lenient: toggle({
    flag: 'lenient',
    group: 'Input',
    help: 'skip malformed events with a warning instead of stopping',
    default: false,
  }),
  maxText: number({
    flag: 'max-text',
    group: 'Limits',
    help: 'most bytes of text a recording may have, after decompression',
    placeholder: 'BYTES',
    min: 1,
    max: 2 ** 32,
    integer: true,
    default: 1_000_000_000,
  }),
  maxEvent: number({
    flag: 'max-event',
    group: 'Limits',
    help: 'most bytes that one event may have',
    placeholder: 'BYTES',
    min: 1,
    max: 2 ** 29,
    integer: true,
    default: LONGEST_EVENT,
  }),
  maxCols: number({ ...mostCells, flag: 'max-cols', help: 'most columns a recorded terminal may have' }),
  maxRows: number({ ...mostCells, flag: 'max-rows', help: 'most rows a recorded terminal may have' }),
  maxWork: number({
    flag: 'max-work',
    group: 'Limits',
    help: 'most cells that one replay may erase, move, fill and look at',
    placeholder: 'CELLS',
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
    integer: true,
    default: MOST_WORK,
  }),
  urlTimeout: number({
    flag: 'url-timeout',
    group: 'Limits',
    help: 'longest time for fetching a URL',
    placeholder: 'SECONDS',
    above: true,
    min: 0,
    max: 86_400,
    default: 30,
  }),
  maxRedirects: number({
    flag: 'max-redirects',
    group: 'Limits',
    help: 'most redirects a URL may go through',
    min: 0,
    max: 100,
    integer: true,
    default: 5,
  }),
  ipfsGateway: text({
    flag: 'ipfs-gateway',
    group: 'Input',
    help: 'where ipfs:// and dweb:/ipfs/ names are fetched',
    placeholder: 'URL',
    default: 'https://ipfs.io',
    accepts: isGateway,
    expected: 'an http or https URL without ? and #',
  }),
  allowPrivateRedirects: toggle({
    flag: 'allow-private-redirects',
    group: 'Limits',
    help: 'let a public URL redirect or link to this machine or a private network',
    default: false,
  }),
};
