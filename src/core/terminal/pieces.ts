// Output in pieces that take a moment each: xterm.js pauses between pieces only, and while it does not, no signal is heard.

const LONGEST = 16_384;
/** Cells that a piece may touch: four characters can erase a screen. */
const MOST_CELLS = 2 ** 26;

interface Size {
  cols: number;
  rows: number;
}

/** Code units of a piece. */
export const pieceLength = ({ cols, rows }: Size): number =>
  Math.min(LONGEST, Math.ceil((4 * MOST_CELLS) / (cols * rows)));

export function* piecesOf(data: string, size: Size): Generator<string> {
  const length = pieceLength(size);
  for (let at = 0; at < data.length; at += length) yield data.slice(at, at + length);
}
