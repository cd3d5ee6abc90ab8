// Made-up secrets, put together at run time so that no scanner takes this file for a leak; and recordings that hold them.
import type { Cast, CastEvent } from '../../src/core/recording/cast.js';
import { input, marker, output, recording } from '../support/recordings.js';

const some = (length: number, alphabet = 'aB3dE5fG7hJ9kL2mN4pQ6rS8tU1vW0xYz'): string =>
  Array.from({ length }, (_, at) => alphabet[(at * 7 + 3) % alphabet.length]).join('');

/** One of each kind, by detector. */
export const SECRETS: Readonly<Record<string, string>> = {
  aws: `AK${'IA'}${some(16, 'ABCDEFGHJKLMNPQRSTUVWXYZ234567')}`,
  github: `gh${'p_'}${some(36)}`,
  gitlab: `gl${'pat-'}${some(20)}`,
  slack: `xo${'xb-'}123456789012-${some(24)}`,
  npm: `np${'m_'}${some(36)}`,
  openai: `s${'k-proj-'}${some(48)}`,
  google: `AI${'za'}${some(35)}`,
  stripe: `sk_${'live_'}${some(24)}`,
  service: `dckr${'_pat_'}${some(27)}`,
  jwt: `ey${'J'}hbGciOiJIUzI1NiJ9.${some(30)}.${some(43)}`,
  email: 'jane.doe@corp.example.com',
  ip: '203.0.113.77',
};

const hex = (length: number): string => some(length, '0123456789abcdef');

/** Of other services. */
export const SERVICES = [
  `dop${'_v1_'}${hex(64)}`,
  `S${'G.'}${some(22)}.${some(43)}`,
  `shp${'at_'}${hex(32)}`,
  `hv${'s.'}${some(24)}`,
  `gl${'sa_'}${some(32)}_${hex(8)}`,
  `ruby${'gems_'}${hex(48)}`,
  `lin${'_api_'}${some(40)}`,
  `PM${'AK-'}${hex(24)}-${hex(34)}`,
  `pu${'l-'}${hex(40)}`,
  `sntr${'ys_'}${some(60)}`,
  `${some(14)}.atlas${'v1.'}${some(60)}`,
  `nf${'p_'}${some(36)}`,
  `fig${'d_'}${some(40)}`,
  `AGE-SECRET${'-KEY-1'}${some(58, '023456789ACDEFGHJKLMNPQRSTUVWXYZ')}`,
];

export const AWS = SECRETS['aws'] ?? '';
export const KEY_BLOCK = [
  `-----BEGIN OPENSSH ${'PRIVATE'} KEY-----`,
  ...Array.from({ length: 5 }, (_, at) => some(64).slice(at) + some(at)),
  `${some(30)}==`,
  `-----END OPENSSH ${'PRIVATE'} KEY-----`,
];

/** A recording of 80 columns in which the secret stands in each place that there is. */
export function everywhere(secret: string): Cast {
  const colours = [...secret].map((char, at) => `\x1b[3${at % 8}m${char}`).join('');
  const events: CastEvent[] = [
    output(0.1, `plain ${secret}\r\n`),
    ...[...secret].map((char, at) => output(0.2 + at / 1000, char)),
    output(1, `\r\ncoloured ${colours}\x1b[m\r\n`),
    output(1.2, `${'.'.repeat(74)}${secret}\r\n`),
    output(1.3, `${secret.slice(0, 5)}XY\b\b  \b\b${secret.slice(5)}\r\n`),
    output(1.4, `${secret}\b\b\b\b\x1b[K\r\n`),
    output(1.5, `\x1b]0;title ${secret}\x07\x1b]8;;https://x.example/?k=${secret}\x1b\\link\x1b]8;;\x1b\\\r\n`),
    output(1.55, `\x1b]52;c;${Buffer.from(`copied ${secret}!`).toString('base64')}\x07`),
    output(1.6, `\x1b[5;3H\x1b[2K${[...secret].map((char, at) => `\x1b[5;${3 + at}H${char}`).join('')}\x1b[8;1H`),
    input(1.7, `export T=${secret}\r`),
    ...[...secret].map((char, at) => input(1.8 + at / 1000, char)),
    input(2, `\r${secret.slice(0, 4)}oops\x7f\x7f\x7f\x7f${secret.slice(4)}\r`),
    marker(2.1, `used ${secret}`),
    { time: 2_200_000, type: 'exit', status: secret },
    { time: 2_300_000, type: 'other', code: 'z', data: { deep: ['er', secret] }, comments: [` about ${secret}`] },
  ];
  return recording(events, {
    version: 3,
    cols: 80,
    rows: 12,
    title: `with ${secret}`,
    command: `login --token ${secret}`,
    env: { TOKEN: secret },
    tags: [secret],
    extra: { note: { inside: secret } },
    comments: [` first ${secret}`],
  });
}
