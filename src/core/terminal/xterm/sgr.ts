// xterm's attribute words as the control sequences that bring them about.
const MODE = 0x0300_0000;
const MODE_RGB = 0x0300_0000;
const PROTECTED = 0x2000_0000;
const UNDERLINE = 0x1000_0000;

/** Flags of the two words and the SGR codes that set them (ECMA-48 8.3.117; 53 is xterm's). */
const FG_CODES: readonly [flag: number, code: number][] = [
  [0x0800_0000, 1],
  [0x2000_0000, 5],
  [0x0400_0000, 7],
  [0x4000_0000, 8],
  [0x8000_0000, 9],
];
const BG_CODES: readonly [flag: number, code: number][] = [
  [0x0800_0000, 2],
  [0x0400_0000, 3],
  [0x4000_0000, 53],
];

/** 38, 48 and their likes; the sixteen colours by their own codes. */
function colourCodes(word: number, base: 30 | 40): (number | string)[] {
  const mode = word & MODE;
  if (mode === 0) return [];
  if (mode === MODE_RGB) return [base + 8, 2, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff];
  const index = word & 0xff;
  if (index < 8) return [base + index];
  return index < 16 ? [base + 60 + index - 8] : [base + 8, 5, index];
}

/** With colons, so that terminals without coloured underlines pass over it (ISO 8613-6). */
function underlineCodes(fg: number, ext: number): (number | string)[] {
  const style = (ext >>> 26) & 7;
  const codes = (fg & UNDERLINE) === 0 ? [] : [style > 1 ? `4:${style}` : 4];
  const mode = ext & MODE;
  if (mode === 0) return codes;
  if (mode !== MODE_RGB) return [...codes, `58:5:${ext & 0xff}`];
  return [...codes, `58:2::${(ext >>> 16) & 0xff}:${(ext >>> 8) & 0xff}:${ext & 0xff}`];
}

/**
 * The pen from any state, links left alone: SGR beginning with 0, and DECSCA where cells are protected.
 * @param ext underline style and colour, see internals.ts
 */
export function penSequence(fg: number, bg: number, ext: number): string {
  const codes = [
    0,
    ...FG_CODES.filter(([flag]) => fg & flag).map(([, code]) => code),
    ...BG_CODES.filter(([flag]) => bg & flag).map(([, code]) => code),
    ...underlineCodes(fg, ext),
    ...colourCodes(fg, 30),
    ...colourCodes(bg, 40),
  ];
  return `\x1b[${codes.join(';')}m${bg & PROTECTED ? '\x1b[1"q' : ''}`;
}

/** Opens a link for what is printed next, or closes the one that is open (OSC 8). */
export function linkSequence(link: { id?: string | undefined; uri: string } | undefined): string {
  if (!link) return '\x1b]8;;\x1b\\';
  return `\x1b]8;${link.id ? `id=${link.id}` : ''};${link.uri}\x1b\\`;
}
