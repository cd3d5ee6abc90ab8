// Words that look random, whatever they are: hashes and identifiers too, so that they are looked for only where asked for.
import type { Detector } from './detectors.js';

/** Bits a letter (Shannon) from which a word is random: of values behind a name that tells a secret, of digits of hexadecimal, of other words. */
const LEAST = { named: 3.5, hex: 3, word: 4 };
const LEAST_HEX = 32;

export const ENTROPY: Detector = {
  name: 'entropy',
  help: 'words that look random, hashes and identifiers too',
  needs: /[A-Za-z0-9+/_=.-]{10}/,
  patterns: [
    /(?:access|auth|api|cred(?:ential)?s?|key|passw(?:or)?d|secret|token)[\w.-]{0,20}["']?[ \t]{0,3}(?:=>|[:=])[ \t]{0,3}["'`]?(?<secret>[\w.=+/-]{10,150})/gi,
    /(?<![A-Za-z0-9+/=_.-])[A-Za-z0-9+/_-]{20,200}={0,2}(?![A-Za-z0-9+/=_-])/g,
  ],
  accept: (match) => {
    const named = /[:=].*?([\w.=+/-]{10,150})$/.exec(match.replace(/=+$/, ''))?.[1];
    return named === undefined ? looksRandom(match) : /\d/.test(named) && entropyOf(named) >= LEAST.named;
  },
};

function looksRandom(word: string): boolean {
  if (/^[0-9a-fA-F]+$/.test(word)) return word.length >= LEAST_HEX && entropyOf(word) >= LEAST.hex;
  const isMixed = /\d/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word);
  return isMixed && (word.match(/[/_-]/g)?.length ?? 0) <= 1 + word.length / 12 && entropyOf(word) >= LEAST.word;
}

/** Bits a letter. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
