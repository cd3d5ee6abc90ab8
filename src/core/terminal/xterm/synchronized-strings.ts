// iTerm2's older form of synchronized output, DCS = 1 s and DCS = 2 s, as the mode that came after it (DEC private mode 2026).
import type { Internals, RawParams } from './internals.js';

/** What is needed beyond internals.ts; looked at before use. */
interface WithStrings {
  registerDcsHandler?(
    id: { prefix: string; final: string },
    handler: (data: string, params: (number | number[])[] | RawParams) => boolean,
  ): unknown;
  readonly coreService?: { readonly decPrivateModes?: { synchronizedOutput?: boolean } };
}

export function obeySynchronizedStrings(core: Internals & WithStrings): void {
  core.registerDcsHandler?.({ prefix: '=', final: 's' }, (_, params) => {
    const modes = core.coreService?.decPrivateModes;
    const [first] = Array.isArray(params) ? params : params.params;
    if (modes && (first === 1 || first === 2)) modes.synchronizedOutput = first === 1;
    return true;
  });
}
