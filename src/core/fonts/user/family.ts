// A family of the user's: which of its faces serves for bold and italic, and how its glyphs are put into cells.

import { isPrivate } from '../bundled-fonts.js';
import type { FontFace, FontFamily, FontRole } from '../font-face.js';
import type { Face } from '../glyph.js';
import type { SfntFont } from '../opentype/sfnt.js';
import type { FamilyMember } from './catalogue.js';

const REGULAR_WEIGHT = 400;
const BOLD_WEIGHT = 700;
/** From here on a face is bold enough to go without a synthetic bold. */
const BOLD_ENOUGH = 600;
const NORMAL_WIDTH = 5;
const PLAIN: Face = { bold: false, italic: false };
/** Degrees. */
const SLANTED = -10;

/** A member with its axes set as well as can be for a face. */
export interface Cut {
  readonly member: FamilyMember;
  readonly coordinates: ReadonlyMap<string, number>;
  readonly weight: number;
  readonly italic: boolean;
}

/** Opens a font; undefined for one that cannot be read. */
type Open = (cut: Cut) => SfntFont | undefined;

/** The cut that serves for the regular face. @param members at least one */
export const regularCut = (members: readonly FamilyMember[]): Cut => bestCut(members, PLAIN);

/** @param members at least one */
export function userFamily(family: string, members: readonly FamilyMember[], open: Open): FontFamily {
  const made = new Map<string, FontFace>();
  const faceOf = (cut: Cut): FontFace => {
    const { entry } = cut.member;
    const key = JSON.stringify([entry.path, entry.index, ...cut.coordinates]);
    const known = made.get(key) ?? userFace(family, cut, open);
    made.set(key, known);
    return known;
  };
  const regular = faceOf(regularCut(members));
  return {
    family,
    faces(face) {
      const own = faceOf(bestCut(members, face));
      return own === regular ? [regular] : [own, regular];
    },
  };
}

function userFace(family: string, cut: Cut, open: Open): FontFace {
  const { weight, italic } = cut;
  const face = { bold: weight >= BOLD_ENOUGH, italic };
  let font: SfntFont | undefined;
  let monospaced = true;
  return {
    family,
    style: [face.bold ? 'Bold' : '', italic ? 'Italic' : ''].filter((word) => word !== '').join(' '),
    face,
    role: (codePoint) => roleOf(codePoint, monospaced),
    open() {
      font = open(cut);
      monospaced = font !== undefined && isMonospaced(font);
      return font;
    },
  };
}

const advanceOf = (font: SfntFont, letter: string): number => font.advance(font.glyph(letter.charCodeAt(0)));

export const hasLetters = (font: SfntFont): boolean => font.glyph(0x4d) !== 0;

function isMonospaced(font: SfntFont): boolean {
  return hasLetters(font) && ['i', 'W', '0'].every((letter) => advanceOf(font, letter) === advanceOf(font, 'M'));
}

/** Drawn in squares, whatever the width of the font's letters. */
const SQUARE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\p{sc=Yi}\u3000-\u303f\uff00-\uffef]/u;
const LETTER = /[\p{L}\p{M}\p{N}\p{P}]/u;

function roleOf(codePoint: number, monospaced: boolean): FontRole {
  if (isPrivate(codePoint)) return 'icons';
  const character = String.fromCodePoint(codePoint);
  if (SQUARE.test(character)) return 'wide';
  if (monospaced) return 'fixed';
  return LETTER.test(character) ? 'script' : 'symbols';
}

function bestCut(members: readonly FamilyMember[], face: Face): Cut {
  const cuts = members.map((member) => cutOf(member, face));
  return cuts.reduce((best, cut) => (distance(cut, face) < distance(best, face) ? cut : best));
}

/** Slope counts before width, width before weight. */
function distance({ member, weight, italic }: Cut, face: Face): number {
  const wanted = face.bold ? BOLD_WEIGHT : REGULAR_WEIGHT;
  const slope = italic === face.italic ? 0 : 1;
  return slope * 100_000 + Math.abs(member.entry.width - NORMAL_WIDTH) * 5000 + Math.abs(weight - wanted);
}

function cutOf(member: FamilyMember, face: Face): Cut {
  const { axes } = member.entry;
  const coordinates = new Map(member.instance ?? [...axes].map(([tag, { start }]) => [tag, start]));
  let { weight, italic } = member.entry;
  const set = (tag: string, wanted: number): number => {
    const { min, max } = axes.get(tag) ?? { min: wanted, max: wanted };
    const value = Math.max(min, Math.min(max, wanted));
    coordinates.set(tag, value);
    return value;
  };
  if (axes.has('wght')) {
    const plain = member.instance?.get('wght') ?? REGULAR_WEIGHT;
    weight = set('wght', face.bold ? Math.max(BOLD_WEIGHT, plain) : plain);
  }
  if (axes.has('ital')) italic = set('ital', face.italic ? 1 : 0) === 1;
  else if (axes.has('slnt')) italic = set('slnt', face.italic ? SLANTED : 0) < 0;
  return { member, coordinates, weight, italic };
}
