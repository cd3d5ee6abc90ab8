// What inserts, deletes and scrolls between left and right margins, as xterm 379 does it.
import { shiftCells, shiftColumns } from './cells.js';
import type { RawParams } from './internals.js';
import { countOf, handlersOf, type Run } from './margin-core.js';
import type { Margins } from './margins.js';

export function installMarginEdits(margins: Margins): void {
  const { core } = margins;
  const handlers = handlersOf(core);
  for (const [name, own] of Object.entries(edits(margins))) {
    const native = handlers[name]?.bind(core._inputHandler);
    if (native) handlers[name] = (params) => (margins.active ? own(params) : native(params));
  }
}

/** The columns from one on to the right margin, in the rows that scroll. */
export function shiftPane(margins: Margins, from: number, count: number): void {
  const { core } = margins;
  const { scrollTop: top, scrollBottom: bottom } = core.buffer;
  margins.count((bottom + 1 - top) * (margins.right + 1 - from));
  shiftColumns(core, { top, bottom, left: from, right: margins.right }, count);
}

function edits(margins: Margins): Readonly<Record<string, Run>> {
  const { core } = margins;
  const inside = () => margins.inColumns && margins.inRows;
  const lines = (params: RawParams, sign: 1 | -1): boolean => {
    if (!inside()) return true;
    margins.waits = false;
    margins.scroll(sign * countOf(params), core.buffer.y);
    core.buffer.x = margins.left;
    return true;
  };
  const cells = (params: RawParams, sign: 1 | -1): boolean => {
    margins.waits = false;
    if (!margins.inColumns) return true;
    const { x, y } = core.buffer;
    margins.count(core._bufferService.cols);
    shiftCells(core, y, { top: y, bottom: y, left: x, right: margins.right }, sign * countOf(params));
    return true;
  };
  const columns = (params: RawParams, from: number, sign: 1 | -1): boolean => {
    if (inside()) shiftPane(margins, from, sign * countOf(params));
    return true;
  };
  const scroll = (params: RawParams, sign: 1 | -1): boolean => {
    margins.scroll(sign * countOf(params));
    return true;
  };
  return {
    insertLines: (params) => lines(params, -1),
    deleteLines: (params) => lines(params, 1),
    insertChars: (params) => cells(params, -1),
    deleteChars: (params) => cells(params, 1),
    scrollUp: (params) => scroll(params, 1),
    scrollDown: (params) => scroll(params, -1),
    scrollLeft: (params) => columns(params, margins.left, 1),
    scrollRight: (params) => columns(params, margins.left, -1),
    insertColumns: (params) => columns(params, margins.col, -1),
    deleteColumns: (params) => columns(params, margins.col, 1),
  };
}
