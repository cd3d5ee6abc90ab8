// Where a live stream is: its own address, or that of a page that shows it.

/**
 * Whether a name is the address of a live stream.
 * @example
 * isStreamUrl('ws://127.0.0.1:8080/ws'); // => true
 */
export const isStreamUrl = (name: string): boolean => /^wss?:\/\//i.test(name);

/**
 * The address of a stream: ws and wss as they are; for a page of asciinema's server (/s/TOKEN) and of castkit stream (a path that
 * ends in a slash) the stream behind it. Undefined for other names.
 */
export function streamAddress(name: string): string | undefined {
  const [, scheme = '', page = ''] = /^(ws|http)(s?:\/\/[^\s#]+)/i.exec(name) ?? [];
  const address = `ws${page}`;
  if (page === '' || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (scheme.toLowerCase() === 'ws') return url.href;
  if (/^\/s\/[^/]+$/.test(url.pathname)) url.pathname = `/ws${url.pathname}`;
  else if (url.pathname.endsWith('/')) url.pathname += 'ws';
  else return undefined;
  return url.href;
}

/** For messages: without user and password. */
export function shownAddress(name: string): string {
  if (!URL.canParse(name)) return name;
  const url = new URL(name);
  if (url.username === '' && url.password === '') return name;
  [url.username, url.password] = ['', ''];
  return url.href;
}
