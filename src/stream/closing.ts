// What the end of a connection means, by the code of its close frame (RFC 6455, 7.4) as servers of live streams use them.

export type Closing =
  /** It is over. */
  | 'over'
  /** The server does not want it, and will not want it later either. */
  | 'refused'
  /** It may go on if one connects again. */
  | 'broken';

export function meaningOf(code: number): Closing {
  if (code === 1000) return 'over';
  if ((code >= 4000 && code < 4100) || code === 1002 || code === 1003 || code === 1008 || code === 1009)
    return 'refused';
  return 'broken';
}

/** Codes of asciinema's server. */
const WORDS: Readonly<Record<number, string>> = {
  1002: 'it does not speak this protocol',
  1009: 'a message was too large for it',
  4002: 'another session has taken the stream over',
  4003: 'the terminal is too large for it (--window-size)',
  4004: 'the session writes more than it takes',
  4005: 'it could not read a message',
  4030: 'watching is not allowed',
  4040: 'there is no such stream',
  4101: 'it has waited too long for the first message',
};

/** A code in words, with the reason that came along. */
export function closingWords(code: number, reason: string): string {
  const known = WORDS[code];
  const said = reason.replace(/\p{Cc}/gu, ' ').trim();
  if (known !== undefined) return known;
  return said === '' ? `code ${code}` : `${JSON.stringify(said)}, code ${code}`;
}
