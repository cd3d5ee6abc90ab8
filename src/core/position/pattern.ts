// What a text on a screen is looked for by: the text itself, or /a regular expression/.
import { UsageError } from '../errors.js';

const REGEX = /^\/(?<source>(?:[^/\\]|\\.)+)\/(?<flags>[imsu]*)$/s;

/** A pattern that matches the text itself. */
export const literalPattern = (text: string, flags = ''): RegExp =>
  new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), flags);

/**
 * The pattern that `TEXT` or `/re/flags` stands for. `^` and `$` are the ends of a line.
 * @throws UsageError naming `option`, for a regular expression that cannot be read
 */
export function readPattern(source: string, option: string): RegExp {
  const { source: regex, flags = '' } = REGEX.exec(source)?.groups ?? {};
  return regex === undefined ? literalPattern(source, 'm') : readRegex(regex, `m${flags}`, option);
}

/** @throws UsageError naming `option`, for a regular expression that cannot be read */
export function readRegex(source: string, flags: string, option: string): RegExp {
  try {
    return new RegExp(source, [...new Set(flags)].join(''));
  } catch {
    throw new UsageError(option, { expected: 'a regular expression that can be read', received: `/${source}/` });
  }
}

/** What may match a line feed, or could be told to: classes that leave something out, escapes of characters, `.` with `s`. */
const MAY_CROSS = /\[\^|\\[^dwbS\p{P}\p{S}]|[\0-\x1f]/u;

/** Whether a pattern surely matches a text of several lines just where it matches one of the lines. */
export const bindsToLine = ({ source, flags }: RegExp): boolean =>
  flags.includes('m') && !flags.includes('s') && !MAY_CROSS.test(source);
