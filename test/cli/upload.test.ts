// castkit upload and auth as a user calls them: whose server, whose install-id, what is said, and what stays here. Beside asciinema's own
// client, where one is installed.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HELLO } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { environment, isInstalled, programPath } from '../support/program.js';
import { type Exchange, json, UploadServer } from '../support/upload-server.js';

const ASCIINEMA = process.env['ASCIINEMA'] ?? 'asciinema';
const ID = '9da34ff4-9bf7-45d4-aa88-98c933b15a3f';
const OTHER = '11111111-2222-3333-4444-555555555555';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SECRET = `${HELLO}[3.0,"o","export GITHUB_TOKEN=ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}\\r\\n"]\n`;
const path = useFolder();
let server: UploadServer;

interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** The server of these tests is in this process, which must not wait for the program. */
function running(
  command: string,
  args: readonly string[],
  { env = {}, input = '' }: { env?: Record<string, string>; input?: string | Uint8Array },
): Promise<Run> {
  const own = Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/^(ASCIINEMA_|XDG_|USER$|USERNAME$)/.test(name)),
  );
  const child = spawn(command, args, { cwd: path('work'), env: { ...own, HOME: path('home'), ...env } });
  const run = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (run.stdout += text));
  child.stderr.on('data', (text) => (run.stderr += text));
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((done) => child.on('close', (status) => done({ ...run, status })));
}

const castkit = (args: readonly string[], more: { env?: Record<string, string>; input?: string | Uint8Array } = {}) =>
  running(process.execPath, [programPath('castkit'), ...args], more);
const upload = (...args: string[]) => castkit(['upload', 'demo.cast', '--server-url', server.url, ...args]);

function put(name: string, text: string): void {
  mkdirSync(dirname(path(name)), { recursive: true });
  writeFileSync(path(name), text);
}
const idOf = ({ headers }: Exchange | { headers: Exchange['headers'] }): string =>
  Buffer.from(headers.authorization?.slice(6) ?? '', 'base64')
    .toString()
    .split(':')[1] ?? '';

beforeEach(async () => {
  server = await new UploadServer().start();
  mkdirSync(path('home'));
  put('work/demo.cast', HELLO);
});
afterEach(() => server.stop());

describe('castkit upload', () => {
  it('names the host first, and prints the address', async () => {
    const { status, stdout, stderr } = await upload();
    const { host } = new URL(server.url);
    expect([status, stdout]).toEqual([0, `${server.url}/a/xyz\n`]);
    expect(stderr.split('\n')[0]).toMatch(new RegExp(`^castkit: uploading demo\\.cast \\(\\d+ B\\) to ${host}$`));
    expect(server.exchanges[0]?.parts[0]?.body).toBe(HELLO);
  });

  it('says nothing but the address with -q', async () => {
    expect(await upload('-q')).toEqual({ status: 0, stdout: `${server.url}/a/xyz\n`, stderr: '' });
  });

  it('unpacks what is packed, and writes anew what is no asciicast', async () => {
    writeFileSync(path('work/packed.cast.gz'), gzipSync(HELLO));
    put('work/session.raw', 'hello\r\n');
    await castkit(['upload', 'packed.cast.gz', '--server-url', server.url]);
    await castkit(['upload', '-', '--server-url', server.url], { input: HELLO });
    await castkit(['upload', 'session.raw', '--input-format', 'raw', '--server-url', server.url]);
    const sent = server.exchanges.map(({ parts: [part] }) => [
      /filename="(.*)"/.exec(part?.headers['content-disposition'] ?? '')?.[1],
      part?.body,
    ]);
    expect(sent.slice(0, 2)).toEqual([
      ['packed.cast', HELLO],
      ['recording.cast', HELLO],
    ]);
    expect(sent[2]).toEqual(['recording.cast', expect.stringMatching(/^\{"version":3/)]);
  });

  it.each([
    [
      'a recording without events',
      '{"version":2,"width":80,"height":24}\n',
      /expected a recording with events in it, found none/,
    ],
    ['what is no recording', 'hello\n', /^demo\.cast:?.*expected/],
    ['a broken line', `${HELLO}nonsense\n[9,"o","x"]\n`, /^demo\.cast:\d+/],
  ])('sends nothing of %s', async (_, text, words) => {
    put('work/demo.cast', text);
    const { status, stderr } = await upload();
    expect([status, stderr.split('\n')[0]]).toEqual([1, expect.stringMatching(words)]);
    expect(server.exchanges).toEqual([]);
  });

  it('ends with the server’s failure as one sentence, and status 1', async () => {
    server.answer = () => json(422, { message: 'no \x1b[31mevents' });
    const { status, stdout, stderr } = await upload();
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /: the server does not take this recording \(it says: no \\x1b\[31mevents\): castkit validate tells/,
    );
  });
});

describe('secrets', () => {
  beforeEach(() => put('work/demo.cast', SECRET));

  it('stop an upload', async () => {
    const { status, stderr } = await upload();
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^demo\.cast: expected a recording without secrets, found 1 \([\w-]+\): nothing was uploaded; --redact hides them, --yes/,
    );
    expect(stderr).not.toContain('ghp_');
    expect(server.exchanges).toEqual([]);
  });

  it('are hidden with --redact, or go along with --yes', async () => {
    expect((await upload('--redact')).status).toBe(0);
    expect((await upload('--yes')).status).toBe(0);
    const [hidden = '', whole = ''] = server.exchanges.map(({ parts }) => parts[0]?.body);
    expect(hidden).not.toContain('ghp_a1');
    expect(whole).toBe(SECRET);
  });

  it('go along by no file and no variable', async () => {
    put('work/castkit.yaml', 'upload:\n  yes: true\n');
    expect((await upload()).stderr).toMatch(/castkit\.yaml:2:\d+: yes would upload secrets unasked/);
    put('work/castkit.yaml', '');
    const { status } = await castkit(['upload', 'demo.cast', '--server-url', server.url], {
      env: { CASTKIT_YES: '1' },
    });
    expect([status, server.exchanges]).toEqual([2, []]);
  });
});

