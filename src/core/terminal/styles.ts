// Interns styles: xterm's attribute words in, small ids out. Styles are kept as words; objects are made only when asked for.
import { type Colour, DEFAULT_COLOUR, PALETTE, RGB, type Style, type Underline } from './style.js';

// xterm's attribute words: colour in bits 0..23, its mode in 24..25, flags above.
const MODE = 0x0300_0000;
const MODE_16 = 0x0100_0000;
const MODE_256 = 0x0200_0000;
const MODE_RGB = 0x0300_0000;
const COLOUR = 0x00ff_ffff;
const FG_FLAGS = 0xfc00_0000;
const INVERSE = 0x0400_0000;
const BOLD = 0x0800_0000;
const UNDERLINE = 0x1000_0000;
const BLINK = 0x2000_0000;
const CONCEAL = 0x4000_0000;
const STRIKE = 0x8000_0000;
const ITALIC = 0x0400_0000;
const FAINT = 0x0800_0000;
const OVERLINE = 0x4000_0000;
const BG_FLAGS = ITALIC | FAINT | OVERLINE;

/** Flag of the background word: the cell has extended attributes. */
export const HAS_EXTENDED = 0x1000_0000;

const UNDERLINES: readonly Underline[] = ['single', 'single', 'double', 'curly', 'dotted', 'dashed'];

/** What a cell has beyond its two words: how it is underlined, and where it links to. */
interface Extra {
  readonly underline: Underline;
  readonly underlineColour: Colour;
  readonly link: string;
}

const PLAIN: Extra = { underline: 'single', underlineColour: DEFAULT_COLOUR, link: '' };

/** One word for equal colours: xterm leaves old bits behind when a program goes from one kind of colour to another. */
function canonicalColour(word: number): number {
  const mode = word & MODE;
  if (mode === MODE_RGB) return word & (MODE | COLOUR);
  return mode === 0 ? 0 : MODE_256 | (word & 0xff);
}

function colour(word: number): Colour {
  const mode = word & MODE;
  if (mode === MODE_RGB) return RGB | (word & COLOUR);
  return mode === MODE_16 || mode === MODE_256 ? PALETTE | (word & 0xff) : DEFAULT_COLOUR;
}

export class Styles {
  /** Three words a style: foreground, background, index into #extras. */
  #words = new Uint32Array(3 * 256);
  #count = 0;
  /** Open addressing: id + 1 of the style in each slot, 0 = free. */
  #slots = new Uint32Array(1024);
  readonly #extras: Extra[] = [PLAIN];
  readonly #extraIds = new Map<string, number>();
  #objects = new Map<number, Style>();

  constructor() {
    this.intern(0, 0);
  }

  /** Id of xterm's two attribute words; `extra` is an id from `extra()`. */
  intern(fgWord: number, bgWord: number, extra = 0): number {
    const fg = (canonicalColour(fgWord) | (fgWord & FG_FLAGS)) >>> 0;
    const bg = (canonicalColour(bgWord) | (bgWord & BG_FLAGS)) >>> 0;
    const mask = this.#slots.length - 1;
    let slot = hash(fg, bg, extra) & mask;
    for (let held = this.#slots[slot]!; held !== 0; held = this.#slots[slot]!) {
      const at = 3 * (held - 1);
      if (this.#words[at] === fg && this.#words[at + 1] === bg && this.#words[at + 2] === extra) return held - 1;
      slot = (slot + 1) & mask;
    }
    return this.#add(slot, fg, bg, extra);
  }

  /** Id of what goes beyond the two words. An underline colour without an underline shows nothing and is left out. */
  extra(fgWord: number, ext: number, link: string): number {
    const underlined = (fgWord & UNDERLINE) !== 0;
    const underline = underlined ? (UNDERLINES[(ext >>> 26) & 7] ?? 'single') : 'single';
    const underlineColour = underlined ? colour(ext) : DEFAULT_COLOUR;
    if (underline === 'single' && underlineColour === DEFAULT_COLOUR && link === '') return 0;
    const key = `${underline} ${underlineColour} ${link}`;
    const known = this.#extraIds.get(key);
    if (known !== undefined) return known;
    const id = this.#extras.push({ underline, underlineColour, link }) - 1;
    this.#extraIds.set(key, id);
    return id;
  }

  /** @throws RangeError for an id that was never given out. */
  style(id: number): Style {
    const known = this.#objects.get(id);
    if (known) return known;
    if (!(id < this.#count)) throw new RangeError(`no style has the id ${id}`);
    // Truecolor animations have styles by the million: objects are a convenience, so start over rather than keep them all.
    if (this.#objects.size > 20_000) this.#objects = new Map();
    const style = this.#build(3 * id);
    this.#objects.set(id, style);
    return style;
  }

  #build(at: number): Style {
    const fg = this.#words[at]!;
    const bg = this.#words[at + 1]!;
    const extra = this.#extras[this.#words[at + 2]!]!;
    const underlined = (fg & UNDERLINE) !== 0;
    return {
      fg: colour(fg),
      bg: colour(bg),
      underline: underlined ? extra.underline : 'none',
      underlineColour: extra.underlineColour,
      bold: (fg & BOLD) !== 0,
      faint: (bg & FAINT) !== 0,
      italic: (bg & ITALIC) !== 0,
      blink: (fg & BLINK) !== 0,
      inverse: (fg & INVERSE) !== 0,
      conceal: (fg & CONCEAL) !== 0,
      strike: (fg & STRIKE) !== 0,
      overline: (bg & OVERLINE) !== 0,
      link: extra.link,
    };
  }

  #add(slot: number, fg: number, bg: number, extra: number): number {
    const id = this.#count++;
    if (3 * this.#count > this.#words.length) this.#words = grown(this.#words);
    this.#words.set([fg, bg, extra], 3 * id);
    this.#slots[slot] = id + 1;
    if (2 * this.#count > this.#slots.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    const slots = new Uint32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let id = 0; id < this.#count; id++) {
      let slot = hash(this.#words[3 * id]!, this.#words[3 * id + 1]!, this.#words[3 * id + 2]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }
}

function hash(fg: number, bg: number, extra: number): number {
  const mixed = Math.imul(fg ^ Math.imul(bg, 0x85eb_ca6b) ^ Math.imul(extra, 0xc2b2_ae35), 0x9e37_79b1);
  return mixed ^ (mixed >>> 15);
}

function grown(words: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * words.length);
  larger.set(words);
  return larger;
}
