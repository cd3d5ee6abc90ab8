// An outline as lines for people.
import { optionName } from '../options/option-name.js';
import type { Outline, OutlineItem } from './outline.js';

const LONGEST = 100;
const rounded = (value: number): string => String(Math.round(value * 1000) / 1000);

/** On one line, without anything that a terminal would obey, cut where it is long. */
function shown(text: string): string {
  const line = text
    .replace(/\r?\n/g, ' ⏎ ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) => `\\u{${char.codePointAt(0)!.toString(16)}}`);
  const chars = [...line];
  return chars.length <= LONGEST ? line : `${chars.slice(0, LONGEST - 1).join('')}…`;
}

function wordsOf({ type, text = '', start, end, enter, output, status, characters }: OutlineItem): string {
  const lasts = `${rounded(end - start)} s`;
  if (type === 'command') {
    const facts = [
      enter !== undefined && end > enter ? `${rounded(end - enter)} s` : '',
      output && output.lines > 0 ? `${output.lines} lines` : '',
      status === undefined || status === 0 ? '' : `exit ${status}`,
    ].filter((fact) => fact !== '');
    return `$ ${shown(text)}${facts.length > 0 ? `   [${facts.join(', ')}]` : ''}`;
  }
  if (type === 'pause' || type === 'program') return `${type}   ${lasts}`;
  if (type === 'burst' || type === 'typing') return `${type}   ${lasts}, ${characters} characters`;
  return `${type}   ${shown(text)}`;
}

/**
 * An outline as lines for people: when, and what.
 * @example
 * console.log(outlineText(await outline(cast)));
 */
export function outlineText({ items, omitted, duration }: Outline): string {
  const width = rounded(duration).length + 4;
  const lines = items.map((item) => `${item.start.toFixed(3).padStart(width)}  ${wordsOf(item)}\n`);
  return `${lines.join('')}${omitted > 0 ? `(${omitted} more, see ${optionName('limit')})\n` : ''}`;
}
