// The address of a server that takes recordings.

/** An address that requests can be sent below: with neither a password in it nor a query behind it. */
export function isServerUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && search === '' && hash === '';
}

/** The address of something on a server; a path that the server's own address has stays in front. */
export const addressOn = (server: string, path: string): string => `${server.replace(/\/+$/, '')}${path}`;

/**
 * A server as people know it: its host, and the port where that is not the usual one.
 * @param server its address
 * @example
 * hostOf('https://casts.example.com:8443/team'); // => 'casts.example.com:8443'
 */
export const hostOf = (server: string): string => new URL(server).host;

const LOOPBACK = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Whether what is sent there can be read on the way. */
export const isOpenLetter = (server: string): boolean => {
  const { protocol, hostname } = new URL(server);
  return protocol === 'http:' && !LOOPBACK.test(hostname);
};
