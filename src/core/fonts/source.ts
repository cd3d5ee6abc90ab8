// The glyphs of one size: chooses between geometry, fonts and emoji for a grapheme. Coverage is linear; what text on dark
// ground needs beyond that is the painter's.
import { BUNDLED_EMOJI } from './bundled-fonts.js';
import { type ClusterPart, drawCluster } from './cluster.js';
import { decorationPolygons } from './decor.js';
import { wantsEmoji } from './emoji.js';
import { EmojiShelf, type EmojiSource } from './emoji-shelf.js';
import type { FontFamily } from './font-face.js';
import { FontShelf, type FoundGlyph } from './fonts.js';
import type { CellMetrics, DoubleSize, Drawn, Face, GlyphImage, GlyphSource } from './glyph.js';
import { createLigatures } from './ligatures.js';
import { cellMetrics, doubled, magnified } from './metrics.js';
import { rect, shapeCell, solid } from './shapes/polygon.js';
import { rasteriseShape, shapePolygons } from './shapes/shapes.js';

/** Fonts that go before those that ship, best first. */
export interface ChosenFonts {
  readonly text: readonly FontFamily[];
  readonly emoji: readonly EmojiSource[];
}

/** Fonts as they have been opened so far. */
export interface OpenFonts {
  readonly shelf: FontShelf;
  readonly emojiShelf: EmojiShelf;
}

export function openFonts(fonts?: ChosenFonts): OpenFonts {
  return {
    shelf: new FontShelf(fonts?.text),
    emojiShelf: new EmojiShelf([...(fonts?.emoji ?? []), BUNDLED_EMOJI]),
  };
}

export interface GlyphOptions {
  /** Pixels per em. */
  readonly size: number;
  /** Of a cell that is this many times as large as that of `size / scale`: rounded before it grows. */
  readonly scale?: number | undefined;
  /** Height of a row, in sizes. */
  readonly lineHeight: number;
  /** Pixels of a cell of `size / scale` beside the font's own. */
  readonly letterSpacing?: number | undefined;
  /** Only those that ship, without it. Fonts that are open already serve several sizes. */
  readonly fonts?: ChosenFonts | OpenFonts | undefined;
  /** Told what draws a grapheme each time one is drawn, but for blanks. */
  readonly tell?: ((drawn: Drawn) => void) | undefined;
  /** Offers the ligatures of the fonts. */
  readonly ligatures?: boolean | undefined;
}

const ASCII = /^[!-~]$/;
const INVISIBLE = /[\p{Cc}\p{Z}\p{Default_Ignorable_Code_Point}]/u;
/** Synthetic italics slant these; a slanted square or arrow would only look wrong. */
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const MARK = /[\p{Mn}\p{Me}]/u;

/** Draws graphemes. All ink stays inside the cells of its grapheme. */
export function createGlyphs(options: GlyphOptions): GlyphSource {
  const { size, scale = 1, lineHeight, letterSpacing, fonts, ligatures = false, tell = () => undefined } = options;
  const open = fonts && 'shelf' in fonts ? fonts : openFonts(fonts);
  const metrics = magnified(cellMetrics(open.shelf.regular.font, size / scale, lineHeight, letterSpacing), scale);
  return glyphsOf({ ...open, ligatures, tell }, metrics);
}

interface Means extends OpenFonts {
  readonly ligatures: boolean;
  tell(drawn: Drawn): void;
}

function glyphsOf(means: Means, metrics: CellMetrics): GlyphSource {
  const { shelf, emojiShelf: emoji, tell } = means;
  const { width, height, size } = metrics;
  const doubles = new Map<DoubleSize, GlyphSource>();
  const blank = (cells: number) => new Uint8Array(cells * width * height);

  const drawEmoji = (text: string, face: Face, cells: number): GlyphImage | undefined => {
    const found = emoji.find(text);
    if (!found) return undefined;
    tell({ text, face, fonts: [found.name], missing: false });
    if (found.kind === 'outline') return { kind: 'mask', coverage: drawCluster([found.part], metrics, cells) };
    return { kind: 'colour', rgba: found.font.draw(found.layers, cells * width, height) };
  };

  const drawText = (text: string, visible: readonly string[], face: Face, cells: number): GlyphImage => {
    const parts = findParts(shelf, visible, face);
    const known = parts.filter((part) => part !== undefined);
    tell({ text, face, fonts: [...new Set(known.map((part) => part.from))], missing: known.length < parts.length });
    return { kind: 'mask', coverage: parts[0] ? drawCluster(known, metrics, cells) : hollowBox(metrics, cells) };
  };

  const findLetter = (text: string, face: Face): FoundGlyph | undefined => {
    const codePoint = text.codePointAt(0) ?? 0;
    const found = shelf.find(codePoint, face);
    if (ASCII.test(text) || !found) return found && { ...found, slant: found.slant && LETTER.test(text) };
    const drawn = INVISIBLE.test(text) || wantsEmoji(text) || shapePolygons(codePoint, width, height, size);
    return drawn ? undefined : { ...found, slant: found.slant && LETTER.test(text) };
  };

  return {
    metrics,
    ligatures: means.ligatures ? createLigatures({ metrics, find: findLetter, tell }) : undefined,
    glyph(text, face, cells) {
      const visible = visibleCharacters(shelf, text, face);
      const first = visible[0]?.codePointAt(0);
      if (first === undefined) return { kind: 'mask', coverage: blank(cells) };
      const shape = visible.length === 1 ? shapePolygons(first, cells * width, height, size) : undefined;
      if (shape) {
        tell({ text, face, fonts: [], missing: false });
        return {
          kind: 'mask',
          coverage: rasteriseShape(shape, cells * width, height),
          shade: shape.some(({ alpha }) => alpha < 1),
        };
      }
      const emojiFirst = wantsEmoji(text) || !shelf.find(first, face);
      return (emojiFirst ? drawEmoji(text, face, cells) : undefined) ?? drawText(text, visible, face, cells);
    },
    double(kind) {
      const known = doubles.get(kind) ?? glyphsOf({ ...means, ligatures: false }, doubled(metrics, kind));
      doubles.set(kind, known);
      return known;
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
