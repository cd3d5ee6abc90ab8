// Repairs to what xterm.js erases and fills. All need xterm's internals.
import { type Internals, paramsOf } from './internals.js';

type Size = () => { cols: number; rows: number };

/** DEC private mode: save the cursor, show the alternate screen, erase it (xterm's ctlseqs). */
const ERASED_ALTERNATE = 1049;
const WHOLE_SCREEN = 2;

export function repairErasing(core: Internals, size: Size): void {
  eraseToLastCell(core, size);
  colourRowsScrolledIn(core);
  alignScreen(core, size);
  eraseOnEntering(core);
}

/** xterm.js throws where the screen is erased up to its last cell (ED 1), as it looks at the row below. */
function eraseToLastCell(core: Internals, size: Size): void {
  const handler = core._inputHandler;
  core.registerCsiHandler({ final: 'J' }, (params) => {
    const { buffer } = core;
    const { x } = buffer;
    if (params.params[0] !== 1 || x < size().cols - 1 || !handler.eraseInDisplay || !handler.eraseChars) return false;
    buffer.x = size().cols - 2;
    handler.eraseInDisplay(params);
    buffer.x = size().cols - 1;
    handler.eraseChars(paramsOf(params, [1]));
    buffer.x = x;
    return true;
  });
}

/** The rows that SD brings in have the background of the pen, as all that is erased (xterm's bce); in xterm.js they have none. */
function colourRowsScrolledIn(core: Internals): void {
  const handler = core._inputHandler;
  const scrollDown = handler.scrollDown?.bind(handler);
  if (!scrollDown) return;
  handler.scrollDown = (params) => {
    scrollDown(params);
    const { buffer } = core;
    const { scrollTop = 0, scrollBottom = 0 } = buffer;
    const erased = handler._eraseAttrData && buffer.getNullCell?.(handler._eraseAttrData());
    const end = Math.min(scrollTop + Math.max(1, params.params[0]!), scrollBottom + 1);
    for (let row = scrollTop; erased && row < end; row++) buffer.lines.get(buffer.ybase + row)?.fill?.(erased);
    return true;
  };
}

/** DECALN takes the margins back and prints its letters without attributes (VT510 manual, xterm); xterm.js does neither. */
function alignScreen(core: Internals, size: Size): void {
  const handler = core._inputHandler;
  const align = handler.screenAlignmentPattern?.bind(handler);
  if (!align) return;
  handler.screenAlignmentPattern = () => {
    const pen = handler._curAttrData ?? { fg: 0, bg: 0 };
    const { fg, bg } = pen;
    core.buffer.scrollTop = 0;
    core.buffer.scrollBottom = size().rows - 1;
    [pen.fg, pen.bg] = [0, 0];
    align();
    [pen.fg, pen.bg] = [fg, bg];
    return true;
  };
}

/**
 * Of the modes that show the alternate screen only 1049 erases it, and does so where it is shown already; 47 and 1047 show it as
 * it is. xterm.js erases it whenever it has not been shown yet, and only then.
 */
function eraseOnEntering(core: Internals): void {
  const handler = core._inputHandler;
  const { buffers } = core;
  const activate = buffers?.activateAltBuffer?.bind(buffers);
  const setModes = handler.setModePrivate?.bind(handler);
  if (!buffers || !activate || !setModes) return;
  buffers.activateAltBuffer = () => activate();
  handler.setModePrivate = (params) => {
    setModes(params);
    if (params.toArray().includes(ERASED_ALTERNATE)) handler.eraseInDisplay?.(paramsOf(params, [WHOLE_SCREEN]));
    return true;
  };
}
