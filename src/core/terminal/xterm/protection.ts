// Protected cells: SPA and EPA (ECMA-48 8.3.147) protect from ED, EL and ECH, DECSCA only from DECSED, DECSEL and DECSERA.
import type { Internals } from './internals.js';
import { handlersOf } from './margin-core.js';
import type { Margins } from './margins.js';

/** The flag of a cell, in the word of its background. */
export const PROTECTED = 0x2000_0000;

export type Protection = 'none' | 'iso' | 'dec';

/** Tells which of the two was used last: xterm obeys that one. */
export function installProtection(internals: Internals, margins: Margins): () => Protection {
  const { core } = margins;
  const handler = core._inputHandler;
  const handlers = handlersOf(core);
  let mode: Protection = 'none';
  const parser = handler._parser as unknown as {
    registerEscHandler?(id: { final: string }, run: () => boolean): unknown;
  };
  parser.registerEscHandler?.({ final: 'V' }, () => {
    mode = 'iso';
    handler._curAttrData.bg |= PROTECTED;
    return true;
  });
  parser.registerEscHandler?.({ final: 'W' }, () => {
    handler._curAttrData.bg &= ~PROTECTED;
    return true;
  });
  internals.registerCsiHandler({ intermediates: '"', final: 'q' }, () => {
    mode = 'dec';
    return false;
  });
  for (const name of ['eraseInLine', 'eraseInDisplay']) {
    const run = handlers[name]?.bind(handler);
    if (run)
      handlers[name] = (params, selective) => run(params, mode === 'iso' || (mode === 'dec' && selective === true));
  }
  const erase = handlers['eraseChars']?.bind(handler);
  if (erase)
    handlers['eraseChars'] = (params) => {
      if (mode !== 'iso') return erase(params);
      handler._restrictCursor();
      const { x, y } = core.buffer;
      const end = Math.min(x + Math.max(1, params.params[0]!), core._bufferService.cols);
      const line = core.buffer.lines.get(core.buffer.ybase + y);
      line?.replaceCells(x, end, core.buffer.getNullCell(handler._eraseAttrData()), true);
      handler._dirtyRowTracker.markDirty(y);
      return true;
    };
  for (const name of ['softReset', 'fullReset']) {
    const run = handlers[name]?.bind(handler);
    if (run)
      handlers[name] = (params) => {
        mode = 'none';
        handler._curAttrData.bg &= ~PROTECTED;
        return run(params);
      };
  }
  return () => mode;
}
