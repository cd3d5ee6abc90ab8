// Where text wrapped within left and right margins: xterm.js knows of whole lines only. Kept with the line that the text went on in.

/** In these columns, both ends included, a row goes on with the text of the row above. */
export interface PaneWrap {
  readonly left: number;
  readonly right: number;
}

const wraps = new WeakMap<object, PaneWrap[]>();
const MOST = 16;

/** The wraps that lead into a line of the terminal. */
export const paneWrapsOf = (line: object): readonly PaneWrap[] => wraps.get(line) ?? [];

export function addPaneWrap(line: object, wrap: PaneWrap): void {
  const others = paneWrapsOf(line).filter(({ left, right }) => right < wrap.left || left > wrap.right);
  wraps.set(line, [...others, wrap].slice(-MOST));
}

/** Takes the wraps in these columns from one line to another, or away where there is none. */
export function movePaneWraps(from: object | undefined, to: object, { left, right }: PaneWrap): void {
  const inside = (wrap: PaneWrap) => wrap.left >= left && wrap.right <= right;
  const moved = from ? paneWrapsOf(from).filter(inside) : [];
  const kept = paneWrapsOf(to).filter((wrap) => !inside(wrap));
  if (moved.length + kept.length > 0) wraps.set(to, [...kept, ...moved]);
  else wraps.delete(to);
}

/** The line is used again for other text. */
export const forgetPaneWraps = (line: object): void => void wraps.delete(line);
