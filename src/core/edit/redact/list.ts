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
  const widths = [0, 1, 2, 3].map((column) => rows.reduce((most, row) => Math.max(most, row[column]!.length), 0));
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

/**
 * How many secrets of which kind there are, in a few words: "3 findings: 1 GitHub token, 2 e-mail addresses". A secret counts
 * once, however often it stands somewhere.
 * @example
 * findingSummary([]); // => '0 findings'
 */
export function findingSummary(findings: readonly Finding[]): string {
  const numbers = new Map<string, Set<string>>();
  for (const { detector, secret } of findings) {
    const noun = nounOf(detector);
    numbers.set(noun, (numbers.get(noun) ?? new Set()).add(`${detector} ${secret}`));
  }
  const counts = [...numbers].map(([noun, secrets]) => `${secrets.size} ${secrets.size === 1 ? noun : pluralOf(noun)}`);
  const total = [...numbers.values()].reduce((sum, { size }) => sum + size, 0);
  return `${total} ${total === 1 ? 'finding' : 'findings'}${total === 0 ? '' : `: ${counts.join(', ')}`}`;
}

/** The first noun that is followed by "of", "in" or nothing. */
const pluralOf = (noun: string): string =>
  noun.replace(/(\w+?)(?=$| of | in )/, (word) => {
    if (/(?:s|ch)$/.test(word)) return `${word}es`;
    return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
  });

function nounOf(detector: string): string {
  if (detector.startsWith('/')) return 'match of a pattern';
  if (/^text \d+$/.test(detector)) return 'text';
  return NOUNS[detector] ?? detector;
}

const NOUNS: Readonly<Record<string, string>> = {
  aws: 'AWS key',
  github: 'GitHub token',
  gitlab: 'GitLab token',
  slack: 'Slack token',
  npm: 'npm token',
  openai: 'sk- key',
  google: 'Google key',
  stripe: 'Stripe key',
  pypi: 'PyPI token',
  huggingface: 'Hugging Face token',
  service: 'token of another service',
  jwt: 'JSON web token',
  bearer: 'Authorization header',
  url: 'password in a URL',
  entropy: 'random word',
  curl: 'password given to curl',
  'private-key': 'private key',
  email: 'e-mail address',
  ip: 'IP address',
  home: 'home directory',
  user: 'user name',
  host: 'host name',
};
