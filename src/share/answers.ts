// What servers answer to an upload: the address of the recording, or what went wrong and what can be done about it.
import { CastError } from '../core/errors.js';
import { optionName } from '../core/options/option-name.js';
import type { Answer, NoAnswer } from './post.js';
import { hostOf } from './server.js';

/**
 * A recording that a server has taken.
 * @example
 * const link = ({ url }: Uploaded) => `<a href="${url}">recording</a>`;
 */
export interface Uploaded {
  /** Its page. */
  url: string;
  /** What the server has to say, perhaps of several lines: how to claim it, how long it is kept. */
  message: string | undefined;
}

const isJson = ({ headers }: Answer): boolean =>
  /^application\/(?:[\w.+-]*\+)?json\b/i.test(headers['content-type'] ?? '');

/** The object in an answer; an empty one where there is none. */
function objectIn(answer: Answer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(answer.body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
const isWebAddress = (text: string | undefined): text is string =>
  text !== undefined && /^https?:\/\//i.test(text) && !/\s/.test(text) && URL.canParse(text);

const LONGEST = 300;
/** A reason in the server's words, on one line. */
const excerpt = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);

/** @throws CastError for an answer that is none */
export function uploadedBy(server: string, answer: Answer): Uploaded {
  const { url, message } = objectIn(answer);
  // Old servers answer with the address alone.
  const address = [url, isJson(answer) ? undefined : answer.body.trim(), answer.headers.location]
    .map(textOf)
    .find(isWebAddress);
  if (address !== undefined) return { url: address, message: textOf(message) };
  const found = isJson(answer) ? 'JSON without an url' : (answer.headers['content-type'] ?? 'no content type');
  throw new CastError(
    { file: hostOf(server) },
    `expected the address of the recording, found ${excerpt(found)}: it may have been taken. Look there before you upload it again, and check its address (${optionName('serverUrl')})`,
  );
}

/** What a server says of a failure, in JSON or in plain text; pages of proxies say nothing that helps. */
function reasonOf(answer: Answer): string | undefined {
  const { message, error, details } = objectIn(answer);
  const said = textOf(message) ?? textOf(error) ?? (details === undefined ? undefined : JSON.stringify(details));
  const plain = /^text\/plain\b/i.test(answer.headers['content-type'] ?? '') ? textOf(answer.body) : undefined;
  const reason = said ?? plain;
  return reason === undefined ? undefined : excerpt(reason).replace(/[.!]+$/, '');
}

/** By status: what is wrong, and what to do. `said` is the server's own reason. */
const SENTENCES: readonly (readonly [from: number, to: number, (said: string, answer: Answer) => string])[] = [
  [
    300,
    399,
    (_, { headers }) =>
      `redirects${redirectTarget(headers.location)}, and a recording is sent nowhere but where it was meant to go: give that address itself (${optionName('serverUrl')})`,
  ],
  [401, 401, (said) => `does not know this install-id${said}: castkit auth links it to your account there`],
  [
    402,
    403,
    (said) => `does not let you upload${said}: your account there may have reached its limit, or may not upload`,
  ],
  [
    404,
    405,
    () =>
      `has nothing that takes recordings at this address: check it (${optionName('serverUrl')}); most servers are at the root of their host`,
  ],
  [408, 408, () => 'waited too long for the recording: try again, on a faster connection'],
  [413, 413, (said) => `takes no recordings of this size${said}: castkit trim and castkit idle make it smaller`],
  [
    422,
    422,
    (said) =>
      `does not take this recording${said}: castkit validate tells what is wrong with it, castkit convert -f v2 makes it one that older servers take`,
  ],
  [429, 429, (said, { headers }) => `was asked too often${said}: try again ${laterWords(headers['retry-after'])}`],
  [
    400,
    499,
    (said, { status }) =>
      `refuses the request (HTTP status ${status})${said}: check its address (${optionName('serverUrl')})`,
  ],
  [
    503,
    503,
    (said, { headers }) => `is busy or down for maintenance${said}: try again ${laterWords(headers['retry-after'])}`,
  ],
  [
    500,
    599,
    (said, { status }) =>
      `has failed (HTTP status ${status})${said}: look whether the recording is there before you try again later`,
  ],
];

function redirectTarget(location: string | undefined): string {
  const target = location !== undefined && URL.canParse(location) ? new URL(location).origin : undefined;
  return target === undefined || target === 'null' ? '' : ` to ${target}`;
}

function laterWords(after: string | undefined): string {
  const seconds = retryAfter(after);
  return seconds === undefined ? 'in a few minutes' : `in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
}

const LONGEST_WAIT = 86_400;
/** Seconds that a server asks to be left alone; undefined where it says nothing, or a date. */
export const retryAfter = (header: string | undefined): number | undefined =>
  header !== undefined && /^\d{1,6}$/.test(header.trim()) ? Math.min(Number(header), LONGEST_WAIT) : undefined;

export function refused(server: string, answer: Answer): CastError {
  const reason = reasonOf(answer);
  const said = reason === undefined ? '' : ` (it says: ${reason})`;
  const known = SENTENCES.find(([from, to]) => answer.status >= from && answer.status <= to);
  const sentence =
    known?.[2](said, answer) ?? `answered HTTP status ${answer.status}: check its address (${optionName('serverUrl')})`;
  return new CastError({ file: hostOf(server) }, `the server ${sentence}`);
}

const CONNECTION: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its name cannot be looked up at present',
  EHOSTUNREACH: 'it cannot be reached',
  ENETUNREACH: 'it cannot be reached from this network',
  ETIMEDOUT: 'it does not answer',
};

/** For a request that came to no answer. */
export function unanswered(server: string, { code, unsent, cause }: NoAnswer): CastError {
  const file = hostOf(server);
  const why = CONNECTION[code] ?? code;
  const connect = `cannot be connected to (${why}): check its address (${optionName('serverUrl')}) and your network, then try again`;
  if (unsent) return new CastError({ file }, connect, undefined, { cause });
  if (/CERT|SSL|TLS|EPROTO|SELF_SIGNED|ALTNAME/.test(code)) {
    return new CastError(
      { file },
      `no secure connection could be made (${code}): check its address (${optionName('serverUrl')}) and the server's certificate`,
      undefined,
      { cause },
    );
  }
  const sentence = `the connection ended without an answer (${code === 'ECONNRESET' ? 'it broke off' : why}), so that the recording may have been taken: look there before you upload it again`;
  return new CastError({ file }, sentence, undefined, { cause });
}
