// Reverse wrap (?45, ?1045): BS and CUB go on in the row above. With ?45 only where text wrapped, with ?1045 always, round the screen.

import { lineAt } from './cells.js';
import type { Internals } from './internals.js';
import { countOf, handlersOf } from './margin-core.js';
import type { Margins } from './margins.js';
import { paneWrapsOf } from './pane-wraps.js';

const [SOFT, EXTENDED] = [45, 1045];

export function installReverseWrap(internals: Internals, margins: Margins): void {
  const { core } = margins;
  const handlers = handlersOf(core);
  let extended = false;
  let soft = false;
  for (const final of ['h', 'l']) {
    internals.registerCsiHandler({ prefix: '?', final }, (params) => {
      const modes = params.toArray();
      if (modes.includes(EXTENDED)) extended = final === 'h';
      if (modes.includes(SOFT)) soft = final === 'h';
      return false;
    });
  }
  for (const name of ['softReset', 'fullReset']) {
    const run = handlers[name]?.bind(core._inputHandler);
    if (run)
      handlers[name] = (params) => {
        extended = soft = false;
        return run(params);
      };
  }
  for (const [name, count] of [
    ['backspace', () => 1],
    ['cursorBackward', countOf],
  ] as const) {
    const run = handlers[name]?.bind(core._inputHandler);
    if (!run) continue;
    handlers[name] = (params) => {
      if (!(soft || extended) || !core.coreService.decPrivateModes.wraparound) return run(params);
      goBack(margins, count(params), extended);
      return true;
    };
  }
}

function goBack(margins: Margins, count: number, extended: boolean): void {
  const { core } = margins;
  const { buffer } = core;
  const first = margins.col < margins.left ? 0 : margins.left;
  let left = Math.min(count, core._bufferService.cols * core._bufferService.rows);
  if (margins.waits) left--;
  margins.waits = false;
  while (left > 0) {
    const step = Math.min(left, buffer.x - first);
    buffer.x -= step;
    left -= step;
    if (left === 0 || !toRowAbove(margins, extended)) return;
    left--;
  }
}

/** To the end of the row above; false where there is none to go to. */
function toRowAbove(margins: Margins, extended: boolean): boolean {
  const { core } = margins;
  const { buffer } = core;
  const line = lineAt(core, buffer.y)!;
  const wrapped = line.isWrapped || paneWrapsOf(line).some(({ left }) => left === margins.left);
  if (!extended && !wrapped) return false;
  if (buffer.y === buffer.scrollTop) {
    if (!extended) return false;
    buffer.y = buffer.scrollBottom;
  } else buffer.y = Math.max(0, buffer.y - 1);
  buffer.x = margins.right;
  return true;
}
