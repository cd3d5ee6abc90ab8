// Colour emoji: which glyph stands for a whole sequence, and its picture.
import { type ColourLayer, openColourLayers } from './opentype/colr.js';
import { type Ligatures, readLigatures } from './opentype/gsub.js';
import type { SfntFont } from './opentype/sfnt.js';
import { mapOutline } from './outline.js';
import { Coverage } from './raster.js';

const EMOJI_VARIATION = '\ufe0f';
const TEXT_VARIATION = '\ufe0e';
const KEYCAP = '\u20e3';
/** Steps of coverage at the edges of layers: few colours keep palettes small, and nobody sees the difference. */
const STEPS = 5;
const SHOWN_AS_EMOJI = /^\p{Emoji_Presentation}|\p{Emoji_Modifier}/u;

/** Whether a grapheme asks for colour (Unicode Technical Standard 51, section 4). */
export const wantsEmoji = (text: string): boolean =>
  !text.includes(TEXT_VARIATION) &&
  (text.includes(EMOJI_VARIATION) || text.includes(KEYCAP) || SHOWN_AS_EMOJI.test(text));

export interface EmojiFont {
  /** The glyph that stands for a whole grapheme, or for as much of its beginning as the font knows; 0 = the font lacks it. */
  glyph(text: string): number;
  /** Layers of the picture for a grapheme, lowest first; undefined = the font has none. */
  layers(text: string): readonly ColourLayer[] | undefined;
  /** Straight-alpha RGBA of the picture as a square in the middle of width by height pixels. */
  draw(layers: readonly ColourLayer[], width: number, height: number): Uint8Array;
}

export function openEmoji(font: SfntFont): EmojiFont {
  const layersOf = openColourLayers(font);
  let ligatures: Ligatures | undefined;
  const glyphOf = (text: string): number => {
    const glyphs = glyphsOf(font, text);
    const [first = 0, ...rest] = glyphs;
    if (first === 0 || rest.length === 0) return first;
    const gsub = font.tables.get('GSUB');
    ligatures ??= gsub === undefined ? new Map() : readLigatures(font.view, gsub);
    // The longest that fits, so that an unknown family still shows its first members.
    const fitting = ligatures.get(first)?.find((known) => known.rest.every((glyph, i) => glyph === rest[i]));
    return fitting?.glyph ?? first;
  };
  return {
    glyph: glyphOf,
    layers: (text) => layersOf(glyphOf(text)),
    draw: (layers, width, height) => drawLayers(font, layers, width, height),
  };
}

/** Glyphs of the characters; variation selectors the font does not know are left out. */
function glyphsOf(font: SfntFont, text: string): number[] {
  const glyphs: number[] = [];
  for (const character of text) {
    const glyph = font.glyph(character.codePointAt(0) ?? 0);
    if (glyph !== 0 || character !== EMOJI_VARIATION) glyphs.push(glyph);
  }
  return glyphs;
}

function drawLayers(font: SfntFont, layers: readonly ColourLayer[], width: number, height: number): Uint8Array {
  const side = Math.min(width, height);
  const first = layers[0];
  const em = (first && font.advance(first.glyph)) || font.unitsPerEm;
  const scale = side / em;
  const left = (width - side) / 2;
  const top = (height - (font.ascent - font.descent) * scale) / 2;
  const premultiplied = new Float32Array(width * height * 4);
  for (const { glyph, rgba } of layers) {
    const coverage = new Coverage(width, height);
    const place = mapOutline(
      font.outline(glyph),
      (x) => left + x * scale,
      (y) => top + (font.ascent - y) * scale,
    );
    coverage.outline(place);
    paintOver(premultiplied, coverage.mask(), rgba);
  }
  return straightAlpha(premultiplied);
}

function paintOver(picture: Float32Array, mask: Uint8Array, rgba: ColourLayer['rgba']): void {
  for (let i = 0; i < mask.length; i++) {
    const covered = Math.round((mask[i]! * STEPS) / 255) / STEPS;
    if (covered === 0) continue;
    const alpha = (covered * rgba[3]) / 255;
    for (let channel = 0; channel < 3; channel++) {
      picture[4 * i + channel] = picture[4 * i + channel]! * (1 - alpha) + rgba[channel]! * alpha;
    }
    picture[4 * i + 3] = picture[4 * i + 3]! * (1 - alpha) + alpha;
  }
}

function straightAlpha(premultiplied: Float32Array): Uint8Array {
  const rgba = new Uint8Array(premultiplied.length);
  for (let i = 0; i < rgba.length; i += 4) {
    const alpha = premultiplied[i + 3]!;
    if (alpha === 0) continue;
    for (let channel = 0; channel < 3; channel++) {
      rgba[i + channel] = Math.min(255, premultiplied[i + channel]! / alpha + 0.5);
    }
    rgba[i + 3] = Math.min(255, alpha * 255 + 0.5);
  }
  return rgba;
}
