// Who may ask: requests that name another host (DNS rebinding), that pages of other sites have sent, or that do not know the
// secret get nothing.
import { timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { isLoopback } from './address.js';

export interface GuardOptions {
  /** Names beside addresses by which the server may be asked for, in lower case. */
  hosts: readonly string[];
  /** What paths have to begin with; '' where everybody who can connect may look. */
  token: string;
}

export interface Asked {
  method?: string | undefined;
  url?: string | undefined;
  headers: { host?: string | undefined; origin?: string | undefined };
}

/** The path behind the secret, or the status of a refusal. */
export type Verdict = { path: string } | { status: 400 | 403 | 404 | 405; reason: string };

/** What a URL has for a host: a name or an address, and perhaps a port. */
const HOST = /^(\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i;

export function judge({ method, url = '', headers: { host = '', origin } }: Asked, options: GuardOptions): Verdict {
  const [, name = ''] = HOST.exec(host) ?? [];
  if (name === '') return { status: 400, reason: 'a request has to name its host' };
  if (!isKnownHost(name.toLowerCase(), options)) return { status: 403, reason: 'this server has another name' };
  // Only browsers say where a request comes from, and they always do where it could do harm.
  if (origin !== undefined && hostOf(origin) !== host.toLowerCase()) {
    return { status: 403, reason: 'pages of other sites may not look' };
  }
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, reason: 'there is nothing here to change' };
  const path = withoutToken(url.replace(/[?#].*$/s, ''), options.token);
  return path === undefined ? { status: 404, reason: 'there is nothing here' } : { path };
}

/** An address cannot be made to stand for another one, as names can. */
function isKnownHost(name: string, { hosts, token }: GuardOptions): boolean {
  const address = name.replace(/^\[|\]$/g, '');
  if (hosts.includes(name)) return true;
  return isIP(address) !== 0 ? isLoopback(address) || token !== '' : name === 'localhost';
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** The time it takes tells nothing of the secret. */
function withoutToken(path: string, token: string): string | undefined {
  if (token === '') return path;
  const expected = Buffer.from(`/${token}`);
  const found = Buffer.from(path).subarray(0, expected.length);
  const isSame = found.length === expected.length && timingSafeEqual(found, expected);
  const rest = path.slice(token.length + 1);
  return isSame && (rest === '' || rest.startsWith('/')) ? rest : undefined;
}
