// castkit stream as a user has it: at a terminal, and without one.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCast } from '../../src/index.js';
import { useFolder } from '../support/folder.js';
import { Viewer } from '../support/live.js';
import { run } from '../support/program.js';
import { RelayServer } from '../support/relay-server.js';
import { castkitSession, type Session } from '../support/session.js';

const path = useFolder();
const env = () => ({ SHELL: '/bin/sh', XDG_STATE_HOME: path('state'), HOME: path(), TERM: 'dumb', PS1: '> ' });

const streamAt = (...args: string[]): Session => castkitSession(['stream', ...args], { cwd: path(), env: env() });
const stream = (...args: string[]) => run(['castkit', 'stream', ...args], { cwd: path(), env: env() });

/** Of the page and of the stream, as they are told. */
async function addresses(session: Session): Promise<{ url: string; streamUrl: string }> {
  const [, url = '', streamUrl = ''] = /(http:\S+) +\(or: castkit play (ws:\S+)\)/.exec(
    await session.until(/live at .*\)/),
  )!;
  return { url, streamUrl };
}

describe('castkit stream --serve', () => {
  it('shows what happens in the terminal to who watches, and ends with it', async () => {
    const session = streamAt('--serve', '--', 'sh', '-c', 'echo ready; read word; echo "got $word"; exit 3');
    const { url, streamUrl } = await addresses(session);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    await session.until('ready');
    const viewer = await new Viewer(streamUrl).until(({ output }) => output.includes('ready'));
    expect(viewer.frames[0]).toMatchObject({ cols: 80, rows: 24 });
    session.type('fish\r');
    await viewer.until(({ output }) => output.includes('got fish'));
    expect(await viewer.closed()).toEqual({ code: 1000, reason: 'ended' });
    expect(viewer.frames.slice(-2)).toMatchObject([
      { type: 'event', event: { type: 'exit', status: '3' } },
      { type: 'end' },
    ]);
    expect(await session.end()).toEqual({ code: 0, signal: 0 });
    expect(existsSync(path('state'))).toBe(false);
  });

  it('follows the size of the terminal', async () => {
    const session = streamAt('-l');
    const { streamUrl } = await addresses(session);
    const viewer = await new Viewer(streamUrl).until(({ frames }) => frames.length > 0);
    session.pty.resize(60, 12);
    await viewer.until(({ frames }) =>
      frames.some((frame) => frame.type === 'event' && frame.event.type === 'resize' && frame.event.cols === 60),
    );
    session.type('exit\r');
    await session.end();
  });

  it('records at once, what was typed only if that was asked for', async () => {
    const session = streamAt('demo.cast', '--serve', '127.0.0.1:0', '--title', 'Both', '-c', 'read a; echo "<$a>"');
    const { streamUrl } = await addresses(session);
    await session.until('ends it');
    const viewer = await new Viewer(streamUrl).until(({ frames }) => frames.length > 0);
    session.type('word\r');
    await viewer.closed();
    expect(await session.end()).toEqual({ code: 0, signal: 0 });
    const { header, events } = readCast(readFileSync(path('demo.cast')), { name: 'demo.cast' });
    expect(header).toMatchObject({ title: 'Both', cols: 80, rows: 24 });
    const recorded = [...events];
    expect(recorded.map(({ type }) => type)).not.toContain('input');
    expect(recorded.at(-1)).toMatchObject({ type: 'exit', status: '0' });
    expect(viewer.output).toContain('<word>');
  });

  it('ends in order when it is told to stop', async () => {
    const session = streamAt('--serve', '--', 'sleep', '100');
    const { streamUrl } = await addresses(session);
    const viewer = await new Viewer(streamUrl).until(({ frames }) => frames.length > 0);
    process.kill(session.pty.pid, 'SIGTERM');
    expect(await viewer.closed()).toEqual({ code: 1000, reason: 'ended' });
    expect((await session.end()).code).toBe(143);
  });

  it('runs without a terminal, and ends with the status of the program if it is asked to', () => {
    const { status, stdout, stderr } = stream('--serve', '--return', '--', 'sh', '-c', 'echo one; exit 7');
    expect({ status, stdout: stdout.toString() }).toEqual({ status: 7, stdout: '' });
    expect(stderr).toMatch(/^castkit: live at http:\/\/127\.0\.0\.1:\d+\/ {2}\(or: castkit play ws:\S+\)\n$/);
  });

  it('makes pictures of it, too', () => {
    expect(stream('--serve', '-o', 'demo.txt', '--', 'echo', 'pictured').status).toBe(0);
    expect(readFileSync(path('demo.txt'), 'utf8')).toMatch(/^pictured\n/);
  });

  it('shows a flood to who watches without holding the program up', async () => {
    const session = streamAt('--serve', '--', 'sh', '-c', 'read go; yes | head -c 3000000; echo; echo done');
    const { streamUrl } = await addresses(session);
    const viewer = await new Viewer(streamUrl).until(({ frames }) => frames.length > 0);
    session.type('\r');
    await viewer.closed();
    expect(viewer.output.trimEnd()).toMatch(/y\r\n\r\ndone$/);
    await session.end();
  });

  it('says what it cannot do', () => {
    const refused = (...args: string[]) => {
      const { status, stderr } = stream(...args, '--', 'touch', 'ran');
      return { status, words: stderr.split('\n')[0] };
    };
    expect(refused()).toEqual({ status: 2, words: expect.stringMatching(/--serve/) });
    expect(refused('--serve', '0.0.0.0:8080')).toEqual({
      status: 2,
      words: expect.stringMatching(/expected an address of this machine only.*"0\.0\.0\.0:8080"/),
    });
    expect(refused('--serve', 'demo/x')).toEqual({
      status: 2,
      words: expect.stringMatching(/--serve: expected an address such as 8080/),
    });
    expect(refused('--serve', '192.0.2.1:80', '--public')).toEqual({
      status: 1,
      words: expect.stringMatching(/192\.0\.2\.1:80: cannot serve the stream: /),
    });
    expect(existsSync(path('ran'))).toBe(false);
  });

  it('does not let a folder decide who may watch', () => {
    writeFileSync(path('castkit.yaml'), 'public: true\nserve: 0.0.0.0:0\n');
    const { status, stderr } = stream('--serve', '--', 'echo', 'x');
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/public shows the session to others: give it on the command line/),
    ]);
  });
});

