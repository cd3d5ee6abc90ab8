// What tidy took out of a recording, as data and in words.

/**
 * Something that `tidy` took out. Times in seconds of the recording as it was.
 * @example
 * const saved = ({ start, end }: Taken) => end - start;
 */
export interface Taken {
  readonly what: 'typo' | 'exit' | 'wait';
  readonly start: number;
  readonly end: number;
  /** Of a typo: what was typed and erased. Of an exit: the command. */
  readonly text?: string;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const rounded = (seconds: number): string => `${Math.round(seconds * 100) / 100} s`;

/**
 * What `tidy` took out, on one line.
 * @example
 * takenText([{ what: 'typo', start: 2, end: 3, text: 'x' }]); // => 'took out 1 typo, 1 s'
 */
export function takenText(taken: readonly Taken[]): string {
  const typos = taken.filter(({ what }) => what === 'typo').length;
  const parts = [
    ...(typos > 0 ? [counted(typos, 'typo')] : []),
    ...(taken.some(({ what }) => what === 'exit') ? ['the exit'] : []),
    ...(taken.some(({ what }) => what === 'wait') ? ['waiting'] : []),
  ];
  if (parts.length === 0) return 'nothing to take out was found';
  return `took out ${parts.join(', ')}, ${rounded(taken.reduce((sum, { start, end }) => sum + end - start, 0))}`;
}
