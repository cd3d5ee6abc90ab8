// What kind of thing a command writes.

/** What a command writes, and where that goes when nobody says. */
export interface Product {
  /** Without a dot. */
  readonly extension: string;
  /** What else names of its files may end in: those that follow from the values of options, the extension among them. */
  readonly endings?: (values: Readonly<Record<string, unknown>>) => readonly string[];
  /** As it stands in a sentence: "a GIF". */
  readonly noun: string;
  /** Bytes that a terminal cannot show. */
  readonly binary: boolean;
  /** Without an output name: a file beside the input, or standard output. */
  readonly beside: boolean;
  /** More than one file comes out: several named after the output, or a folder of them. Absent: always one file. */
  readonly shape?: (values: Readonly<Record<string, unknown>>) => 'file' | 'files' | 'folder';
  /** It is a recording: may be named *.cast, may replace the input with --in-place. */
  readonly recording?: boolean;
}
