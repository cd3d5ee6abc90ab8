// Cursor moves in origin mode (DECOM): xterm.js adds the top margin to rows that have it already, so that CUF, CHA and others
// move the row. Here only CUP, HVP and VPA count from the margins, and CHA and HPA from the left one.
import type { RawParams } from './internals.js';
import { countOf, handlersOf } from './margin-core.js';
import type { Margins } from './margins.js';

export function repairOriginMoves(margins: Margins): void {
  const { core } = margins;
  const handler = core._inputHandler;
  const handlers = handlersOf(core);
  const { decPrivateModes: modes } = core.coreService;
  const move = handler._moveCursor.bind(handler);
  const originOn = () => core.coreService.decPrivateModes.origin;
  handler._moveCursor = (x, y) => {
    if (!modes || !originOn()) return move(x, y);
    handler._restrictCursor();
    core.buffer.x += x;
    core.buffer.y += y;
    handler._restrictCursor();
    core.buffer.x = Math.min(core.buffer.x, margins.right);
  };
  const toColumn = (native: string) => {
    const run = handlers[native]?.bind(handler);
    if (!run) return;
    handlers[native] = (params: RawParams) => {
      if (!originOn()) return run(params);
      core.buffer.x = Math.min(margins.left + countOf(params) - 1, margins.right);
      handler._restrictCursor();
      return true;
    };
  };
  toColumn('cursorCharAbsolute');
  toColumn('charPosAbsolute');
  const toRow = handlers['linePosAbsolute']?.bind(handler);
  if (toRow)
    handlers['linePosAbsolute'] = (params) => {
      if (!originOn()) return toRow(params);
      core.buffer.y = core.buffer.scrollTop + countOf(params) - 1;
      handler._restrictCursor();
      return true;
    };
}
