// Where in a tape something stands, and what is wrong there.

/**
 * A place in a tape; line and column count from 1.
 * @example
 * const start: TapePlace = { file: 'demo.tape', line: 1, column: 1 };
 */
export interface TapePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Something that is wrong with a tape, or odd: a sentence without its place.
 * @example
 * const words = ({ at, sentence }: TapeProblem) => `${at.file}:${at.line}:${at.column}: ${sentence}`;
 */
export interface TapeProblem {
  readonly at: TapePlace;
  readonly sentence: string;
  /** The line of the tape, for a caret under it. */
  readonly sourceLine: string;
}

/** As errors are told everywhere: FILE:LINE:COLUMN. */
export const placeWords = ({ file, line, column }: TapePlace): string => `${file}:${line}:${column}`;
