// Repairs to what xterm.js keeps of its two screens, the normal and the alternate one. All need xterm's internals.
import type { Internals, RawScreenBuffer } from './internals.js';
import { repairReflow } from './reflow.js';

export function repairScreens({ buffers }: Internals): void {
  const reset = buffers?.reset?.bind(buffers);
  if (!buffers || !reset) return;
  const repairBoth = () => {
    if (buffers.normal) repairReflow(buffers.normal);
    for (const buffer of [buffers.normal, buffers.alt]) if (buffer) keepSavedRow(buffer);
    if (buffers.alt) keepNoRowsAbove(buffers.alt);
  };
  // A reset makes both anew.
  buffers.reset = () => {
    reset();
    repairBoth();
  };
  repairBoth();
}

/**
 * The alternate screen has no rows above it. xterm.js forgets to say so to one that has become smaller before it was used: such
 * a one keeps what scrolls off, and shows it again when it grows.
 */
function keepNoRowsAbove(buffer: RawScreenBuffer): void {
  const { resize } = buffer;
  if (!resize) return;
  buffer.resize = (cols, rows) => {
    resize.call(buffer, cols, rows);
    if (buffer.lines?.length === 0) buffer.lines.maxLength = rows;
  };
}

/**
 * A saved cursor stands on a row of the screen (DECSC, VT510 manual); xterm.js remembers the line of its scrollback, and so
 * restores a row further up for each line that has scrolled out since. Here the row is kept as a plain property (an accessor in
 * place of savedY would make V8 look up all of the buffer's properties), see saved-cursor.ts. Only while the size changes does it
 * stay with its line, as xterm.js lays lines out anew then.
 */
function keepSavedRow(buffer: RawScreenBuffer): void {
  if (typeof buffer.savedY !== 'number' || !buffer.resize) return;
  buffer.savedRow = 0;
  const resize = buffer.resize.bind(buffer);
  buffer.resize = (cols, rows) => {
    buffer.savedY = (buffer.savedRow ?? 0) + (buffer.ybase ?? 0);
    resize(cols, rows);
    buffer.savedRow = Math.max(0, buffer.savedY - (buffer.ybase ?? 0));
  };
}
