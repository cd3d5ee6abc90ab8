// The two ways to fail. The library throws these and nothing else on purpose; only cli/main.ts prints them.

/**
 * A place in a recording: a file name (or "standard input", a URL), line and column from 1.
 * @example
 * const place: SourcePlace = { file: 'demo.cast', line: 17, column: 9 };
 */
export interface SourcePlace {
  file: string;
  line?: number;
  column?: number;
}

/**
 * The recording, the disk or the network is at fault (exit status 1). `message` is one sentence that opens with the
 * place: `demo.cast:17:9: expected a number of seconds, found "soon"`.
 * @example
 * const problem = await loadCast('missing.cast').catch((error: unknown) => (error instanceof CastError ? error.file : ''));
 * problem; // => 'missing.cast'
 */
export class CastError extends Error {
  override readonly name = 'CastError';
  readonly file: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
  /** The source line that is at fault, for a caret under it; may be absent. */
  readonly sourceLine: string | undefined;
  /** What would help, as a sentence; may be absent. */
  readonly hint: string | undefined;

  constructor(
    place: SourcePlace,
    sentence: string,
    sourceLine?: string,
    { hint, ...options }: ErrorOptions & { hint?: string | undefined } = {},
  ) {
    super(
      `${[place.file, place.line, place.column].filter((part) => part !== undefined).join(':')}: ${sentence}`,
      options,
    );
    this.file = place.file;
    this.line = place.line;
    this.column = place.column;
    this.sourceLine = sourceLine;
    this.hint = hint;
  }
}

/** A value may be a megabyte of a file. */
const LONGEST_RECEIVED = 200;

const clipped = (text: string): string =>
  text.length > LONGEST_RECEIVED ? `${text.slice(0, LONGEST_RECEIVED)}...` : text;

/**
 * The request is at fault (exit status 2): an unknown option, a malformed value, a missing argument. `message` names
 * the option, what was expected and what was received.
 * @example
 * const option = await txt(cast, { at: 'soon' }).catch((error: unknown) => (error instanceof UsageError ? error.option : ''));
 * option; // => 'at'
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly option: string;
  readonly expected: string | undefined;
  readonly received: string | undefined;

  constructor(option: string, detail: { expected: string; received: string; hint?: string } | string) {
    super(
      typeof detail === 'string'
        ? detail
        : `${option}: expected ${detail.expected}, received ${clipped(detail.received)}${detail.hint ? `. ${detail.hint}` : ''}`,
    );
    this.option = option;
    this.expected = typeof detail === 'string' ? undefined : detail.expected;
    this.received = typeof detail === 'string' ? undefined : detail.received;
  }
}

/**
 * Takes one warning, a sentence without a newline. The library never prints.
 * @example
 * const warnings: string[] = [];
 * const warn: Warn = (warning) => warnings.push(warning);
 */
export type Warn = (warning: string) => void;

const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'the file is in use',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'exists already',
  EFBIG: 'the file would be too large',
  EISDIR: 'is a folder, not a file',
  ELOOP: 'too many symbolic links',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'no such file or folder',
  ENOSPC: 'no space left on the disk',
  ENOTDIR: 'a part of the path is not a folder',
  EPERM: 'not permitted',
  EROFS: 'the disk is read-only',
};

/**
 * Why the operating system refused, in words, from the code of its error.
 * @example
 * refusalWords('ENOSPC'); // => 'no space left on the disk'
 */
export const refusalWords = (code: string): string => SYSTEM_WORDS[code] ?? `the system says ${code}`;
