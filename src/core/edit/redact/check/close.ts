// Whether a text holds something that is nearly a secret: so many letters may be wrong, missing or too many.

/** Letters that may differ: none in short secrets, of which other words are too near. */
export const allowance = (length: number): number => (length < 12 ? 0 : length <= 20 ? 1 : 2);

/** Sellers' algorithm (1980): the end of the first place where the text is within `most` edits of the pattern; -1 if there is none. */
export function closeEnd(text: string, pattern: string, most: number): number {
  if (most === 0) {
    const at = text.indexOf(pattern);
    return at < 0 ? -1 : at + pattern.length;
  }
  const size = pattern.length;
  let costs = Uint16Array.from({ length: size + 1 }, (_, at) => at);
  let next = new Uint16Array(size + 1);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    next[0] = 0;
    for (let row = 1; row <= size; row++) {
      const same = costs[row - 1]! + (pattern.charCodeAt(row - 1) === unit ? 0 : 1);
      next[row] = Math.min(same, costs[row]! + 1, next[row - 1]! + 1);
    }
    [costs, next] = [next, costs];
    if (costs[size]! <= most) return at + 1;
  }
  return -1;
}
