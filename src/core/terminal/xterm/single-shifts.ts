// Character sets that xterm.js knows no way to: single shifts (SS2, SS3), sets of 96 characters in G1 to G3, and the shifts of
// the right half, which UTF-8 has no use for.
import { LATIN_1 } from './charsets.js';
import type { Internals } from './internals.js';
import type { Charset } from './raw-state.js';

/** What is needed beyond internals.ts; looked at before use. */
interface WithCharsets {
  registerEscHandler?(id: { intermediates?: string; final: string }, handler: () => boolean): unknown;
}
interface CharsetService {
  charset: Charset;
  readonly _charsets?: readonly Charset[];
  setgCharset?(level: number, set: Charset): void;
}

/** What designates a set of 96 characters as G1, G2 and G3 (ISO 2022). */
const DESIGNATORS_96 = [
  ['-', 1],
  ['.', 2],
  ['/', 3],
] as const;
/** LS1R, LS2R, LS3R: xterm.js takes them for shifts of the left half. */
const RIGHT_SHIFTS = '~}|';

export function addSingleShifts(core: Internals & WithCharsets): void {
  const charsets = core._charsetService as CharsetService;
  const { _charsets: sets } = charsets;
  if (!core.registerEscHandler || !sets) return;
  for (const final of RIGHT_SHIFTS) core.registerEscHandler({ final }, () => true);
  for (const [intermediates, level] of DESIGNATORS_96) {
    core.registerEscHandler({ intermediates, final: 'A' }, () => {
      charsets.setgCharset?.(level, LATIN_1);
      return true;
    });
  }
  const shiftTo = shiftNext(core, charsets);
  core.registerEscHandler({ final: 'N' }, () => shiftTo(2));
  core.registerEscHandler({ final: 'O' }, () => shiftTo(3));
  core.registerEscHandler({ final: 'c' }, () => shiftTo(undefined) && false);
}

/** The next character that is printed, whatever comes before it, is of another set. */
function shiftNext(core: Internals, charsets: CharsetService): (level: 2 | 3 | undefined) => true {
  let shifted: 2 | 3 | undefined;
  const handler = core._inputHandler;
  const print = handler.print.bind(handler);
  handler.print = (data, start, end) => {
    if (shifted === undefined || start === end) return print(data, start, end);
    const before = charsets.charset;
    charsets.charset = charsets._charsets?.[shifted];
    shifted = undefined;
    try {
      print(data, start, start + 1);
    } finally {
      charsets.charset = before;
    }
    if (start + 1 < end) print(data, start + 1, end);
  };
  return (level) => {
    shifted = level;
    return true;
  };
}
