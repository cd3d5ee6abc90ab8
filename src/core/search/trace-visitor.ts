// What is told of a recording that is searched as a viewer sees it, and what is asked before.

/** Valid during the visit only. */
export interface SeenText {
  readonly text: string;
  /** Positions in the output (code units from its start) of the characters that [from, to) of the text shows. */
  positions(from: number, to: number): number[];
  /** The same grapheme by grapheme: where it begins, and the rest of it. */
  printed(from: number, to: number): readonly { starts: readonly number[]; joined: readonly number[] }[];
}

/** The rows of the screen, each a text of one code unit a cell. Valid during the visit only. */
export interface SeenRows {
  readonly rows: number;
  /** A row from the top, as many code units as columns; empty beyond the screen. NUL stands for no cell of its own. */
  text(row: number): string;
  /** Whether the terminal wrapped the row above it into this one. */
  goesOn(row: number): boolean;
  /** The columns [from, to) in which the row goes on with text that wrapped within left and right margins in the row above. */
  paneWraps(row: number): readonly { readonly from: number; readonly to: number }[];
  /** Positions in the output (code units from its start) of what the cells [from, to) of a row show. */
  positions(row: number, from: number, to: number): number[];
}

export interface TraceVisitor {
  /** False where it is known that the terminal stays as large as it is: then rows that scrolled off never come back. */
  resizes?: boolean | undefined;
  /** A line that changed, rows that wrapped joined. May be called with the same text again. */
  line(line: SeenText): void;
  /** After the lines of each event that changed some: which rows changed, from the top. */
  rows?(changed: readonly number[], screen: SeenRows): void;
  /** Whether the screen after this output must be seen, even if it only adds lines that go on being seen. */
  wantsEach?(data: string): boolean;
  /**
   * Whether no line of these, plain text with CR LF between them, need be visited. `position` is where they begin in the output;
   * they may be asked about again.
   */
  isDull?(lines: string, position: number): boolean;
  /** Asked after the lines of each event that changed some; if so, `screen` is visited. */
  wantsScreen?(): boolean;
  /** The whole screen, its lines joined by line feeds. Costs much more than a line. */
  screen?(screen: SeenText): void;
  /** The position in the output of each code point that joins a grapheme which has begun before, and where that began. */
  joined?(position: number, base: number): void;
}
