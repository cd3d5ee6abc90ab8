// Variation selector 15 where it makes an emoji one cell wide: xterm.js widens cells only.
import type { Internals } from './internals.js';

const VARIATION_15 = 0xfe0e;
const WORDS = 3;
const WIDTH_SHIFT = 22;
/** Content word of a cell that holds nothing, one cell wide. */
const NOTHING = 1 << WIDTH_SHIFT;

export function narrowEmoji(core: Internals): void {
  const handler = core._inputHandler;
  const print = handler.print.bind(handler);
  handler.print = (data, start, end) => {
    let from = start;
    for (let at = start; at < end; at++) {
      if (data[at] !== VARIATION_15) continue;
      print(data, from, at + 1);
      giveBackTail(core);
      from = at + 1;
    }
    if (from < end) print(data, from, end);
  };
}

/** The cell that was the right half of what has become narrow. */
function giveBackTail({ buffer }: Internals): void {
  const data = buffer.lines.get(buffer.ybase + buffer.y)?._data;
  const tail = buffer.x - 1;
  if (!data || tail < 1) return;
  const isTail = data[tail * WORDS]! >>> WIDTH_SHIFT === 0;
  if (!isTail || data[(tail - 1) * WORDS]! >>> WIDTH_SHIFT !== 1) return;
  data[tail * WORDS] = NOTHING;
  buffer.x = tail;
}
