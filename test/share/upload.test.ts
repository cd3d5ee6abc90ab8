// Uploads, against a server on the loopback: what is sent, what comes back, when it is sent again, and a sentence for each failure.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectUrl, upload } from '../../src/index.js';
import { HELLO } from '../support/casts.js';
import { json, type Reply, taken, UploadServer } from '../support/upload-server.js';

const ID = '9da34ff4-9bf7-45d4-aa88-98c933b15a3f';
const bytes = new TextEncoder().encode(HELLO);
let server: UploadServer;
let waits: number[] = [];
const by = { installId: ID, user: 'ada', wait: async (milliseconds: number) => void waits.push(milliseconds) };
const send = (given = {}, more = {}) =>
  upload(bytes, 'demos/demo.cast', { serverUrl: server.url, ...given }, { ...by, ...more });

beforeEach(async () => {
  server = await new UploadServer().start();
  waits = [];
});
afterEach(() => server.stop());

describe('an upload', () => {
  it('sends the recording as it is, and gives the address that it has then', async () => {
    expect(await send()).toEqual({ url: `${server.url}/a/xyz`, message: expect.stringMatching(/^View the recording/) });
    const [exchange] = server.exchanges;
    expect(exchange).toMatchObject({ method: 'POST', path: '/api/v1/recordings' });
    expect(exchange?.parts).toEqual([
      {
        headers: {
          'content-disposition': 'form-data; name="file"; filename="demo.cast"',
          'content-type': 'application/octet-stream',
        },
        body: HELLO,
      },
    ]);
  });

  it('says who it is by', async () => {
    await send();
    await send({}, { user: 'a:d\na' });
    await send({}, { user: undefined });
    const names = server.exchanges.map(({ headers }) =>
      Buffer.from(headers.authorization?.slice(6) ?? '', 'base64').toString(),
    );
    expect(names).toEqual([`ada:${ID}`, `ada:${ID}`, `:${ID}`]);
  });

  it('sends what is said of the recording', async () => {
    await send({ title: 'Größe "1"', description: 'a\nb', visibility: 'private', audioUrl: 'https://a.example/x.ogg' });
    const fields = server.exchanges[0]?.parts.map(({ headers, body }) => [headers['content-disposition'], body]);
    expect(fields?.slice(0, 4)).toEqual([
      ['form-data; name="title"', 'Größe "1"'],
      ['form-data; name="description"', 'a\nb'],
      ['form-data; name="visibility"', 'private'],
      ['form-data; name="audio_url"', 'https://a.example/x.ogg'],
    ]);
  });

  it('keeps a path that the server’s address has', async () => {
    await send({ serverUrl: `${server.url}/casts/` });
    expect(server.exchanges[0]?.path).toBe('/casts/api/v1/recordings');
  });

  it('takes the older address where a server does not know the newer one', async () => {
    server.answer = ({ path }) => (path === '/api/asciicasts' ? taken(server) : json(404, {}));
    expect((await send({ title: 'x' })).url).toBe(`${server.url}/a/xyz`);
    const [, { headers = {} } = {}] = [server.exchanges[1], server.exchanges[1]?.parts[0]];
    expect(headers['content-disposition']).toBe('form-data; name="asciicast"; filename="ascii.cast"');
  });

  it.each<[string, Reply]>([
    [
      'the address alone, as old servers answer',
      { status: 200, headers: { 'content-type': 'text/plain' }, body: 'https://a.example/a/1\n' },
    ],
    ['an address in the header only', { status: 201, headers: { location: 'https://a.example/a/1' } }],
  ])('understands %s', async (_, reply) => {
    server.answer = () => reply;
    expect(await send()).toEqual({ url: 'https://a.example/a/1', message: undefined });
  });

  it('passes on what the server warns of', async () => {
    const warnings: string[] = [];
    server.answer = () => ({ ...taken(server), headers: { ...taken(server).headers, warning: 'too old' } });
    await send({}, { warn: (warning: string) => warnings.push(warning) });
    expect(warnings).toEqual([`${new URL(server.url).host}: too old`]);
  });
});

