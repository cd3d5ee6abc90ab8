// Words on a terminal: which colours it takes, and lines of its width.
import type { Terminal } from './progress.js';

/** SGR (ECMA-48, 8.3.117): bold red and bold yellow. */
const STYLES = { error: '\x1b[1;31m', warning: '\x1b[1;33m' } as const;
const PLAIN = '\x1b[m';

/** Whether colour may be used: on terminals, unless NO_COLOR or TERM=dumb says no. */
export const takesColour = ({ isTTY }: Terminal, environment: NodeJS.ProcessEnv = process.env): boolean =>
  isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';

/** Columns of a terminal; some do not know their width and say 0. */
export const widthOf = ({ columns }: Terminal): number => columns || 80;

/** Words set in lines of a given width. A word that is longer stays whole, so that it can be copied. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}

/**
 * A sentence for a terminal: what kind it is in front, in colour, and no line longer than the terminal is wide. Anywhere else it
 * stays one line as it is, and of errors the first word is where they are.
 */
export function labelled(kind: keyof typeof STYLES, sentence: string, terminal: Terminal): string[] {
  if (terminal.isTTY !== true) return [kind === 'error' ? sentence : `${kind}: ${sentence}`];
  const [first = '', ...rest] = wrap(`${kind}: ${sentence}`, widthOf(terminal));
  const label = `${kind}:`;
  const shown = takesColour(terminal) ? `${STYLES[kind]}${label}${PLAIN}${first.slice(label.length)}` : first;
  return [shown, ...rest];
}

/** Further words below it. What is indented is an excerpt, and stays as it is. */
export const fitted = (line: string, terminal: Terminal): string[] =>
  terminal.isTTY === true && !line.startsWith(' ') ? wrap(line, widthOf(terminal)) : [line];
