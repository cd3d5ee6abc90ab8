// The regular expressions of tapes, which are Go's, as JavaScript's.

/** Classes by POSIX's names. */
const CLASSES: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  blank: '\\t ',
  digit: '0-9',
  lower: 'a-z',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\s',
  upper: 'A-Z',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
};

/** Flags that stand at the beginning: `(?i)`. */
const FLAGS = /^\(\?([imsU]+)\)/;

/**
 * The pattern of a source. `^` and `$` are the ends of lines, unlike Go's: a screen has many.
 * @throws SyntaxError for one that cannot be read
 */
export function tapePattern(source: string): RegExp {
  const [all = '', flags = ''] = FLAGS.exec(source) ?? [];
  const rest = source
    .slice(all.length)
    .replaceAll('\\/', '/')
    .replace(/\[:(\w+):\]/g, (written, name: string) => CLASSES[name] ?? written)
    .replace(/\\([Az])/g, (_, letter: string) => (letter === 'A' ? '^' : '$'))
    .replaceAll('(?P<', '(?<');
  return new RegExp(rest, [...new Set(`m${flags.replaceAll('U', '')}`)].join(''));
}
