// The glyphs of one size: chooses between geometry, fonts and emoji for a grapheme. Coverage is linear; what text on dark
// ground needs beyond that is the painter's.
import type { Warn } from '../errors.js';
import { type ClusterPart, drawCluster } from './cluster.js';
import { decorationPolygons } from './decor.js';
import { type EmojiFont, openEmoji, wantsEmoji } from './emoji.js';
import { FontShelf } from './fonts.js';
import type { CellMetrics, Face, GlyphImage, GlyphSource } from './glyph.js';
import { cellMetrics } from './metrics.js';
import { rect, shapeCell, solid } from './shapes/polygon.js';
import { rasteriseShape, shapePolygons } from './shapes/shapes.js';

export interface GlyphOptions {
  /** Pixels per em. */
  readonly size: number;
  /** Height of a row, in sizes. */
  readonly lineHeight: number;
  /** Called once for each grapheme that no font has; a recording may have many, so the caller merges. */
  readonly warn: Warn;
}

const ASCII = /^[!-~]$/;
const INVISIBLE = /[\p{Cc}\p{Z}\p{Default_Ignorable_Code_Point}]/u;
/** Synthetic italics slant these; a slanted square or arrow would only look wrong. */
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const MARK = /[\p{Mn}\p{Me}]/u;

/** Glyphs from the fonts that ship. All ink stays inside the cells of its grapheme. */
export function createGlyphs({ size, lineHeight, warn }: GlyphOptions): GlyphSource {
  const shelf = new FontShelf();
  const metrics = cellMetrics(shelf.regular.font, size, lineHeight);
  const { width, height } = metrics;
  const missing = new Set<string>();
  let emoji: EmojiFont | undefined;

  const drawEmoji = (text: string, cells: number): GlyphImage | undefined => {
    emoji ??= openEmoji(shelf.emoji);
    const layers = emoji.layers(text);
    return layers && { kind: 'colour', rgba: emoji.draw(layers, cells * width, height) };
  };

  const drawText = (text: string, visible: readonly string[], face: Face, cells: number): GlyphImage | undefined => {
    const parts = findParts(shelf, visible, face);
    const unknown = visible.filter((_, i) => !parts[i]);
    if (unknown.length > 0 && !missing.has(text)) {
      missing.add(text);
      warn(missingGlyph(text));
    }
    if (!parts[0]) return undefined;
    const known = parts.filter((part) => part !== undefined);
    return { kind: 'mask', coverage: drawCluster(known, metrics, cells) };
  };

  return {
    metrics,
    glyph(text, face, cells) {
      const visible = visibleCharacters(shelf, text, face);
      const first = visible[0]?.codePointAt(0);
      if (first === undefined) return { kind: 'mask', coverage: new Uint8Array(cells * width * height) };
      if (visible.length === 1) {
        const layers = shapePolygons(first, cells * width, height, size);
        if (layers) return { kind: 'mask', coverage: rasteriseShape(layers, cells * width, height) };
      }
      const emojiFirst = wantsEmoji(text) || !shelf.find(first, face);
      return (
        (emojiFirst ? drawEmoji(text, cells) : undefined) ??
        drawText(text, visible, face, cells) ?? { kind: 'mask', coverage: hollowBox(metrics, cells) }
      );
    },
    decoration(kind, x) {
      return rasteriseShape(solid(decorationPolygons(kind, metrics, x)), width, height);
    },
  };
}

/** A glyph for each character; undefined where no font has it. Marks come from the font of their base if it has them. */
function findParts(shelf: FontShelf, characters: readonly string[], face: Face): (ClusterPart | undefined)[] {
  let base: ClusterPart | undefined;
  return characters.map((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    const mark = MARK.test(character);
    const inBase = base ? base.from.font.glyph(codePoint) : 0;
    if (base && inBase !== 0) return { ...base, glyph: inBase, mark };
    const found = shelf.find(codePoint, face);
    if (!found) return undefined;
    const part = { ...found, slant: found.slant && LETTER.test(character), mark };
    base ??= part;
    return part;
  });
}

/** The characters to draw: composed where a font has the composed one, as letter and marks where none has. */
function visibleCharacters(shelf: FontShelf, text: string, face: Face): string[] {
  if (ASCII.test(text)) return [text];
  const visible = Array.from(text.normalize('NFC')).filter((character) => !INVISIBLE.test(character));
  return visible.flatMap((character) => {
    const parts = Array.from(character.normalize('NFD'));
    return parts.length > 1 && !shelf.find(character.codePointAt(0) ?? 0, face) ? parts : [character];
  });
}

function missingGlyph(text: string): string {
  const codes = Array.from(text, (c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  return `no font has ${JSON.stringify(text)} (${codes.join(' ')}); a box is drawn in its place`;
}

/** A frame as high as a capital. */
function hollowBox({ width, height, baseline, size }: CellMetrics, cells: number): Uint8Array {
  const all = cells * width;
  const { light } = shapeCell(all, height, size);
  const inset = Math.round(width * 0.15);
  const top = Math.max(0, baseline - Math.round(size * 0.73));
  const frame = [
    rect(inset, top, all - inset, top + light),
    rect(inset, baseline - light, all - inset, baseline),
    rect(inset, top + light, inset + light, baseline - light),
    rect(all - inset - light, top + light, all - inset, baseline - light),
  ];
  return rasteriseShape(solid(frame), all, height);
}