describe('the server', () => {
  const where = async (env: Record<string, string> = {}): Promise<string> => {
    const { stdout } = await castkit(['config', 'upload', '--json'], { env });
    const rows = JSON.parse(stdout) as { option: string; value: string; from: string }[];
    const row = rows.find(({ option }) => option === 'server-url');
    return `${row?.value} ${row?.from}`;
  };

  it('comes from the environment, then from the user’s own configuration, of castkit or asciinema', async () => {
    expect(await where()).toBe('https://asciinema.org default');
    put('home/.config/asciinema/config', '[api]\nurl = https://ini.example\n');
    expect(await where()).toMatch(/^https:\/\/ini\.example .*asciinema\/config: \[api\] url$/);
    put('home/.config/asciinema/config.toml', '[server]\nurl = "https://toml.example"\n');
    expect(await where()).toMatch(/^https:\/\/toml\.example .*config\.toml: \[server\] url$/);
    put('home/.config/castkit/castkit.yaml', 'server-url: https://home.example\n');
    expect(await where()).toMatch(/^https:\/\/home\.example .*castkit\/castkit\.yaml:1:\d+$/);
    const env: Record<string, string> = { ASCIINEMA_API_URL: 'https://api.example' };
    expect(await where(env)).toBe('https://api.example ASCIINEMA_API_URL');
    env['ASCIINEMA_SERVER_URL'] = 'https://server.example';
    expect(await where(env)).toBe('https://server.example ASCIINEMA_SERVER_URL');
    env['CASTKIT_SERVER_URL'] = 'https://castkit.example';
    expect(await where(env)).toBe('https://castkit.example CASTKIT_SERVER_URL');
  });

  it('does not come from a file in the folder, nor does who sees a recording', async () => {
    put(
      'work/castkit.yaml',
      `server-url: ${server.url}\nupload:\n  server-url: ${server.url}\n  visibility: public\ntitle: auto\n`,
    );
    const { stderr } = await castkit(['upload', 'demo.cast'], { env: { CASTKIT_SERVER_URL: `${server.url}/mine` } });
    expect(stderr).toMatch(
      /castkit\.yaml:1:\d+: server-url is left out: it counts on the command line, in the environment and in your own/,
    );
    expect(server.exchanges.map(({ path: asked }) => asked)).toEqual(['/mine/api/v1/recordings']);
    expect(server.exchanges[0]?.parts).toHaveLength(1);
    expect(await where()).toBe('https://asciinema.org default');
  });

  it('that is none is told with the place that names it', async () => {
    const { status, stderr } = await castkit(['auth'], { env: { ASCIINEMA_SERVER_URL: 'nonsense' } });
    expect([status, stderr]).toEqual([2, expect.stringContaining('ASCIINEMA_SERVER_URL: expected an address such as')]);
  });
});

