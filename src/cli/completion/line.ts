// Takes the part of a line that stands before the cursor apart into words, as bash quotes them: bash itself parts them at `=` and `:` too.

export interface Line {
  /** The words before the one that is being typed, the program first. */
  readonly words: string[];
  /** What is typed of the last word, without its quotes. */
  readonly current: string;
  /** How much of it stands before the part that bash replaces. */
  readonly kept: number;
  /** The quote that is open. */
  readonly quote: string;
}

/** In double quotes a backslash keeps only these from their meaning (POSIX 2.2.3). */
const ESCAPED_IN_QUOTES = '$`"\\\n';

/** @param breaks characters at which bash parts words beside blanks: its COMP_WORDBREAKS */
export function splitLine(text: string, breaks: string): Line {
  const words: string[] = [];
  let [current, kept, quote, begun] = ['', 0, '', false];
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!;
    const next = text[i + 1];
    begun ||= /\S/.test(letter);
    if (letter === quote) quote = '';
    else if (quote === '' && (letter === '"' || letter === "'")) quote = letter;
    else if (
      letter === '\\' &&
      next !== undefined &&
      (quote === '' || (quote === '"' && ESCAPED_IN_QUOTES.includes(next)))
    )
      current += text[++i];
    else if (quote !== '' || /\S/.test(letter)) {
      current += letter;
      if (quote === '' && /[=:]/.test(letter) && breaks.includes(letter)) kept = current.length;
    } else if (begun) {
      words.push(current);
      [current, kept, begun] = ['', 0, false];
    }
  }
  return { words, current, kept, quote };
}

/** A candidate as it is typed: within an open quote as it is, else with a backslash before what means something. */
export const typed = (word: string, quote: string): string =>
  quote === '' ? word.replace(/[^\w@%+=:,./~^-]/g, '\\$&') : word;
