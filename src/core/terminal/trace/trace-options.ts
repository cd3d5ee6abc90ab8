// What a traced terminal is asked for, and what it tells while it runs.
import type { WidthsAsked } from '../widths/width-model.js';
import type { RawLine } from '../xterm/internals.js';
import type { WorkLimit } from '../xterm/work.js';

/** A row as text, blanks at its end included; whether it goes on from the row before it. */
export type LineVisit = (text: string, goesOn: boolean) => void;

export interface TraceOptions extends WidthsAsked {
  work?: WorkLimit | undefined;
  /** How many rows that scrolled off the top are kept, for when the screen grows; as many as others keep unless told. */
  scrollback?: number | undefined;
  /** Whether the boxes that stand for images have labels, as pictures have them. Else they are blank: they are no text. */
  labels?: boolean;
  /** Is told of each line whose text may have changed, before `lines` gives any. */
  touched?: (line: RawLine) => void;
  /** Is told of each row of the normal screen that goes too far up to be kept, from the top. */
  leave?: LineVisit;
  /** Is told the position of each code point that joins a grapheme which has begun before, and where that began. */
  joined?: (position: number, base: number) => void;
}
