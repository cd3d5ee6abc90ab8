// What kind of thing a command writes.

/** What a command writes, and where that goes when nobody says. */
export interface Product {
  /** Without a dot. */
  readonly extension: string;
  /** As it stands in a sentence: "a GIF". */
  readonly noun: string;
  /** Bytes that a terminal cannot show. */
  readonly binary: boolean;
  /** Without an output name: a file beside the input, or standard output. */
  readonly beside: boolean;
  /** It is a recording: may be named *.cast, may replace the input with --in-place. */
  readonly recording?: boolean;
}
