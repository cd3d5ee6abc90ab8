// Where a stream is served: a host and a port, and whether anybody but this machine can reach it.
import { BlockList, isIP, isIPv6 } from 'node:net';

export interface ServeAddress {
  host: string;
  /** 0 for one that is free. */
  port: number;
}

const LOOPBACK = '127.0.0.1';

/** `8080`, `:8080`, `localhost`, `127.0.0.1:8080`, `[::1]:8080`, '' for a free port of this machine; undefined for what is none. */
export function parseAddress(text: string): ServeAddress | undefined {
  const [, bracketed, plain = '', digits] = /^(?:\[([\da-f:.]+)\]|([^\s:/[\]@?#]*))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  if (bracketed === undefined && plain === '' && digits === undefined && text !== '') return undefined;
  if (bracketed !== undefined && !isIPv6(bracketed)) return undefined;
  const isPort = bracketed === undefined && digits === undefined && /^\d{1,5}$/.test(plain);
  const port = Number(isPort ? plain : (digits ?? 0));
  const host = isPort ? LOOPBACK : (bracketed ?? (plain || LOOPBACK));
  const isNumber = /^[\d.]+$/.test(host) && isIP(host) === 0;
  return port > 65_535 || isNumber ? undefined : { host: host.toLowerCase(), port };
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether only programs of this machine can reach it. A name may stand for anything, but for localhost (RFC 6761). */
export function isLoopback(host: string): boolean {
  if (host === 'localhost') return true;
  const family = isIP(host);
  return family !== 0 && loopback.check(host, family === 6 ? 'ipv6' : 'ipv4');
}

/** As it stands in a URL. */
export const urlHost = (host: string): string => (isIPv6(host) ? `[${host}]` : host);
