// XTSAVE and XTRESTORE (CSI ? s, CSI ? r): private modes are kept and brought back. DECCOLM clears the screen where ?40 allows it,
// and ?41 (xterm's `curses`) wraps before a tab.
import type { Internals, RawParams } from './internals.js';
import { paramsOf } from './internals.js';
import { handlersOf } from './margin-core.js';
import type { Margins } from './margins.js';

/** Modes that are on in a new terminal: DECAWM, DECTCEM. */
const INITIALLY_ON = [7, 25];
const [DECCOLM, ALLOW_DECCOLM, MORE_FIX, DECNCSM] = [3, 40, 41, 95];
const WHOLE_SCREEN = 2;

type Handler = (params: RawParams) => boolean;

export function installSavedModes(internals: Internals, margins: Margins): void {
  const { core } = margins;
  const handlers = handlersOf(core);
  const on = new Set(INITIALLY_ON);
  const saved = new Map<number, boolean>();
  for (const final of ['h', 'l'] as const) {
    internals.registerCsiHandler({ prefix: '?', final }, (params) => {
      for (const mode of params.toArray().map(Number)) {
        if (final === 'h') on.add(mode);
        else on.delete(mode);
        if (mode === DECCOLM && on.has(ALLOW_DECCOLM)) changeColumns(margins, params, on.has(DECNCSM));
      }
      return false;
    });
  }
  internals.registerCsiHandler({ prefix: '?', final: 's' }, (params) => {
    for (const mode of params.toArray().map(Number)) saved.set(mode, on.has(mode));
    return true;
  });
  internals.registerCsiHandler({ prefix: '?', final: 'r' }, (params) => {
    for (const mode of params.toArray().map(Number)) {
      const was = saved.get(mode);
      if (was !== undefined && was !== on.has(mode)) run(internals, was ? 'h' : 'l', paramsOf(params, [mode]));
    }
    return true;
  });
  const reset = handlers['fullReset']?.bind(core._inputHandler);
  if (reset)
    handlers['fullReset'] = (params) => {
      on.clear();
      for (const mode of INITIALLY_ON) on.add(mode);
      return reset(params);
    };
  const tab = handlers['tab']?.bind(core._inputHandler);
  if (tab)
    handlers['tab'] = (params) => {
      if (on.has(MORE_FIX) && margins.waits && on.has(7)) {
        handlers['index']?.(params);
        handlers['carriageReturn']?.(params);
      }
      return tab(params);
    };
}

/** A recording tells of the new size by itself; what else DECCOLM does: margins off, home, and the screen erased. */
function changeColumns(margins: Margins, params: RawParams, keeps: boolean): void {
  const { core } = margins;
  margins.turn(false);
  const handlers = handlersOf(core);
  core.buffer.scrollTop = 0;
  core.buffer.scrollBottom = core._bufferService.rows - 1;
  core._inputHandler._setCursor(0, 0);
  if (!keeps) handlers['eraseInDisplay']?.(paramsOf(params, [WHOLE_SCREEN]));
}

/** As the parser would: all who handle the sequence, the last to register first. */
function run({ _inputHandler: handler }: Internals, final: 'h' | 'l', params: RawParams): void {
  const parser = handler._parser as unknown as {
    _csiHandlers?: Record<number, Handler[]>;
    _identifier?(id: { prefix: string; final: string }): number;
  };
  const list = parser._csiHandlers?.[parser._identifier?.({ prefix: '?', final }) ?? -1] ?? [];
  for (let at = list.length - 1; at >= 0; at--) if (list[at]!(params)) return;
}
