// An INDEX of the CFF table, in which charstrings and subroutines lie (Adobe Technical Note 5176, section 5).

/** A list of byte ranges. */
export interface CffIndex {
  readonly count: number;
  /** Offset of the first byte after the INDEX. */
  readonly end: number;
  range(item: number): readonly [start: number, end: number];
}

export function readIndex(view: DataView, at: number): CffIndex {
  const count = view.getUint16(at);
  if (count === 0) return { count, end: at + 2, range: () => [0, 0] };
  const size = view.getUint8(at + 2);
  const base = at + 2 + (count + 1) * size;
  const offset = (item: number): number => {
    let value = 0;
    for (let i = 0; i < size; i++) value = value * 256 + view.getUint8(at + 3 + item * size + i);
    return base + value;
  };
  return { count, end: offset(count), range: (item) => [offset(item), offset(item + 1)] };
}
