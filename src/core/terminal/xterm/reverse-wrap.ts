// Reverse wrap (?45, ?1045): BS and CUB go on in the row above, from the top row in the bottom one. So xterm 379 has it for ?45; later
// ones do it for ?1045, and for ?45 only where text wrapped.
import type { Internals } from './internals.js';
import { countOf, handlersOf } from './margin-core.js';
import type { Margins } from './margins.js';

const MODES = [45, 1045];

export function installReverseWrap(internals: Internals, margins: Margins): void {
  const { core } = margins;
  const handlers = handlersOf(core);
  const on = margins.backModes;
  for (const final of ['h', 'l']) {
    internals.registerCsiHandler({ prefix: '?', final }, (params) => {
      const modes = params.toArray();
      for (const mode of MODES) {
        if (!modes.includes(mode)) continue;
        if (final === 'h') on.add(mode);
        else on.delete(mode);
      }
      return false;
    });
  }
  for (const name of ['softReset', 'fullReset']) {
    const run = handlers[name]?.bind(core._inputHandler);
    if (run)
      handlers[name] = (params) => {
        on.clear();
        return run(params);
      };
  }
  margins.goBack = (count) => {
    if (on.size === 0 || !core.coreService.decPrivateModes.wraparound) return false;
    goBack(margins, count);
    return true;
  };
  for (const [name, count] of [
    ['backspace', () => 1],
    ['cursorBackward', countOf],
  ] as const) {
    const run = handlers[name]?.bind(core._inputHandler);
    if (run) handlers[name] = (params) => margins.goBack(count(params)) || run(params);
  }
}

function goBack(margins: Margins, count: number): void {
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
    if (left === 0) return;
    toRowAbove(margins);
    left--;
  }
}

/** To the end of the row above. */
function toRowAbove(margins: Margins): void {
  const { buffer, _bufferService: service } = margins.core;
  if (buffer.y === buffer.scrollTop) buffer.y = buffer.scrollBottom;
  else buffer.y = buffer.y > 0 ? buffer.y - 1 : service.rows - 1;
  buffer.x = margins.right;
}
