// How the cursor moves between left and right margins, as xterm 379 does it. Where they are as wide as the screen, xterm.js goes on.
import type { RawParams } from './internals.js';
import { countOf, handlersOf, type Run } from './margin-core.js';
import type { Margins } from './margins.js';

export function installMarginMoves(margins: Margins): void {
  const { core } = margins;
  const handlers = handlersOf(core);
  for (const [name, own] of Object.entries(moves(margins))) {
    const native = handlers[name]?.bind(core._inputHandler);
    if (native) handlers[name] = (params, more) => (margins.active ? own(params, more) : native(params, more));
  }
  forgetWait(margins);
  const place = core._inputHandler._setCursor.bind(core._inputHandler);
  core._inputHandler._setCursor = (x, y) => {
    margins.waits = false;
    if (!margins.active || !core.coreService.decPrivateModes.origin) return place(x, y);
    place(Math.min(margins.left + x, margins.right), y);
  };
}

/** What else takes the wait back: moves that go as xterm.js does them, and erasing. */
const FORGETTING = [
  ...['cursorCharAbsolute', 'charPosAbsolute', 'linePosAbsolute', 'hPositionRelative', 'vPositionRelative'],
  ...['eraseInLine', 'eraseInDisplay', 'eraseChars'],
];

function forgetWait(margins: Margins): void {
  const handlers = handlersOf(margins.core);
  for (const name of FORGETTING) {
    const native = handlers[name]?.bind(margins.core._inputHandler);
    if (!native) continue;
    handlers[name] = (params, more) => {
      if (margins.active) margins.waits = false;
      return native(params, more);
    };
  }
}

function moves(margins: Margins): Readonly<Record<string, Run>> {
  const { core } = margins;
  const { _inputHandler: handler } = core;
  const index = (): boolean => {
    margins.waits = false;
    const { buffer } = core;
    if (buffer.y !== buffer.scrollBottom) {
      buffer.y = Math.min(buffer.y + 1, core._bufferService.rows - 1);
    } else if (margins.inColumns) margins.scroll(1);
    handler._dirtyRowTracker.markDirty(buffer.y);
    return true;
  };
  const back = (): boolean => {
    const { buffer } = core;
    const origin = core.coreService.decPrivateModes.origin;
    const inside = origin || margins.col >= margins.left;
    margins.waits = false;
    buffer.x = inside ? margins.left : 0;
    return true;
  };
  const left = (count: number): boolean => {
    if (margins.goBack(count)) return true;
    const { buffer } = core;
    margins.waits = false;
    buffer.x = Math.max(buffer.x - count, buffer.x >= margins.left ? margins.left : 0);
    return true;
  };
  const right = (params: RawParams): boolean => {
    const { buffer } = core;
    margins.waits = false;
    const last = buffer.x <= margins.right ? margins.right : core._bufferService.cols - 1;
    buffer.x = Math.min(buffer.x + countOf(params), last);
    return true;
  };
  const tab = (count: number): boolean => {
    const { buffer } = core;
    if (margins.waits) return true;
    for (let left = count; left > 0; left--) buffer.x = Math.min(buffer.nextStop(margins.col), margins.right);
    return true;
  };
  const vertical = (params: RawParams, sign: 1 | -1): void => {
    const { buffer } = core;
    margins.waits = false;
    const { scrollTop, scrollBottom, y } = buffer;
    const last = y <= scrollBottom ? scrollBottom : core._bufferService.rows - 1;
    const first = y >= scrollTop ? scrollTop : 0;
    buffer.y = Math.max(first, Math.min(last, y + sign * countOf(params)));
  };
  return {
    lineFeed: () => {
      if (core.optionsService.rawOptions.convertEol) back();
      return index();
    },
    index,
    nextLine: () => index() && back(),
    reverseIndex: () => {
      const { buffer } = core;
      margins.waits = false;
      if (buffer.y !== buffer.scrollTop) buffer.y = Math.max(0, buffer.y - 1);
      else if (margins.inColumns) margins.scroll(-1);
      handler._dirtyRowTracker.markDirty(buffer.y);
      return true;
    },
    carriageReturn: back,
    backspace: () => left(1),
    cursorBackward: (params) => left(countOf(params)),
    cursorForward: right,
    cursorUp: (params) => {
      vertical(params, -1);
      return true;
    },
    cursorDown: (params) => {
      vertical(params, 1);
      return true;
    },
    cursorNextLine: (params) => {
      vertical(params, 1);
      return back();
    },
    cursorPrecedingLine: (params) => {
      vertical(params, -1);
      return back();
    },
    tab: () => tab(1),
    cursorForwardTab: (params) => tab(countOf(params)),
    cursorBackwardTab: (params) => {
      const { buffer } = core;
      const first = core.coreService.decPrivateModes.origin ? margins.left : 0;
      margins.waits = false;
      for (let count = countOf(params); count > 0; count--) buffer.x = Math.max(first, buffer.prevStop(buffer.x));
      return true;
    },
  };
}