describe('a failure is one sentence that says what to do', () => {
  const plain = { 'content-type': 'text/plain' };
  it.each<[string, Reply, RegExp]>([
    [
      '400',
      json(400, { message: 'Bad.' }),
      /refuses the request \(HTTP status 400\) \(it says: Bad\): check its address \(serverUrl\)$/,
    ],
    [
      '401',
      json(401, { type: 'unauthenticated', message: 'Unknown install ID' }),
      /does not know this install-id \(it says: Unknown install ID\): castkit auth links it/,
    ],
    [
      '403',
      json(403, { type: 'upload_limit_reached', message: 'Limit' }),
      /does not let you upload \(it says: Limit\): your account/,
    ],
    [
      '404',
      { status: 404, body: '<html>' },
      /has nothing that takes recordings at this address: check it \(serverUrl\)/,
    ],
    ['413', json(413, { message: 'Too large' }), /no recordings of this size \(it says: Too large\): castkit trim/],
    [
      '422',
      json(422, { type: 'validation_failed', message: 'asciicast v9 is not supported' }),
      /does not take this recording \(it says: asciicast v9 is not supported\): castkit validate/,
    ],
    ['422 in text', { status: 422, headers: plain, body: ' bad\n\x1b[31m cast ' }, /\(it says: bad/],
    ['429', { status: 429, headers: { 'retry-after': '3600' } }, /was asked too often: try again in 3600 seconds$/],
    [
      '503',
      { status: 503, headers: { 'content-type': 'text/html' }, body: '<h1>down</h1>' },
      /is busy or down for maintenance: try again in a few minutes$/,
    ],
    ['500', { status: 500 }, /has failed \(HTTP status 500\): look whether the recording is there/],
    [
      'a redirect',
      { status: 302, headers: { location: 'https://evil.example/x?y' } },
      /redirects to https:\/\/evil\.example, and a recording is sent nowhere but where it was meant to go: give that address itself/,
    ],
    ['a redirect to nowhere', { status: 301 }, /redirects, and a recording/],
    [
      'no JSON',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>welcome</html>' },
      /expected the address of the recording, found text\/html: it may have been taken/,
    ],
    ['JSON without an address', json(201, { id: 1 }), /found JSON without an url/],
    ['an address that is none', json(201, { url: 'javascript:alert(1)' }), /found JSON without an url/],
    [
      'broken JSON',
      { status: 201, headers: { 'content-type': 'application/json' }, body: '{"url":' },
      /found JSON without an url/,
    ],
    ['a status that is none', { status: 999 }, /answered HTTP status 999/],
  ])('%s', async (_, reply, sentence) => {
    server.answer = () => reply;
    const error = await send().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'CastError', message: expect.stringMatching(sentence) });
    expect((error as Error).message).toMatch(/^127\.0\.0\.1:\d+: /);
    expect((error as Error).message).not.toContain('\n');
    expect(waits).toEqual([]);
    expect(server.exchanges.map(({ path }) => path)).toEqual(
      reply.status === 404 ? ['/api/v1/recordings', '/api/asciicasts'] : ['/api/v1/recordings'],
    );
  });

  it('a connection that is cut, which is not tried again', async () => {
    server.answer = (_, response) => void response.destroy();
    await expect(send()).rejects.toThrow(
      /ended without an answer \(it broke off\), so that the recording may have been taken: look there/,
    );
    expect([server.exchanges.length, waits]).toEqual([1, []]);
  });

  it('an answer that is cut', async () => {
    server.answer = (_, response) => {
      response.writeHead(201, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{', () => response.destroy());
      return undefined;
    };
    await expect(send()).rejects.toThrow(/ended without an answer .*may have been taken/);
  });

  it('nobody there, after three attempts', async () => {
    await server.stop();
    await expect(send()).rejects.toThrow(
      /cannot be connected to \(nothing listens there\): check its address \(serverUrl\) and your network/,
    );
    expect(waits).toEqual([1000, 2000]);
    server = await new UploadServer().start();
  });

  it.each(['ftp://a', 'https://user:pw@a', 'https://a/?b', 'a.example', ''])(
    '%j, which is no address',
    async (serverUrl) => {
      await expect(send({ serverUrl })).rejects.toThrow('serverUrl: expected an address such as');
    },
  );
});

describe('an upload is sent again', () => {
  it.each([429, 503])('where a server that answers %i says how soon', async (status) => {
    let left = 2;
    server.answer = () => (left-- > 0 ? { status, headers: { 'retry-after': '5' } } : taken(server));
    const told: number[] = [];
    expect((await send({}, { onWait: (seconds: number) => told.push(seconds) })).url).toContain('/a/xyz');
    expect([told, waits]).toEqual([
      [5, 5],
      [5000, 5000],
    ]);
  });

  it('three times at most', async () => {
    server.answer = () => ({ status: 503, headers: { 'retry-after': '1' } });
    await expect(send()).rejects.toThrow('is busy or down for maintenance: try again in 1 second');
    expect(server.exchanges).toHaveLength(3);
  });
});

describe('over http', () => {
  it('warns that others can read along, but on the loopback', async () => {
    const warnings: string[] = [];
    const lookup = {
      warn: (warning: string) => warnings.push(warning),
      signal: AbortSignal.abort(new Error('enough')),
    };
    await expect(send({ serverUrl: 'http://a.example' }, lookup)).rejects.toThrow('enough');
    expect(warnings).toEqual([expect.stringMatching(/^a\.example: http is not encrypted/)]);
    await send({}, { warn: (warning: string) => warnings.push(warning) });
    expect(warnings).toHaveLength(1);
  });
});

it('an account is linked at an address of the server, without a request', () => {
  expect(connectUrl(ID)).toBe(`https://asciinema.org/connect/${ID}`);
  expect(connectUrl(ID, { serverUrl: `${server.url}/` })).toBe(`${server.url}/connect/${ID}`);
  expect(server.exchanges).toEqual([]);
});
