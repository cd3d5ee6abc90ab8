import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CastError, UsageError } from '../../src/core/errors.js';
import { loadCast } from '../../src/node/source/load.js';
import { openSource, type SourceOptions } from '../../src/node/source/source.js';
import { bytesOf, corpus, fixtures, hasCorpus, V2 } from './reading.js';

const TEXT = '{"version": 2, "width": 80, "height": 24}\n[0.25, "o", "one"]\n';
/** TEXT as the zstd program packs it: Node.js 20 cannot. */
const ZSTD = Buffer.from(
  'KLUv/SQ96QEAeyJ2ZXJzaW9uIjogMiwgIndpZHRoIjogODAsICJoZWlnaHQiOiAyNH0KWzAuMjUsICJvIiwgIm9uZSJdCquC8iQ=',
  'base64',
);

let folder: string;
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'castkit-source-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = async (input: string, options?: SourceOptions) => {
  const { bytes, name } = await openSource(input, options);
  return { text: new TextDecoder().decode(bytes), name };
};
const failure = async (input: string, options?: SourceOptions) => {
  const error: unknown = await openSource(input, options).catch((reason: unknown) => reason);
  if (!(error instanceof CastError)) throw error;
  return error.message;
};

describe('a path', () => {
  it('is read', async () => {
    expect(await open(file('a.cast', TEXT))).toEqual({ text: TEXT, name: join(folder, 'a.cast') });
    expect(await open(file('empty', ''))).toMatchObject({ text: '' });
  });

  it('that leads nowhere is an error', async () => {
    expect(await failure('/no/such.cast')).toBe('/no/such.cast: expected a recording, found no such file');
    expect(await failure(folder)).toBe(`${folder}: expected a recording, found a folder`);
    expect(await failure(join(file('b.cast', TEXT), 'c'))).toContain('found no such file');
    expect(await failure(`${folder}/${'x'.repeat(300)}`)).toContain('the name is too long');
    expect(await failure('a\0b')).toMatch(/expected a readable file, but /);
  });

  it('to a file that is too large, or has no end, is an error that names the limit', async () => {
    const words = 'expected at most 20 bytes of text (maxText), found more';
    expect(await failure(file('c.cast', TEXT), { maxText: 20 })).toBe(`${join(folder, 'c.cast')}: ${words}`);
    expect(await failure('/dev/zero', { maxText: 20 })).toBe(`/dev/zero: ${words}`);
  });

  it('gives a recording', async () => {
    const cast = await loadCast(`${fixtures}minimal-v3.cast`);
    expect([...cast.events]).toHaveLength(3);
    const warnings: string[] = [];
    const lenient = await loadCast(file('d.cast', `${V2}\nlol!\n[1, "o", "a"]`), {
      lenient: true,
      warn: (warning) => warnings.push(warning),
    });
    expect([...lenient.events]).toHaveLength(1);
    expect(warnings).toHaveLength(1);
  });
});

describe('standard input', () => {
  async function* chunks(...texts: string[]) {
    for (const text of texts) yield bytesOf(text);
  }

  it('is read to its end', async () => {
    expect(await open('-', { stdin: chunks(TEXT.slice(0, 9), TEXT.slice(9)) })).toEqual({
      text: TEXT,
      name: 'standard input',
    });
  });

  it('may be compressed, and is limited', async () => {
    async function* packed() {
      yield gzipSync(TEXT);
    }
    expect(await open('-', { stdin: packed() })).toMatchObject({ text: TEXT });
    expect(await failure('-', { stdin: chunks(TEXT, TEXT), maxText: 70 })).toMatch(/^standard input: .*\(maxText\)/);
  });
});

