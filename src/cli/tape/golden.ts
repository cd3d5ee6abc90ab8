// The golden screens of a tape: what it showed when somebody looked and found it right.
import { existsSync, readFileSync } from 'node:fs';

/** The file beside a tape. */
export const goldenName = (file: string): string => `${file.replace(/\.tape$/i, '')}.golden`;

/** What is in it; undefined where there is none. */
export function goldenText(file: string): string | undefined {
  const name = goldenName(file);
  return existsSync(name) ? readFileSync(name, 'utf8') : undefined;
}

/** How a run differs from it, as a sentence with both rows; undefined where it does not. */
export function goldenDifference(file: string, golden: string, found: string): string | undefined {
  if (golden === found) return undefined;
  const [wanted, now] = [golden.split('\n'), found.split('\n')];
  const at = wanted.findIndex((row, index) => row !== now[index]);
  const line = at < 0 ? wanted.length : at;
  const shown = (row: string | undefined): string => (row === undefined ? 'the end' : JSON.stringify(row));
  return `${goldenName(file)}:${line + 1}: expected ${shown(wanted[line])}, found ${shown(now[line])}`;
}
