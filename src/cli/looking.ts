// What the commands share that look at recordings: a text for people, or --json for programs.

import { toggle } from '../core/options/option.js';
import { visible } from '../index.js';
import type { Product } from './product.js';

export const jsonOption = {
  json: toggle({ flag: 'json', group: 'Output', help: 'print JSON, for programs', default: false }),
};

export const LISTING: Product = {
  extension: 'txt',
  endings: ({ json }) => (json === true ? ['txt', 'json'] : ['txt']),
  noun: 'a text',
  binary: false,
  beside: false,
};

export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** To the millisecond: 3.25 */
export const seconds = (value: number): string => String(Math.round(value * 1000) / 1000);

const LONGEST = 100;

/** Text from a recording on one line, cut where it is long. */
export function excerpt(text: string, longest = LONGEST): string {
  const shown = [...visible(text.slice(0, longest * 8))];
  const whole = shown.length <= longest && text.length <= longest * 8;
  return whole ? shown.join('') : `${shown.slice(0, longest - 1).join('')}…`;
}