describe('an archive', () => {
  it('of gzip is known by its first bytes', async () => {
    expect(await open(file('e.cast', gzipSync(TEXT)))).toMatchObject({ text: TEXT });
  });

  it('may have several members', async () => {
    const two = Buffer.concat([gzipSync(TEXT), gzipSync('[1, "o", "b"]\n')]);
    expect(await open(file('f.gz', two))).toMatchObject({ text: `${TEXT}[1, "o", "b"]\n` });
    expect(await open(file('f.zst', Buffer.concat([ZSTD, ZSTD])))).toMatchObject({ text: TEXT + TEXT });
  });

  it('of zstd is known by its first bytes', async () => {
    expect(await open(file('g.cast', ZSTD))).toMatchObject({ text: TEXT });
  });

  it('that is cut off at any byte is an error, never a part of the text', async () => {
    const gzip = gzipSync(TEXT);
    for (let end = 2; end < gzip.length; end++) {
      expect(await failure(file('h.gz', gzip.subarray(0, end)))).toMatch(
        /expected a whole gzip archive, but it is cut off$/,
      );
    }
    for (let end = 4; end < ZSTD.length; end++) {
      expect(await failure(file('h.zst', ZSTD.subarray(0, end)))).toMatch(
        /expected a whole zstd archive, but it is cut off$/,
      );
    }
  });

  it('that is damaged is an error', async () => {
    const gzip = gzipSync(TEXT);
    gzip.fill(0xff, 12, 20);
    expect(await failure(file('i.gz', gzip))).toMatch(/expected a whole gzip archive, but it is damaged \(/);
    const zstd = Buffer.from(ZSTD);
    zstd[6] = zstd[6]! | 6; // the type of the first block, one that is reserved
    expect(await failure(file('i.zst', zstd))).toMatch(/expected a whole zstd archive, but it is damaged \(/);
  });

  it('that unpacks to more than the limit is stopped there', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    expect(await failure(file('j.gz', bomb), { maxText: 1_000_000 })).toMatch(/expected at most 1000000 bytes of text/);
    // Ten thousand runs of 128 KB, four bytes each.
    const runs = Buffer.alloc(40_001, Buffer.from([0x02, 0x00, 0x10, 0x20]), 'latin1');
    const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38]);
    const end = Buffer.from([0x01, 0x00, 0x00]);
    const zstdBomb = Buffer.concat([header, runs.subarray(0, 40_000), end]);
    expect(await failure(file('j.zst', zstdBomb), { maxText: 1_000_000 })).toMatch(
      /expected at most 1000000 bytes of text/,
    );
  });

  it('of more frames than any compressor writes is refused', async () => {
    const empty = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x00, 0x01, 0x00, 0x00]);
    expect(await open(file('m.zst', empty))).toMatchObject({ text: '' });
    expect(await failure(file('m.zst', Buffer.alloc(9 * 100_001, empty)))).toMatch(/it has more than 100000 frames$/);
  });

  it('that asks for gigabytes of memory is refused before they are taken', async () => {
    const greedy = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 0x01, 0x00, 0x00]);
    expect(await failure(file('k.zst', greedy))).toMatch(/expected a whole zstd archive, but it is damaged \(/);
  });

  it.skipIf(!hasCorpus)('from the corpus gives what gunzip gives (skipped where ../shared is missing)', async () => {
    const name = 'Stephen-Seo__asciinema_player_usage_example__demo.cast';
    expect((await open(`${corpus}reader/${name}.gz`)).text).toBe((await open(corpus + name)).text);
  });

  const hasZstd = spawnSync('zstd', ['--version']).status === 0;
  it.skipIf(!hasZstd)('of zstd of any level and size is read (skipped without the zstd program)', async () => {
    const text =
      TEXT + Array.from({ length: 20_000 }, (_, i) => `[${i}.5, "o", "${(i * 2654435761) % 1e9}"]\n`).join('');
    for (const level of ['-1', '-3', '-19']) {
      for (const content of [text, '']) {
        const { stdout } = spawnSync('zstd', ['-q', '-c', level], { input: content });
        expect((await open(file('l.zst', stdout))).text).toBe(content);
      }
    }
  });
});

