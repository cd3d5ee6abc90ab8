// What one cell of a line shows, as a glyph id: the one place that reads xterm's content words as text.

import { BLANK, TAIL } from '../screen.js';
import { type Clusters, codePointGlyph } from '../widths/clusters.js';
import { codePointWidth } from '../widths/widths.js';
import type { RawLine } from './internals.js';

// Content word: code point in bits 0..20, "more than one code point" in 21, width from 22 on.
const CODE_POINT = 0x1f_ffff;
const COMBINED = 0x20_0000;
const WIDTH_SHIFT = 22;
const CONTENT = 0xff_ffff;
/** Words of one cell. */
const WORDS = 3;

/**
 * `left` is the glyph of the cell before it. xterm can leave one half of a wide grapheme behind when the other is overwritten:
 * such a half is blank.
 */
export function glyphAt(clusters: Clusters, line: RawLine, col: number, left: number): number {
  const data = line._data;
  const content = data[col * WORDS]!;
  const width = content >>> WIDTH_SHIFT;
  if (width === 2 && !isTail(data[(col + 1) * WORDS])) return BLANK;
  if (content & COMBINED) return clusters.intern(line._combined[col] ?? '');
  const codePoint = content & CODE_POINT;
  if (codePoint !== 0) return single(clusters, codePoint);
  if (width !== 0 || col === 0) return BLANK;
  return data[(col - 1) * WORDS]! >>> WIDTH_SHIFT === 2 && left > TAIL ? TAIL : BLANK;
}

/** Whether a content word is that of a right half: no width, no text. */
const isTail = (content: number | undefined): boolean => content !== undefined && (content & CONTENT) === 0;

/** A mark with nothing under it stands on a blank: alone it would join the text of the cell before it. */
function single(clusters: Clusters, codePoint: number): number {
  const lone = codePoint >= 0x300 && codePointWidth(codePoint) <= 0;
  return lone ? clusters.intern(` ${String.fromCodePoint(codePoint)}`) : codePointGlyph(codePoint);
}
