// The cmap table: characters to glyph indexes. Formats 4 and 12 (OpenType 1.9, "cmap"); others are not in our fonts.

/** Gives the glyph index of a character, 0 where there is none. */
export type CharacterMap = (codePoint: number) => number;

/** Opens the best Unicode subtable of the table that starts at `start`. @throws RangeError where there is none */
export function openCmap(view: DataView, start: number): CharacterMap {
  let best: CharacterMap | undefined;
  let bestFormat = 0;
  for (let i = 0; i < view.getUint16(start + 2); i++) {
    const record = start + 4 + 8 * i;
    const platform = view.getUint16(record);
    const at = start + view.getUint32(record + 4);
    const format = view.getUint16(at);
    if ((platform !== 0 && platform !== 3) || (format !== 4 && format !== 12) || format <= bestFormat) continue;
    bestFormat = format;
    best = format === 12 ? segmentedCoverage(view, at) : segmentMapping(view, at);
  }
  if (!best) throw new RangeError('the font has no character map of format 4 or 12');
  return best;
}

/** Format 12: groups of first character, last character, first glyph. */
function segmentedCoverage(view: DataView, at: number): CharacterMap {
  const count = view.getUint32(at + 12);
  return (codePoint) => {
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const group = at + 16 + 12 * middle;
      const first = view.getUint32(group);
      if (codePoint < first) high = middle - 1;
      else if (codePoint > view.getUint32(group + 4)) low = middle + 1;
      else return view.getUint32(group + 8) + codePoint - first;
    }
    return 0;
  };
}

/** Format 4: parallel arrays of segment ends, starts, deltas and offsets, for the basic plane. */
function segmentMapping(view: DataView, at: number): CharacterMap {
  const bytes = view.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + bytes + 2;
  const deltas = starts + bytes;
  const offsets = deltas + bytes;
  return (codePoint) => {
    if (codePoint > 0xffff) return 0;
    let low = 0;
    let high = bytes / 2 - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (view.getUint16(ends + 2 * middle) < codePoint) low = middle + 1;
      else high = middle;
    }
    const segment = 2 * low;
    const first = view.getUint16(starts + segment);
    if (codePoint < first || codePoint > view.getUint16(ends + segment)) return 0;
    const delta = view.getUint16(deltas + segment);
    const offset = view.getUint16(offsets + segment);
    if (offset === 0) return (codePoint + delta) & 0xffff;
    const glyph = view.getUint16(offsets + segment + offset + 2 * (codePoint - first));
    return glyph && (glyph + delta) & 0xffff;
  };
}