describe('a URL', () => {
  type Answer = (request: IncomingMessage, response: ServerResponse) => void;
  const answers: Record<string, Answer> = {};
  let server: Server;
  let base: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const answer = answers[request.url ?? ''];
      if (answer) answer(request, response);
      else response.writeHead(404).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const serve = (path: string, answer: Answer | string | Uint8Array, type = 'application/x-asciicast') => {
    answers[path] =
      typeof answer === 'function'
        ? answer
        : (_, response) => response.writeHead(200, { 'content-type': type }).end(answer);
    return base + path;
  };
  const redirect =
    (to: string): Answer =>
    (_, response) =>
      response.writeHead(302, { location: to }).end();

  it('of a recording is read, compressed or not', async () => {
    expect(await open(serve('/a.cast', TEXT))).toEqual({ text: TEXT, name: `${base}/a.cast` });
    expect(await open(serve('/a.cast.gz', gzipSync(TEXT), 'application/octet-stream'))).toMatchObject({ text: TEXT });
    const encoded: Answer = (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(TEXT));
    expect(await open(serve('/encoded', encoded))).toMatchObject({ text: TEXT });
  });

  it.each([
    ['a relative link', '<link rel="alternate" type="application/x-asciicast" href="../files/7.cast?a=1&amp;b=2">'],
    ['an absolute path', "<link href='/files/7.cast?a=1&amp;b=2' type='application/x-asciicast' rel='alternate'/>"],
    ['other words', '<LINK REL="nofollow ALTERNATE" TYPE="application/asciicast+json" HREF=/files/7.cast?a=1&b=2 >'],
  ])('of a page is followed to the recording it links: %s', async (_, link) => {
    serve('/files/7.cast?a=1&b=2', TEXT);
    const other = '<link rel="stylesheet" href="/x.css"><link rel="alternate" type="application/rss+xml" href="/rss">';
    const page = serve(
      '/pages/7',
      `\n<!DOCTYPE html>\n<html><head>${other}${link}</head></html>`,
      'text/html; charset=utf-8',
    );
    expect(await open(page)).toEqual({ text: TEXT, name: page });
  });

  it('of a page that links none is an error', async () => {
    expect(await failure(serve('/none', '<html></html>', 'text/html'))).toBe(
      `${base}/none: expected a recording, or a page with <link rel="alternate" type="application/x-asciicast">, found a page without one`,
    );
  });

  it('of a page made to be slow to search is searched in no time', async () => {
    const page = `<html>${'<link rel="alternate" '.repeat(40_000)}<link ${'a'.repeat(100_000)}>`;
    expect(await failure(serve('/slow-page', page, 'text/html'))).toContain('found a page without one');
  });

  it('may redirect five times', async () => {
    serve('/r0', TEXT);
    for (let n = 1; n <= 6; n++) serve(`/r${n}`, redirect(n % 2 ? `/r${n - 1}` : `${base}/r${n - 1}`));
    expect(await open(`${base}/r5`)).toMatchObject({ text: TEXT });
    expect(await failure(`${base}/r6`)).toBe(`${base}/r6: expected at most 5 redirects (maxRedirects), found more`);
    expect(await failure(serve('/loop', redirect('/loop')))).toContain('at most 5 redirects');
  });

  it.each(['file:///etc/passwd', 'data:text/plain,x', 'ftp://127.0.0.1/x'])('never leads to %s', async (target) => {
    const protocol = new URL(target).protocol;
    expect(await failure(serve('/away', redirect(target)))).toBe(
      `${base}/away: expected http or https, but it leads to ${protocol}`,
    );
    const link = `<link rel="alternate" type="application/x-asciicast" href="${target}">`;
    expect(await failure(serve('/page-away', `<html>${link}`, 'text/html'))).toContain(`it leads to ${protocol}`);
  });

  it('that fails is an error that says how', async () => {
    expect(await failure(`${base}/missing`)).toBe(
      `${base}/missing: expected a recording, but the server answered 404 Not Found`,
    );
    expect(await failure('http://127.0.0.1:1/a.cast')).toMatch(
      /^http:\/\/127\.0\.0\.1:1\/a\.cast: expected a recording, but fetching it failed \(.+\)$/,
    );
    expect(await failure('http://')).toContain('fetching it failed');
    const cut: Answer = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write(TEXT, () => response.destroy());
    };
    expect(await failure(serve('/cut', cut))).toContain('fetching it failed');
  });

  it('that sends without an end is stopped at the limit, also after decompression', async () => {
    const endless: Answer = (_, response) => {
      const more = () => {
        while (response.write('x'.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    };
    expect(await failure(serve('/endless', endless), { maxText: 100_000 })).toContain('(maxText)');
    const bomb: Answer = (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5e6)));
    expect(await failure(serve('/bomb', bomb), { maxText: 100_000 })).toContain('(maxText)');
  });

  it('that never answers is given up', async () => {
    const silent = serve('/silent', () => {});
    expect(await failure(silent, { urlTimeout: 0.05 })).toBe(
      `${silent}: expected an answer within 0.05 seconds (urlTimeout)`,
    );
    const half = serve('/half', (_, response) => response.write('{'));
    expect(await failure(half, { urlTimeout: 0.05 })).toContain('(urlTimeout)');
  });

  it('can be cancelled', async () => {
    const controller = new AbortController();
    const opening = openSource(
      serve('/cancelled', () => controller.abort(new Error('stopped'))),
      { signal: controller.signal },
    );
    await expect(opening).rejects.toThrow('stopped');
  });
});

describe('options', () => {
  it('are checked', async () => {
    await expect(openSource('x', { maxText: -1 })).rejects.toThrow(UsageError);
  });
});
