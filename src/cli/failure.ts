// What went wrong, in words: the first line is one sentence, a source line with a caret may follow, never a stack trace.
import { CastError, refusalWords, UsageError } from '../core/errors.js';

export interface Failure {
  exitCode: 1 | 2;
  /** One sentence: where, what was expected and what was found. Then a source line with a caret, indented, or what to do next. */
  lines: string[];
}

interface SystemError extends Error {
  code: string;
  path?: string;
}

export const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';

/** Whoever read the output is gone: no failure of ours. */
export const isBrokenPipe = (error: unknown): boolean => isSystemError(error) && error.code === 'EPIPE';

/** What the operating system refused, without the place. */
export const systemWords = (error: SystemError): string => refusalWords(error.code);

/** Control characters as visible escapes: what came from a recording or a file name must not steer the terminal. */
export function printable(text: string): string {
  return text.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0);
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`;
  });
}

const EXCERPT = 100;
const INDENT = '  ';

/** The part of the source line around the column, and a caret under the column. */
function excerpt(sourceLine: string, column: number, columns: number): string[] {
  const length = Math.max(10, Math.min(EXCERPT, columns - INDENT.length - 1));
  const start = Math.max(0, Math.min(column - 1 - Math.floor(length / 2), sourceLine.length - length));
  const shown = sourceLine
    .slice(start, start + length)
    .replace(/[^ -\uffff]|[\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g, '·');
  return [`${INDENT}${shown}`, `${INDENT}${' '.repeat(Math.max(0, column - 1 - start))}^`];
}

function castFailure(error: CastError, columns: number): Failure {
  const { sourceLine, column, hint } = error;
  const below = sourceLine !== undefined && column !== undefined ? excerpt(sourceLine, column, columns) : [];
  return { exitCode: 1, lines: [printable(error.message), ...below, ...(hint?.split('\n').map(printable) ?? [])] };
}

/** Anything that is neither of our two errors nor the system's is a fault of castkit itself. */
function faultOfOurs(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return {
    exitCode: 1,
    lines: [
      `castkit failed where it should not: ${printable(message)}`,
      'This is a fault of castkit. CASTKIT_DEBUG=1 shows where it happened; please report it.',
    ],
  };
}

/**
 * @param program what was called, for the pointer to the help: "cast2gif", "castkit trim"
 * @param columns of the terminal
 */
export function describeFailure(error: unknown, program: string, columns = Number.POSITIVE_INFINITY): Failure {
  if (error instanceof UsageError) {
    return { exitCode: 2, lines: [printable(error.message), `Run "${program} --help" to see what is possible.`] };
  }
  if (error instanceof CastError) return castFailure(error, columns);
  if (isSystemError(error)) {
    return { exitCode: 1, lines: [printable(`${error.path ?? 'castkit'}: ${systemWords(error)}`)] };
  }
  return faultOfOurs(error);
}
