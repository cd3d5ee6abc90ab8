// Layered colour glyphs: COLR version 0 and CPAL (OpenType 1.9). Layers are outlines, each in one colour.
import type { SfntFont } from './sfnt.js';

export interface ColourLayer {
  readonly glyph: number;
  /** 0..255 each, straight alpha. */
  readonly rgba: readonly [red: number, green: number, blue: number, alpha: number];
}

/** Stands for the colour of the text, which an emoji does not know: black. */
const TEXT_COLOUR = 0xffff;
/** More are no emoji. */
const MOST_LAYERS = 512;

/** Whether a font has glyphs of layers: version 1 of the table need not have any. */
export function hasLayers({ view, tables }: SfntFont): boolean {
  const colr = tables.get('COLR');
  return colr !== undefined && tables.has('CPAL') && view.getUint16(colr + 2) > 0;
}

/** Gives the layers of a glyph, lowest first; undefined = it has no colours. Needs a font with both tables. */
export function openColourLayers({ view, tables }: SfntFont): (glyph: number) => ColourLayer[] | undefined {
  const colr = tables.get('COLR');
  const cpal = tables.get('CPAL');
  if (colr === undefined || cpal === undefined) return () => undefined;
  const count = view.getUint16(colr + 2);
  const bases = colr + view.getUint32(colr + 4);
  const layers = colr + view.getUint32(colr + 8);
  const colours = cpal + view.getUint32(cpal + 8);

  const layer = (index: number): ColourLayer => {
    const at = layers + 4 * index;
    if (view.getUint16(at + 2) === TEXT_COLOUR) return { glyph: view.getUint16(at), rgba: [0, 0, 0, 255] };
    const colour = colours + 4 * view.getUint16(at + 2); // blue, green, red, alpha
    const [blue, green, red, alpha] = [0, 1, 2, 3].map((byte) => view.getUint8(colour + byte)) as [
      number,
      number,
      number,
      number,
    ];
    return { glyph: view.getUint16(at), rgba: [red, green, blue, alpha] };
  };

  return (glyph) => {
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const record = bases + 6 * middle;
      const id = view.getUint16(record);
      if (id < glyph) low = middle + 1;
      else if (id > glyph) high = middle - 1;
      else {
        const first = view.getUint16(record + 2);
        return Array.from({ length: Math.min(view.getUint16(record + 4), MOST_LAYERS) }, (_, i) => layer(first + i));
      }
    }
    return undefined;
  };
}
