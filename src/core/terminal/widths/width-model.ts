// What decides how wide text is: the option, and else what is known of the terminal that was recorded.
import { terminalWidths } from './known-terminals.js';

/** How wide text is: grapheme clusters, code points with the current table, or code points as of Unicode 11. */
export type WidthMethod = 'graphemes' | 'codepoints' | '11';

/** What a recording and its options say about widths. */
export interface WidthsAsked {
  readonly unicode?: WidthMethod | undefined;
  /** Cells of characters of ambiguous width (UAX #11), 1 or 2. */
  readonly ambiguousWidth?: number | undefined;
  /** The name and version by which the recorded terminal answered (XTVERSION). */
  readonly termVersion?: string | undefined;
}

export interface WidthModel {
  readonly method: WidthMethod;
  /** Whether what became wide in Unicode 16 is wide. */
  readonly wideSince16: boolean;
  /** Whether variation selector 15 makes an emoji one cell wide. */
  readonly narrows: boolean;
  /** Whether variation selector 16 makes a text symbol two cells wide. */
  readonly widens: boolean;
  readonly ambiguous: 1 | 2;
}

export function widthModel({ unicode, ambiguousWidth, termVersion }: WidthsAsked): WidthModel {
  const known = terminalWidths(termVersion ?? '');
  return { ...known, method: unicode ?? known.method, ambiguous: ambiguousWidth === 2 ? 2 : 1 };
}
