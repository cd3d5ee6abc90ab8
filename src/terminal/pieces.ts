// Output in pieces that take a moment each: xterm.js pauses between pieces only, and while it does not, no signal is heard.

const LONGEST = 16_384;
/** Cells that a piece may touch: four characters can erase a screen. */
const MOST_CELLS = 2 ** 26;

export function* piecesOf(data: string, { cols, rows }: { cols: number; rows: number }): Generator<string> {
  const length = Math.min(LONGEST, Math.ceil((4 * MOST_CELLS) / (cols * rows)));
  for (let at = 0; at < data.length; at += length) yield data.slice(at, at + length);
}
