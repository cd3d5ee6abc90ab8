// Widths of single code points as of Unicode 11.
import type { IUnicodeVersionProvider, Terminal } from '@xterm/headless';
import { platform } from '../../platform.js';
import type { Widths } from './widths.js';

/** The addon hands them to a terminal only: here is something to take them. */
export function unicode11Widths(): Widths {
  const taken: IUnicodeVersionProvider[] = [];
  const taker = { unicode: { register: (provider: IUnicodeVersionProvider) => taken.push(provider) } };
  new (platform().libraries.unicode11().Unicode11Addon)().activate(taker as unknown as Terminal);
  const provider = taken[0]!;
  return {
    version: provider.version,
    wcwidth: (codePoint) => provider.wcwidth(codePoint),
    // A mark that follows no text, say after a move of the cursor: it joins the cell to the left and takes none itself.
    charProperties: (codePoint, preceding) =>
      (preceding & 6) === 0 && provider.wcwidth(codePoint) === 0 ? 1 : provider.charProperties(codePoint, preceding),
    alone: (codePoint) => provider.wcwidth(codePoint),
    narrows: false,
  };
}
