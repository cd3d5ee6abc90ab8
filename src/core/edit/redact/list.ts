// Findings as a table, for people.
import { formatSeconds } from '../../time.js';
import type { Finding } from './findings.js';

/**
 * Findings as a table for people: where, when, what kind, how it begins. Those of the header come first.
 * @example
 * findingList(await findSecrets(cast)); // => ''
 */
export function findingList(findings: readonly Finding[]): string {
  const sorted = [...findings].sort((a, b) => (a.event ?? -1) - (b.event ?? -1));
  const rows = sorted.map(({ detector, where, event, time, preview }) => [
    event === undefined ? 'header' : `event:${event}`,
    time === undefined ? '' : `${formatSeconds(time, 3)} s`,
    event === undefined ? where.replace(/^header /, '') : where,
    detector,
    preview,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
