// Fetches a recording from a URL, or from a page that links one: redirects, limits of time and size, and which addresses may be
// reached. Loaded when there is a URL.

import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { CastError } from '../../core/errors.js';
import type { Values } from '../../core/options/option.js';
import { optionName } from '../../core/options/option-name.js';
import { webAddress } from '../../core/options/source-name.js';
import type { inputOptions } from '../../core/recording/input-options.js';
import { isPrivate } from './addresses.js';
import { readBody, unwantedStatus } from './body.js';
import { type Body, headOf } from './body-bytes.js';
import { isPage, linkedRecording, PAGE_HEAD } from './page.js';
import { shownName } from './shown-name.js';

export type UrlLimits = Pick<
  Values<typeof inputOptions>,
  'maxText' | 'maxEvent' | 'urlTimeout' | 'maxRedirects' | 'allowPrivateRedirects' | 'ipfsGateway'
>;

export interface Address {
  address: string;
  family: number;
}

/** What names stand for. */
export interface Network {
  lookup(host: string): Promise<Address[]>;
  isPrivate(address: string): boolean;
}

const internet: Network = { lookup: (host) => lookup(host, { all: true }), isPrivate };

interface Fetching {
  /** The address that was asked for, for messages. */
  name: string;
  limits: UrlLimits;
  network: Network;
  signal: AbortSignal;
  /** So many have been followed. */
  redirects: number;
  /** The last status that was answered before the answer, 1xx. */
  informed?: number;
  /** A public address has had a say in where it goes. */
  public: boolean;
}

/** @throws CastError for all that can go wrong; the reason of `signal` where that is aborted */
export async function fetchRecording(
  start: string,
  limits: UrlLimits,
  signal?: AbortSignal,
  network = internet,
): Promise<Body> {
  const name = shownName(start);
  const timeout = AbortSignal.timeout(Math.ceil(limits.urlTimeout * 1000));
  const either = signal ? AbortSignal.any([timeout, signal]) : timeout;
  const fetching: Fetching = { name, limits, network, signal: either, redirects: 0, public: false };
  try {
    const found = await download(addressOf(start, limits), fetching);
    const page = new TextDecoder().decode(headOf(found.body).subarray(0, PAGE_HEAD));
    if (!isPage(page)) return found.body;
    const link = linkedRecording(page, found.address);
    if (link !== undefined) return (await download(link, fetching)).body;
    const wanted = 'a recording, or a page with <link rel="alternate" type="application/x-asciicast">';
    throw new CastError({ file: name }, `expected ${wanted}, found a page without one`);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw fetchError(error, fetching);
  }
}

function addressOf(name: string, { ipfsGateway }: UrlLimits): string {
  const address = webAddress(name, ipfsGateway);
  if (address !== undefined) return address;
  const found = JSON.stringify(name);
  throw new CastError({ file: name }, `expected content in IPFS such as ipfs://CID/demo.cast, found ${found}`);
}

async function download(start: string, fetching: Fetching): Promise<{ body: Body; address: string }> {
  const { name, limits } = fetching;
  for (let address = start; ; ) {
    const response = await request(new URL(address), fetching);
    const { location } = response.headers;
    const { statusCode = 0 } = response;
    if (statusCode < 300 || statusCode >= 400 || location === undefined) {
      return { address, body: await readBody(response, name, limits) };
    }
    response.destroy();
    if (++fetching.redirects > limits.maxRedirects) {
      const most = `at most ${limits.maxRedirects} redirects (${optionName('maxRedirects')})`;
      throw new CastError({ file: name }, `expected ${most}, found more`);
    }
    if (!URL.canParse(location, address)) {
      throw new CastError({ file: name }, 'expected a redirect to a URL, found one to something else');
    }
    address = new URL(location, address).href;
  }
}

/** A connection of its own, to an address that has been looked at: the name may stand for another one a moment later. */
async function request(url: URL, fetching: Fetching): Promise<http.IncomingMessage> {
  const { name, signal } = fetching;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new CastError({ file: name }, `expected http or https, but it leads to ${url.protocol}`);
  }
  const addresses = await addressesOf(url.hostname.replace(/^\[|\]$/g, ''), fetching);
  const known: LookupFunction = (_host, { all }, done) =>
    all ? done(null, addresses) : done(null, addresses[0]?.address ?? '', addresses[0]?.family);
  const { request: send } = url.protocol === 'https:' ? https : http;
  const headers = { accept: '*/*', 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'castkit' };
  const sent = send(url, { agent: false, lookup: known, signal, headers }).end();
  sent.on('information', ({ statusCode }) => {
    fetching.informed = statusCode;
  });
  // Otherwise the connection is closed without a word.
  const upgraded = new Promise<never>((_, reject) => {
    sent.on('upgrade', (answer, socket) => {
      socket.destroy();
      reject(unwantedStatus(answer, name));
    });
  });
  const [response] = (await Promise.race([once(sent, 'response'), upgraded])) as [http.IncomingMessage];
  // Breaking off a connection that is not wanted any more is no failure.
  sent.on('error', () => undefined);
  return response;
}

/** Resolvers cannot be called off, but they need not be waited for. */
const unlessAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });

/** Of a name that stands for public and private addresses, the public ones. */
async function addressesOf(host: string, fetching: Fetching): Promise<Address[]> {
  const { name, limits, network, signal } = fetching;
  const literal = isIP(host);
  const found = literal ? [{ address: host, family: literal }] : await unlessAborted(network.lookup(host), signal);
  const open = found.filter(({ address }) => !network.isPrivate(address));
  if (open.length > 0) {
    fetching.public = true;
    return open;
  }
  if (!fetching.public || limits.allowPrivateRedirects) return found;
  const refused = `a public address, but it leads to ${host} in a private network (${optionName('allowPrivateRedirects')})`;
  throw new CastError({ file: name }, `expected ${refused}`);
}

function failureWords(error: unknown, { informed }: Fetching): string {
  const { message, code = '' } = error as NodeJS.ErrnoException;
  const after = informed === undefined ? '' : ` after the server answered ${informed} only`;
  return `${code === 'ECONNRESET' ? 'the connection broke off' : message || code}${after}`;
}

function fetchError(error: unknown, fetching: Fetching): Error {
  const { name, limits, signal } = fetching;
  if (error instanceof CastError) return error;
  if (signal.aborted) {
    return new CastError(
      { file: name },
      `expected an answer within ${limits.urlTimeout} seconds (${optionName('urlTimeout')})`,
    );
  }
  const sentence = `expected a recording, but fetching it failed (${failureWords(error, fetching)})`;
  return new CastError({ file: name }, sentence, undefined, { cause: error });
}
