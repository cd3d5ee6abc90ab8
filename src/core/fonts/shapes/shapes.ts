// Characters drawn as geometry, not from a font: they fill their cells and meet their neighbours without a seam.
import { Coverage } from '../raster.js';
import { blockElement, legacyBlock } from './blocks.js';
import { technicalPiece } from './brackets.js';
import { braille } from './braille.js';
import { boxDrawing } from './lines.js';
import { mosaicCharacter } from './mosaics.js';
import { type Layer, shapeCell } from './polygon.js';
import { powerline, progress } from './powerline.js';
import { promptSign } from './prompts.js';

const FAMILIES = [
  boxDrawing,
  blockElement,
  braille,
  powerline,
  progress,
  mosaicCharacter,
  legacyBlock,
  technicalPiece,
  promptSign,
];

/**
 * Polygons of a character in a cell of `width` by `height` pixels at font size `size` (which decides how thick lines are);
 * undefined = the character comes from a font.
 */
export function shapePolygons(
  codePoint: number,
  width: number,
  height: number,
  size: number,
): readonly Layer[] | undefined {
  if (codePoint < 0x2320) return undefined;
  const cell = shapeCell(width, height, size);
  for (const family of FAMILIES) {
    const layers = family(codePoint, cell);
    if (layers) return layers;
  }
  return undefined;
}

/** Coverage of a shape, width by height, 0..255. */
export function rasteriseShape(layers: readonly Layer[], width: number, height: number): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (const { polygons, alpha } of layers) {
    const coverage = new Coverage(width, height);
    for (const points of polygons) coverage.polygon(points);
    const ink = coverage.mask();
    for (let i = 0; i < mask.length; i++) mask[i] = Math.min(255, mask[i]! + Math.round(ink[i]! * alpha));
  }
  return mask;
}