describe('what castkit stream shows', () => {
  /** A session that goes on when a line is typed. */
  async function going(...words: string[]): Promise<{ session: Session; url: string; streamUrl: string }> {
    const script = words.map((word) => `read go; printf '${word}\\r\\n'`).join('; ');
    const session = streamAt('--serve', '--', 'sh', '-c', `echo ready; ${script}`);
    const told = await addresses(session);
    await session.until('ready');
    return { session, ...told };
  }

  it('is watched by castkit play, which leaves the last screen in the terminal', async () => {
    const { session, streamUrl } = await going('one', 'two');
    const player = castkitSession(['play', streamUrl], { cwd: path(), env: env() });
    await player.until('ready');
    session.type('\r');
    await player.until('one');
    session.type('\r');
    await player.until(/\x1b\[\?1049l[\s\S]*two/);
    expect(await player.end()).toEqual({ code: 0, signal: 0 });
    await session.end();
  });

  it('is left with q', async () => {
    const { session, streamUrl } = await going('one');
    const player = castkitSession(['play', streamUrl, '--speed', '2'], { cwd: path(), env: env() });
    await player.until('ready');
    player.type('q');
    await player.until('--speed does nothing for a live stream');
    expect(await player.end()).toEqual({ code: 0, signal: 0 });
    session.type('\r');
    await session.end();
  });

  it('is recorded by castkit rec --from, by the address of the stream or of its page', async () => {
    const { session, url, streamUrl } = await going('one', 'two');
    const recorders = [
      castkitSession(['rec', 'a.cast', '--from', streamUrl, '-t', 'From afar'], { cwd: path(), env: env() }),
      castkitSession(['rec', '-o', 'b.txt', '--from', url], { cwd: path(), env: env() }),
    ];
    for (const recorder of recorders) await recorder.until('ctrl+c ends it');
    session.type('\r');
    await session.until('one');
    session.type('\r');
    for (const recorder of recorders) expect(await recorder.end()).toEqual({ code: 0, signal: 0 });
    await session.end();
    const { header, events } = readCast(readFileSync(path('a.cast')), { name: 'a.cast' });
    expect(header).toMatchObject({ version: 3, cols: 80, rows: 24, title: 'From afar', timestamp: expect.any(Number) });
    const all = [...events];
    expect(all[0]).toMatchObject({ time: 0, data: expect.stringContaining('ready') });
    expect(all.at(-1)).toMatchObject({ type: 'exit', status: '0' });
    expect(readFileSync(path('b.txt'), 'utf8')).toMatch(/ready.*one.*two/s);
  });

  it('is recorded until ctrl+c', async () => {
    const { session, streamUrl } = await going('one');
    const recorder = castkitSession(['rec', 'a.cast', '--from', streamUrl], { cwd: path(), env: env() });
    await recorder.until('ctrl+c ends it');
    recorder.type('\x03');
    expect(await recorder.end()).toEqual({ code: 0, signal: 0 });
    expect(readFileSync(path('a.cast'), 'utf8')).toMatch(/ready/);
    session.type('\r');
    await session.end();
  });

  it('is told of where there is nothing to watch, and no file is made', () => {
    const refused = (...args: string[]) => {
      const { status, stderr } = run(['castkit', ...args], { cwd: path(), env: env() });
      return [status, stderr.split('\n')[0]];
    };
    expect(refused('rec', 'a.cast', '--from', 'ws://127.0.0.1:9/ws')).toEqual([
      1,
      expect.stringMatching(/ws:\/\/127\.0\.0\.1:9\/ws: expected a live stream: nobody listens there/),
    ]);
    expect(refused('play', 'ws://127.0.0.1:9/ws')[0]).toBe(1);
    expect(refused('rec', 'a.cast', '--from', 'demo.cast')).toEqual([
      2,
      expect.stringMatching(/--from: expected the address of a live stream/),
    ]);
    expect(refused('rec', 'a.cast', '--from', 'ws://127.0.0.1:9/ws', '--', 'ls')).toEqual([
      2,
      expect.stringMatching(/--from: expected no program beside it/),
    ]);
    expect(refused('gif', 'ws://127.0.0.1:9/ws', 'a.gif')).toEqual([
      1,
      expect.stringMatching(/expected a recording, found a live stream/),
    ]);
    expect([existsSync(path('a.cast')), existsSync(path('a.gif'))]).toEqual([false, false]);
  });
});

describe('castkit stream --relay', () => {
  const ID = '9da34ff4-9bf7-45d4-aa88-98c933b15a3f';
  let relay: RelayServer;
  beforeEach(async () => {
    relay = await new RelayServer().listen();
  });
  afterEach(() => relay.close());

  const relayed = (args: string[], more: Record<string, string> = {}): Session =>
    castkitSession(['stream', ...args], { cwd: path(), env: { ...env(), ASCIINEMA_INSTALL_ID: ID, ...more } });
  const textOf = (at: number): string =>
    (relay.connections[at] ?? [])
      .map((frame) =>
        frame.type === 'init' ? frame.screen : frame.type === 'event' && 'data' in frame.event ? frame.event.data : '',
      )
      .join('');

  it('asks the server for a stream, and sends it the session', async () => {
    const session = relayed(['-r', '-t', 'Live', '--', 'sh', '-c', 'read a; echo "got $a"'], {
      CASTKIT_SERVER_URL: relay.url,
    });
    await session.until(`castkit: live at ${relay.url}/s/public7`);
    await session.until('ends it');
    session.type('fish\r');
    expect(await session.end()).toEqual({ code: 0, signal: 0 });
    await relay.until(({ closings }) => closings.length === 1);
    expect(relay.requests[0]?.body).toMatchObject({ live: true, title: 'Live', shell: '/bin/sh' });
    expect(textOf(0)).toContain('got fish');
    expect(relay.connections[0]?.at(-1)).toMatchObject({ type: 'end' });
    expect(relay.closings).toEqual([{ code: 1000, reason: 'ended' }]);
  });

  it('goes on through a lost connection, on a page at once, and records', async () => {
    const session = relayed([
      'demo.cast',
      '--serve',
      '--relay',
      relay.producerUrl(),
      '--',
      'sh',
      '-c',
      'read a; echo "<$a>"; read b; echo "<$b>"',
    ]);
    const { streamUrl } = await addresses(session);
    await session.until('castkit: live on the server');
    await relay.until(({ connections }) => connections[0]?.length === 1);
    relay.drop();
    await session.until('the server is out of reach (the connection broke off); trying again');
    session.type('one\r');
    await session.until('connected to the server again');
    const viewer = await new Viewer(streamUrl).until(({ frames }) => frames.length > 0);
    session.type('two\r');
    expect(await session.end()).toEqual({ code: 0, signal: 0 });
    await relay.until(({ closings }) => closings.length === 2);
    expect(textOf(1)).toMatch(/<one>.*<two>/s);
    await viewer.until(({ output }) => output.includes('<two>'));
    expect(readFileSync(path('demo.cast'), 'utf8')).toMatch(/<one>.*<two>/s);
  });

  it('lets the session go on where the server wants no more, and says so in the end', async () => {
    const session = relayed(['--relay', relay.producerUrl(), '--', 'sh', '-c', 'read a; echo "<$a>"']);
    await relay.until(({ connections }) => connections[0]?.length === 1);
    relay.closeAll(4002, 'leadership lost');
    await session.until('the server ended the stream: another session has taken the stream over');
    session.type('still\r');
    await session.until('<still>');
    await session.until(/error: the server ended the stream:.*\s+the session went on/);
    expect((await session.end()).code).toBe(1);
  });

  it('runs nothing where there is no stream to be had', async () => {
    relay.refusal = { status: 401, body: {} };
    const refused = relayed(['--relay', '--server-url', relay.url, '--', 'touch', 'ran']);
    await refused.until(/does not know this install-id: castkit auth\s+links it/);
    expect((await refused.end()).code).toBe(1);
    const nowhere = relayed(['--relay', 'ws://127.0.0.1:9/ws/S/secret', '--', 'touch', 'ran']);
    expect(await nowhere.until(/cannot stream there:\s.*/)).toMatch(/nobody listens there/);
    expect((await nowhere.end()).code).toBe(1);
    expect(nowhere.output).not.toContain('secret');
    expect(existsSync(path('ran'))).toBe(false);
  });

  it('goes to no server that a folder names', async () => {
    writeFileSync(path('castkit.yaml'), `server-url: http://127.0.0.1:9\nrelay: ${relay.producerUrl()}\n`);
    const { status, stderr } = run(['castkit', 'stream', '--serve', '--', 'true'], { cwd: path(), env: env() });
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/relay shows the session to others: give it on the command line/),
    ]);
    writeFileSync(path('castkit.yaml'), 'server-url: http://127.0.0.1:9\n');
    const session = relayed(['--relay', '--', 'true'], { ASCIINEMA_SERVER_URL: relay.url });
    await session.until(`castkit: live at ${relay.url}`);
    expect((await session.end()).code).toBe(0);
  });
});
