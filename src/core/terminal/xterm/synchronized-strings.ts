// iTerm2's older form of synchronized output, DCS = 1 s and DCS = 2 s, as the mode that came after it (DEC private mode 2026).
import type { Internals } from './internals.js';

export function obeySynchronizedStrings(core: Internals): void {
  core.registerDcsHandler({ prefix: '=', final: 's' }, (_, params) => {
    const modes = core.coreService.decPrivateModes;
    const [first] = Array.isArray(params) ? params : params.params;
    if (first === 1 || first === 2) modes.synchronizedOutput = first === 1;
    return true;
  });
}
