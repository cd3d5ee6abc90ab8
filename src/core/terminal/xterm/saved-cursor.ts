// What a saved cursor (DECSC) remembers beside its place and pen: origin mode and whether it waits to wrap, which xterm.js
// forgets. And the rows that scroll (DECSTBM) belong to the terminal: going to the alternate screen with 1049 keeps them.
import { handlersOf, type MarginBuffer } from './margin-core.js';
import type { Margins } from './margins.js';

const [ALTERNATE, SAVING_ALTERNATE] = [47, 1049];

export function keepSavedCursor(margins: Margins): void {
  const { core } = margins;
  const handler = core._inputHandler;
  const handlers = handlersOf(core);
  const [save, restore, forget] = ['saveCursor', 'restoreCursor', 'softReset'].map((name) =>
    handlers[name]?.bind(handler),
  );
  if (!save || !restore || !forget) return;
  handlers['saveCursor'] = (params) => {
    const buffer = handler._activeBuffer;
    buffer.savedRow = buffer.y;
    buffer.savedOrigin = core.coreService.decPrivateModes.origin;
    buffer.savedWait = margins.waits;
    return save(params);
  };
  handlers['restoreCursor'] = (params) => {
    const buffer = handler._activeBuffer;
    const modes = core.coreService.decPrivateModes;
    buffer.savedY = (buffer.savedRow ?? 0) + buffer.ybase;
    // Above the rows that scroll it stays where it was saved; xterm.js would move it into them.
    modes.origin = false;
    const done = restore(params);
    modes.origin = buffer.savedOrigin ?? false;
    if (modes.origin) {
      buffer.x = Math.min(buffer.x, margins.right);
      buffer.y = Math.min(buffer.y, buffer.scrollBottom);
    }
    margins.waits =
      buffer.savedWait === true && (buffer.x === margins.right || buffer.x === core._bufferService.cols - 1);
    return done;
  };
  handlers['softReset'] = (params) => {
    const buffer = handler._activeBuffer;
    buffer.savedRow = 0;
    buffer.savedOrigin = false;
    buffer.savedWait = false;
    return forget(params);
  };
  shareScrollRegion(margins);
}

interface Buffers {
  readonly active: MarginBuffer;
  readonly alt: { clear?(): void };
  activateAltBuffer?(erased?: unknown): void;
  activateNormalBuffer?(): void;
}

/**
 * Other terminals keep a region for each of the screens that mode 47 shows, so only 1049 takes it along. And 47 shows the
 * alternate screen again as it was left; xterm.js clears it.
 */
function shareScrollRegion({ core }: Margins): void {
  const { buffers } = core as unknown as { buffers?: Buffers };
  const handlers = handlersOf(core);
  let shares = false;
  let keeps = false;
  if (!buffers) return;
  for (const name of ['setModePrivate', 'resetModePrivate']) {
    const run = handlers[name]?.bind(core._inputHandler);
    if (!run) continue;
    handlers[name] = (params) => {
      shares = params.toArray().includes(SAVING_ALTERNATE);
      keeps = params.toArray().includes(ALTERNATE);
      const done = run(params);
      shares = keeps = false;
      return done;
    };
  }
  for (const name of ['activateAltBuffer', 'activateNormalBuffer'] as const) {
    const run = buffers[name]?.bind(buffers);
    if (!run) continue;
    buffers[name] = (erased?: unknown) => {
      const { scrollTop, scrollBottom } = buffers.active;
      const { alt } = buffers;
      if (keeps) alt.clear = () => {};
      run(erased);
      if (keeps) delete alt.clear;
      if (shares) Object.assign(buffers.active, { scrollTop, scrollBottom });
    };
  }
}