describe('the install-id', () => {
  it('is made once, for its owner alone to read, where asciinema finds it', async () => {
    await upload();
    await upload();
    const file = path('home/.config/asciinema/install-id');
    const id = readFileSync(file, 'utf8').trim();
    expect(id).toMatch(UUID);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(server.exchanges.map(idOf)).toEqual([id, id]);
  });

  it.each([
    ['of asciinema 2', 'home/.config/asciinema/install-id', {}],
    ['of asciinema 3', 'home/.local/state/asciinema/install-id', {}],
    ['where XDG_STATE_HOME says', 'state/asciinema/install-id', { XDG_STATE_HOME: 'state' }],
    ['where ASCIINEMA_CONFIG_HOME says', 'config/install-id', { ASCIINEMA_CONFIG_HOME: 'config' }],
  ])('%s is used as it is', async (_, file, variables) => {
    put(file, `${ID.toUpperCase()}\n`);
    const env = Object.fromEntries(Object.entries(variables).map(([name, folder]) => [name, path(folder)]));
    expect((await castkit(['auth'], { env })).stdout).toBe(`https://asciinema.org/connect/${ID}\n`);
    expect(readFileSync(path(file), 'utf8')).toBe(`${ID.toUpperCase()}\n`);
  });

  it('of asciinema 3 goes before that of 2, and that of the environment before both', async () => {
    put('home/.config/asciinema/install-id', ID);
    put('home/.local/state/asciinema/install-id', OTHER);
    expect((await castkit(['auth'])).stdout).toContain(OTHER);
    expect((await castkit(['auth'], { env: { ASCIINEMA_INSTALL_ID: ID } })).stdout).toContain(ID);
  });

  it('that is none is not sent, shown or replaced', async () => {
    put('home/.config/asciinema/install-id', 'my secret words');
    const { status, stderr } = await upload();
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining('install-id: expected an install-id (a UUID), found something else'),
    ]);
    expect(stderr).not.toContain('words');
    expect([readFileSync(path('home/.config/asciinema/install-id'), 'utf8'), server.exchanges]).toEqual([
      'my secret words',
      [],
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('that cannot be read is an error', async () => {
    put('home/.config/asciinema/install-id', ID);
    chmodSync(path('home/.config/asciinema/install-id'), 0);
    const { status, stderr } = await upload();
    expect([status, stderr]).toEqual([1, expect.stringContaining('permission denied')]);
  });

  it('is not told on the way', async () => {
    put('home/.config/asciinema/install-id', ID);
    const { stdout, stderr } = await upload('-v');
    expect(stdout + stderr).not.toContain(ID);
  });
});

describe('castkit auth', () => {
  it('prints the link and makes no request', async () => {
    put('home/.config/asciinema/install-id', ID);
    const { status, stdout, stderr } = await castkit(['auth', '--server-url', server.url]);
    expect([status, stdout, server.exchanges]).toEqual([0, `${server.url}/connect/${ID}\n`, []]);
    expect(stderr).toContain(`signed in on ${new URL(server.url).host}`);
  });
});

describe.skipIf(!isInstalled(ASCIINEMA, '--version'))('beside asciinema', () => {
  it('the exchange is the same, but for what tells the programs apart', async () => {
    put('home/.config/asciinema/install-id', ID);
    const env = { ASCIINEMA_API_URL: server.url, USER: 'ada' };
    // A server that knows the older address only: both come to it in the end.
    server.answer = (exchange) =>
      exchange.path === '/api/asciicasts' ? json(201, { url: 'https://a.example/a/1' }) : json(404, {});
    const theirs = await running(ASCIINEMA, ['upload', 'demo.cast'], { env });
    const ours = await castkit(['upload', 'demo.cast'], { env });
    expect([theirs.status, ours.status]).toEqual([0, 0]);
    const [first, second] = [
      server.exchanges.find(({ headers }) => /^asciinema/.test(headers['user-agent'] ?? '')),
      server.exchanges.at(-1),
    ];
    const shown = ({ method, path: asked, headers, parts }: Exchange) => {
      const { 'user-agent': _agent, 'content-length': _length, 'content-type': type, ...rest } = headers;
      return {
        method,
        asked,
        rest,
        type: type?.replace(/boundary=.*/, ''),
        boundary: /boundary=[0-9a-f]{32}$/.test(type ?? ''),
        parts,
      };
    };
    expect(shown(second!)).toEqual(shown(first!));
    expect(Number(second?.headers['content-length'])).toBe(Number(first?.headers['content-length']));
  });

  it('the link to the account is the same, and so is the install-id', async () => {
    const ours = await castkit(['auth', '--server-url', server.url]);
    const theirs = await running(ASCIINEMA, ['auth'], { env: { ASCIINEMA_API_URL: server.url } });
    expect(theirs.stderr + theirs.stdout).toContain(ours.stdout.trim());
    expect(existsSync(path('home/.config/asciinema/install-id'))).toBe(true);
  });
});
