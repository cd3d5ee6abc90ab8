// What the completion scripts ask as one types: `castkit __complete SHELL =TYPED WORD...`, of bash the whole line and its word breaks.
// The answer: what of the disk may stand there and what stands before that in the word, then a candidate a line, its note after a tab.
import { visible } from '../../index.js';
import type { Commands } from '../command.js';
import { answer } from './answer.js';
import { typed as asTyped, splitLine } from './line.js';
import type { Answer } from './values.js';

/** A word that may be empty has a sign before it: some shells pass no empty words on. */
const unsigned = (word = '='): string => word.slice(1);
const head = ({ files, prefix = '' }: Answer): string => (prefix === '' ? files : `${files}\t${prefix}`);
/** A line break would end the candidate. */
const isOneLine = ({ word }: { word: string }): boolean => !/[\t\r\n]/.test(word);

async function linesForBash([line, breaks]: readonly string[], commands: Commands): Promise<string[]> {
  const { words, current, kept, quote } = splitLine(unsigned(line), unsigned(breaks));
  const found = await answer(words, current, commands);
  return [found.files, ...found.words.filter(isOneLine).map(({ word }) => asTyped(word.slice(kept), quote))];
}

async function linesFor([typed, ...words]: readonly string[], commands: Commands): Promise<string[]> {
  const found = await answer(words, unsigned(typed), commands);
  const lines = found.words
    .filter(isOneLine)
    .map(({ word, note = '' }) => (note === '' ? word : `${word}\t${visible(note)}`));
  return [head(found), ...lines];
}

/** Nothing for a line that makes no sense: nobody wants to read errors while typing. */
export async function complete([shell, ...asked]: readonly string[], commands: Commands): Promise<string> {
  const lines = await (shell === 'bash' ? linesForBash : linesFor)(asked, commands).catch(() => []);
  return lines.map((line) => `${line}\n`).join('');
}
