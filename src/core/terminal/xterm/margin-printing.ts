// Prints between left and right margins: text is split where it reaches the right one, and xterm.js prints each part on a screen
// that ends there.
import { copyCells, eraseCells, lineAt, shiftCells } from './cells.js';
import { handlersOf } from './margin-core.js';
import type { Margins } from './margins.js';
import { addPaneWrap } from './pane-wraps.js';

const [FIRST_PLAIN, LAST_PLAIN] = [0x20, 0x7e];
const widthOf = (properties: number): number => (properties >> 1) & 3;
const joins = (properties: number): boolean => (properties & 1) !== 0;

export function installMarginPrinting(margins: Margins): void {
  const { core } = margins;
  const handler = core._inputHandler;
  const handlers = handlersOf(core);
  const native = handler.print.bind(handler);
  const repeat = handlers['repeatPrecedingCharacter']?.bind(handler);
  handler.print = (data, start, end) => {
    if (!margins.active) return native(data, start, end);
    for (let at = start; at < end; ) at = printPart(data, at, end);
  };
  if (repeat)
    handlers['repeatPrecedingCharacter'] = (params) => {
      const { buffer } = core;
      const waited = margins.active && margins.waits && buffer.x === margins.right;
      if (!waited) return repeat(params);
      // It repeats what stands left of the cursor.
      const row = buffer.y;
      buffer.x++;
      const print = handler.print;
      handler.print = (data, start, end) => {
        handler.print = print;
        buffer.x = margins.right;
        margins.waits = true;
        print.call(handler, data, start, end);
      };
      const done = repeat(params);
      handler.print = print;
      if (buffer.y === row && buffer.x === margins.right + 1 && !margins.waits) {
        buffer.x = margins.right;
        margins.waits = true;
      }
      return done;
    };

  /** Prints what fits before the margin, one code point at least, and gives the place after it. */
  function printPart(data: Uint32Array, at: number, end: number): number {
    const { buffer } = core;
    const limit = buffer.x <= margins.right ? margins.right + 1 : core._bufferService.cols;
    const waits = margins.waits;
    let next = at;
    const room = waits ? 0 : limit - buffer.x;
    while (next < end && next - at < room && data[next]! >= FIRST_PLAIN && data[next]! <= LAST_PLAIN) next++;
    if (next > at) {
      printWithin(data, at, next, { limit, width: next - at });
      return next;
    }
    const before = handler._parser.precedingJoinState;
    const properties = core.unicodeService.charProperties(data[at]!, before);
    const old = joins(properties) ? widthOf(before) : 0;
    const width = widthOf(properties) - old;
    if (width > room && core.coreService.decPrivateModes.wraparound) {
      wrap(old);
      return at + printOne(data, at, width);
    }
    if (waits) buffer.x = limit;
    printWithin(data, at, at + 1, { limit, width });
    return at + 1;
  }

  function printOne(data: Uint32Array, at: number, width: number): number {
    const limit = core.buffer.x <= margins.right ? margins.right + 1 : core._bufferService.cols;
    if (core.buffer.x + width <= limit) printWithin(data, at, at + 1, { limit, width });
    return 1;
  }

  /** To the left margin of the next row; `carried` cells come along, which become wider there. */
  function wrap(carried: number): void {
    const { buffer } = core;
    const from = lineAt(core, buffer.y)!;
    const start = (margins.waits && buffer.x === margins.right ? buffer.x + 1 : buffer.x) - carried;
    const inColumns = margins.inColumns;
    const row = buffer.y;
    const scrolls = row === buffer.scrollBottom && inColumns;
    handlersOf(core)['index']!(undefined as never);
    const source = scrolls && row > 0 ? lineAt(core, row - 1)! : from;
    const line = lineAt(core, buffer.y)!;
    if (inColumns && (scrolls || buffer.y > row)) addPaneWrap(line, { left: margins.left, right: margins.right });
    buffer.x = margins.left;
    if (carried === 0) return;
    copyCells(source, start, line, { to: margins.left, count: carried });
    if (source !== line) source.replaceCells(start, start + carried, buffer.getNullCell(handler._eraseAttrData()));
    buffer.x = margins.left + carried;
  }

  function printWithin(
    data: Uint32Array,
    start: number,
    end: number,
    { limit, width }: { limit: number; width: number },
  ): void {
    const { buffer, _bufferService: service, coreService } = core;
    const { cols } = service;
    const { insertMode } = coreService.modes;
    const { y } = buffer;
    if (insertMode && width > 0 && buffer.x < limit && margins.inColumns) {
      shiftCells(core, y, { top: y, bottom: y, left: buffer.x, right: limit - 1 }, -width);
    }
    margins.waits &&= buffer.x >= cols;
    service.cols = limit;
    coreService.modes.insertMode = false;
    try {
      native(data, start, end);
    } finally {
      service.cols = cols;
      coreService.modes.insertMode = insertMode;
    }
    if (limit >= cols || buffer.x < limit) return;
    const line = lineAt(core, y);
    if (line?.getWidth(limit) === 0 && !line.hasContent(limit)) eraseCells(core, y, limit, limit + 1);
    buffer.x = margins.right;
    margins.waits = true;
  }
}
