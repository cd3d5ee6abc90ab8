// Text from a recording with nothing in it that a terminal would obey, or that would hide what stands beside it.

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A text with its control, format and line characters as escapes, so that a terminal obeys none of it.
 * @example
 * visible('\x1b[31mred\n'); // => '\\x1b[31mred\\n'
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) => {
    const code = char.codePointAt(0)!;
    return SHORT[char] ?? (code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`);
  });
}
