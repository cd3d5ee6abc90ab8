// What a recording asks for and castkit does not show, said once: in `validate`, and with -v.

import type { Cast } from '../index.js';
import { type Unshown, unshownIn } from '../index.js';
import type { RunReport } from './report.js';

/** `DECDLD, a downloaded font (DCS {), 3 times`. */
export const unshownWords = ({ name, sequence, count }: Unshown): string =>
  `${name} (${sequence})${count === 1 ? '' : `, ${count} times`}`;

/** The facts of a recording that was rendered. Reads it once more. */
export function tellUnshown(report: RunReport, cast: Cast): void {
  if (!report.verbose) return;
  for (const one of unshownIn(cast)) report.fact('not shown', unshownWords(one));
}
