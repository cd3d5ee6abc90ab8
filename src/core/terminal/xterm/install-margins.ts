// What asks for left and right margins (DECLRMM ?69, DECSLRM). What they change is installed when a program first turns them on, so
// that others pay nothing.
import type { Internals } from './internals.js';
import { handlersOf, openMarginCore } from './margin-core.js';
import { installMarginEdits } from './margin-edits.js';
import { installMarginMoves } from './margin-moves.js';
import { installMarginPrinting } from './margin-printing.js';
import { Margins } from './margins.js';

/** Left and right margin mode (VT510 manual). */
const DECLRMM = 69;

export function installMargins(internals: Internals): Margins | undefined {
  const core = openMarginCore(internals);
  if (!core) return undefined;
  const margins = new Margins(core, installRest);
  const handlers = handlersOf(core);
  const turn = (final: 'h' | 'l') =>
    internals.registerCsiHandler({ prefix: '?', final }, (params) => {
      if (params.toArray().includes(DECLRMM)) margins.turn(final === 'h');
      return false;
    });
  turn('h');
  turn('l');
  internals.registerCsiHandler({ final: 's' }, ({ params, length }) => {
    if (margins.on) margins.set(params[0] ?? 0, length > 1 ? params[1]! : 0);
    return margins.on;
  });
  for (const name of ['softReset', 'fullReset']) {
    const run = handlers[name]?.bind(core._inputHandler);
    if (run)
      handlers[name] = (params) => {
        margins.turn(false);
        return run(params);
      };
  }
  const align = handlers['screenAlignmentPattern']?.bind(core._inputHandler);
  if (align)
    handlers['screenAlignmentPattern'] = (params) => {
      margins.reset();
      return align(params);
    };
  return margins;
}

function installRest(margins: Margins): void {
  installMarginMoves(margins);
  installMarginEdits(margins);
  installMarginPrinting(margins);
}
