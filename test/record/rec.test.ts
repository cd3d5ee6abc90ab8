// castkit rec as a user has it: at a terminal, and without one.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCast, screenAt, screenText } from '../../src/index.js';
import { useFolder } from '../support/folder.js';
import { programPath, run, shellWord } from '../support/program.js';
import { castkitSession, Session } from '../support/session.js';
import { json, UploadServer } from '../support/upload-server.js';

const path = useFolder();
const state = () => ({ SHELL: '/bin/sh', XDG_STATE_HOME: path('state'), HOME: path() });
const kept = (): string[] =>
  existsSync(path('state/castkit/recordings')) ? readdirSync(path('state/castkit/recordings')) : [];

const read = (name: string) => {
  const { header, events } = readCast(readFileSync(path(name)), { name });
  return { header, events: [...events] };
};

/** Kinds and what they hold, neighbouring output joined. */
function summary(name: string): string[] {
  let output = '';
  const lines: string[] = [];
  const flush = () => {
    if (output !== '') lines.push(`o ${output}`);
    output = '';
  };
  for (const event of read(name).events) {
    if (event.type === 'output') output += event.data;
    else {
      flush();
      if (event.type === 'input') lines.push(`i ${event.data}`);
      if (event.type === 'resize') lines.push(`r ${event.cols}x${event.rows}`);
      if (event.type === 'marker') lines.push(`m ${event.label}`);
      if (event.type === 'exit') lines.push(`x ${event.status}`);
    }
  }
  flush();
  return lines;
}

/** What `stty -g` prints. */
const MODES = /[\da-f:]{40,}/;
const STATUS = { SIGTERM: 143, SIGHUP: 129, SIGINT: 130, SIGQUIT: 131 };

/** Without a terminal. */
const rec = (...args: string[]) => run(['castkit', 'rec', ...args], { cwd: path(), env: state() });

/** At one that answers no questions. */
const recAt = (args: readonly string[], env: Record<string, string> = {}): Session =>
  castkitSession(['rec', ...args], { cwd: path(), env: { ...state(), TERM: 'dumb', PS1: '> ', ...env } });

describe('castkit rec without a terminal', () => {
  it('records a program', () => {
    const { status, stdout, stderr } = rec('demo.cast', '--', 'sh', '-c', 'echo one; exit 3');
    expect({ status, stdout: stdout.toString() }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toMatch(/^castkit: demo\.cast {2}\d\.\d s\n$/);
    expect(summary('demo.cast')).toEqual(['o one\r\n', 'x 3']);
    expect(read('demo.cast').header).toMatchObject({
      version: 3,
      cols: 80,
      rows: 24,
      command: "sh -c 'echo one; exit 3'",
    });
  });

  it('takes the size and the terminal that programs expect', () => {
    rec('demo.cast', '--window-size', '100x', '--rows', '7', '-c', 'stty size; echo $TERM $COLUMNS');
    expect(summary('demo.cast')[0]).toMatch(/^o 7 100\r\n[\w-]+\r\n$/);
    expect(
      run(['castkit', 'rec', 'b.cast', '-c', 'echo $TERM'], { cwd: path(), env: { ...state(), TERM: '' } }).status,
    ).toBe(0);
    expect(summary('b.cast')[0]).toBe('o xterm-256color\r\n');
  });

  it('ends with the status of the program if it is asked to', () => {
    expect(rec('a.cast', '--return', '-c', 'exit 7').status).toBe(7);
    expect(rec('b.cast', '--return', '-c', 'kill -9 $$').status).toBe(137);
    expect(rec('c.cast', '-c', 'exit 7').status).toBe(0);
  });

  it('writes every format', () => {
    for (const [name, ...args] of [
      ['v1.cast', '-f', 'v1'],
      ['v2.cast', '-f', 'v2'],
      ['v3.cast', '-f', 'asciicast-v3'],
      ['two.cast', '--output-format', 'asciicast-v2'],
      ['v2.cast.gz', '-f', 'v2'],
      ['raw.out', '--raw'],
      ['text.txt'],
    ] as [string, ...string[]][]) {
      expect(rec(name, ...args, '-c', 'echo hello; echo world').stderr).toContain(`castkit: ${name}`);
    }
    const text = (name: string) => readFileSync(path(name), 'utf8');
    expect(JSON.parse(text('v1.cast'))).toMatchObject({ version: 1, width: 80 });
    expect(text('v2.cast')).toMatch(/^\{"version":2,.*"env":\{"SHELL":.*"TERM":/);
    expect(text('two.cast')).toMatch(/^\{"version":2,/);
    expect(text('v3.cast')).toMatch(/^\{"version":3,/);
    expect(gunzipSync(readFileSync(path('v2.cast.gz'))).toString()).toMatch(/^\{"version":2,/);
    expect(text('raw.out')).toBe('\x1b[8;24;80thello\r\nworld\r\n');
    expect(text('text.txt')).toBe('hello\nworld\n');
    expect(kept()).toEqual([]);
  });

  it('writes to standard output', () => {
    const { status, stdout } = rec('-', '-q', '-c', 'echo hello');
    expect({ status, lines: stdout.toString().split('\n').length }).toEqual({ status: 0, lines: 4 });
    expect(rec('-', '-q', '--raw', '-c', 'echo hello').stdout.toString()).toBe('\x1b[8;24;80thello\r\n');
  });

  it('goes straight to pictures, and keeps the recording only if it has a name', () => {
    const command = ['--', 'sh', '-c', 'echo picture'];
    expect(rec('-o', 'a.svg', '-o', 'new/a.gif', '--theme', 'nord', ...command).status).toBe(0);
    expect(readdirSync(path()).filter((name) => name.endsWith('.cast'))).toEqual([]);
    expect(readFileSync(path('a.svg'), 'utf8')).toContain('picture');
    expect(readFileSync(path('new/a.gif')).subarray(0, 6).toString()).toBe('GIF89a');
    expect(rec('demo.cast', '-o', 'b.txt', ...command).status).toBe(0);
    expect(summary('demo.cast')).toEqual(['o picture\r\n', 'x 0']);
    expect(rec('-o', 'other.cast', '-o', 'b.txt', ...command).status).toBe(0);
    expect(summary('other.cast')).toEqual(['o picture\r\n', 'x 0']);
    expect(kept()).toEqual([]);
  });

  it('leaves a recording that exists alone, unless it is told what to do', () => {
    rec('demo.cast', '-c', 'echo one');
    const before = readFileSync(path('demo.cast'), 'utf8');
    const refused = rec('demo.cast', '-c', 'touch was-run');
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.stderr).toBe('demo.cast: exists already: --overwrite replaces it, --append goes on with it\n');
    expect(existsSync(path('was-run'))).toBe(false);
    expect(readFileSync(path('demo.cast'), 'utf8')).toBe(before);
    rec('demo.cast', '--overwrite', '-c', 'echo two');
    expect(summary('demo.cast')).toEqual(['o two\r\n', 'x 0']);
  });

  it('goes on with a recording', () => {
    rec('v3.cast', '-c', 'echo one');
    rec('v3.cast', '-a', '--window-size', '90x30', '-c', 'echo two');
    expect(summary('v3.cast')).toEqual(['o one\r\n', 'x 0', 'r 90x30', 'o two\r\n', 'x 0']);
    expect(readFileSync(path('v3.cast'), 'utf8')).toContain('\n[0.000, "r", "90x30"]\n');
    rec('v2.cast', '-f', 'v2', '-c', 'echo one');
    rec('v2.cast', '--append', '-c', 'echo two');
    expect(summary('v2.cast')).toEqual(['o one\r\n', 'x 0', 'o two\r\n', 'x 0']);
    const times = read('v2.cast').events.map(({ time }) => time);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    rec('raw.out', '--raw', '-c', 'echo one');
    rec('raw.out', '--raw', '-a', '-c', 'echo two');
    expect(readFileSync(path('raw.out'), 'utf8')).toBe('\x1b[8;24;80tone\r\ntwo\r\n');
    rec('new.cast', '-a', '-c', 'echo new');
    writeFileSync(path('empty.cast'), '');
    rec('empty.cast', '-a', '-c', 'echo new');
    expect([summary('new.cast'), summary('empty.cast')]).toEqual([
      ['o new\r\n', 'x 0'],
      ['o new\r\n', 'x 0'],
    ]);
  });

  it('goes on with what a crash has left', () => {
    const header = '{"version":2,"width":80,"height":24}\n[1.5, "o", "one"]\n';
    writeFileSync(path('cut.cast'), `${header}[2.5, "o", "tw`);
    writeFileSync(path('no-newline.cast'), `${header}[2.5, "o", "two"]`);
    for (const name of ['cut.cast', 'no-newline.cast']) expect(rec(name, '-a', '-c', 'echo three').status).toBe(0);
    expect(summary('cut.cast')).toEqual(['o onethree\r\n', 'x 0']);
    expect(summary('no-newline.cast')).toEqual(['o onetwothree\r\n', 'x 0']);
  });

  it.each([
    [['-a', 'v1.cast'], 1, /v1\.cast: expected asciicast v2 or v3 to append to, found v1/],
    [['-a', 'gz.cast'], 1, /expected a recording that is not compressed/],
    [
      ['-a', 'v2.cast', '-f', 'v3'],
      2,
      /--append: expected a recording in the format that was asked for, received asciicast v2/,
    ],
    [['-a', '--overwrite', 'x.cast'], 2, /--append: expected no --overwrite beside it/],
    [['-a', '--redact', 'x.cast'], 2, /--append: expected no --redact beside it/],
    [['-a'], 2, /file: expected a name for the recording, or -o/],
    [['demo.gif'], 2, /file: expected a name for the recording, received "demo\.gif"\. Did you mean -o demo\.gif\?/],
    [['-o', 'demo.bmp'], 2, /-o: expected a name that ends in one of .*, received "demo\.bmp"/],
    [['-o', 'a.gif', '-o', 'a.gif'], 2, /-o: expected different files/],
    [['x.cast', '-o', 'y.cast'], 2, /-o: expected one recording/],
    [['x.cast', '--window-size', '0x5'], 2, /--window-size: expected a size such as 100x30/],
    [['x.cast', '--pause-key', 'abc'], 2, /--pause-key: expected a key such as/],
    [['x.cast', '-e', 'A B'], 2, /-e: expected names of variables/],
    [['x.cast', '--redact=nothing'], 2, /expected some of/],
    [['folder'], 1, /folder: expected the name of a file, found a folder/],
  ])('refuses %j before anything is started', (args, status, words) => {
    writeFileSync(path('v1.cast'), '{"version":1,"width":80,"height":24,"stdout":[]}');
    writeFileSync(path('v2.cast'), '{"version":2,"width":80,"height":24}\n');
    writeFileSync(path('gz.cast'), Buffer.of(0x1f, 0x8b, 8));
    mkdirSync(path('folder'));
    const result = rec(...args, '-c', 'touch was-run');
    expect(result.stderr).toMatch(words);
    expect(result.status).toBe(status);
    expect(existsSync(path('was-run'))).toBe(false);
    expect(existsSync(path('x.cast'))).toBe(false);
    expect(kept()).toEqual([]);
  });

  it('says that there is no such program, and leaves no file', () => {
    expect(rec('demo.cast', '--', 'no-such-program')).toMatchObject({
      status: 1,
      stderr: 'no-such-program: there is no such program\n',
    });
    expect(rec('-o', 'demo.gif', '--', 'no-such-program').status).toBe(1);
    expect(existsSync(path('demo.cast'))).toBe(false);
    expect(kept()).toEqual([]);
  });

  it('writes down no variable that was not named', () => {
    const env = { ...state(), SECRET_TOKEN: 'hunter2', PROJECT: 'boats', SHELL: '/bin/sh' };
    run(['castkit', 'rec', 'a.cast', '-c', 'true'], { cwd: path(), env });
    run(['castkit', 'rec', 'b.cast', '--env', 'PROJECT,MISSING', '-c', 'true'], { cwd: path(), env });
    expect(read('a.cast').header.env).toEqual({ SHELL: '/bin/sh' });
    expect(read('b.cast').header.env).toEqual({ PROJECT: 'boats' });
    expect(readFileSync(path('a.cast'), 'utf8')).not.toContain('hunter2');
  });

  it('lets programs know that they are recorded', () => {
    rec('a.cast', '-c', 'echo $ASCIINEMA_REC $CASTKIT_REC $' + '{#ASCIINEMA_SESSION}');
    expect(summary('a.cast')[0]).toBe('o 1 1 32\r\n');
  });

  it('redacts before anything is written under its name', () => {
    const token = 'ghp_0123456789abcdefghij0123456789abcdef';
    // While the program runs only the private file may hold the secret.
    const look = `find . -type f | xargs grep -l ghp_ ; find . -name "*.cast" -exec stat -c %a {} +`;
    expect(rec('a.cast', '--redact', '-o', 'a.txt', '-c', `echo ${token}; ${look}`).status).toBe(0);
    const text = readFileSync(path('a.cast'), 'utf8') + readFileSync(path('a.txt'), 'utf8');
    expect(text).not.toContain(token.slice(4, 20));
    expect(summary('a.cast')[0]).toMatch(/\*+\r\n\.\/state\/castkit\/recordings\/a\.[^\r]*\r\n600\r\n$/);
    expect(kept()).toEqual([]);
  });

  it('tells of recordings that were interrupted', () => {
    mkdirSync(path('state/castkit/recordings'), { recursive: true, mode: 0o700 });
    rec('-o', 'a.txt', '-c', 'ls state/castkit/recordings > name');
    const name = readFileSync(path('name'), 'utf8').trim();
    writeFileSync(path('state/castkit/recordings', name), 'x');
    expect(rec('b.cast', '-c', 'true').stderr).toContain(
      `a recording that was interrupted is kept in ${path('state/castkit/recordings', name)}\n`,
    );
    expect(rec('c.cast', '-q', '-c', 'true').stderr).toBe('');
  });

  it('leaves a recording that is whole so far when it is killed', async () => {
    const session = castkitSession(['rec', 'demo.cast', '-q', '-c', 'echo "pid $PPID"; echo shown; sleep 60'], {
      cwd: path(),
      env: { ...state(), TERM: 'dumb' },
    });
    const pid = Number((await session.until(/pid \d+/)).slice(4));
    await session.until('shown\r\n');
    process.kill(pid, 'SIGKILL');
    await session.end();
    expect(summary('demo.cast')).toEqual([expect.stringMatching(/^o pid \d+\r\nshown\r\n$/)]);
  });

  it('suspends the recording where the disk fails, and lets the session go on', () => {
    if (!existsSync('/dev/full')) return;
    const { status, stderr } = rec('/dev/full', '--overwrite', '-c', 'echo one; touch went-on');
    expect({ status, wentOn: existsSync(path('went-on')) }).toEqual({ status: 1, wentOn: true });
    expect(stderr).toMatch(/\/dev\/full: the recording ends at 0\.0 s: no space left on the disk; the session went on/);
  });

  it('warns of a recording in a recording', () => {
    rec(
      'outer.cast',
      '-c',
      `${process.execPath} ${join(import.meta.dirname, '../../bin/castkit.js')} rec inner.cast -c true`,
    );
    expect(summary('outer.cast')[0]).toContain('this session is being recorded already');
  });
});

describe('castkit rec at a terminal', () => {
  it('records a shell, what is typed, and the end', async () => {
    const session = recAt(['demo.cast', '-I', '-c', 'sh']);
    await session.until('recording to demo.cast; ctrl+d or exit ends it, ctrl+\\ pauses it');
    await session.until('> ');
    session.type('echo $((6*7))\r');
    await session.until('42');
    session.type('exit 4\r');
    await session.until(/demo\.cast {2}\d+\.\d s/);
    expect(await session.end()).toEqual({ code: 0, signal: 0 });
    expect(summary('demo.cast')).toEqual([
      'o > ',
      'i echo $((6*7))\r',
      'o echo $((6*7))\r\n42\r\n> ',
      'i exit 4\r',
      'o exit 4\r\n',
      'x 4',
    ]);
    expect(statSync(path('demo.cast')).mode & 0o777).toBe(0o666 & ~process.umask());
  });

  it('follows the size of the terminal, but not in a side that was given', async () => {
    for (const [args, sizes] of [
      [[], ['24 80', '20 90', 'r 90x20']],
      [
        ['--cols', '60'],
        ['24 60', '20 60', 'r 60x20'],
      ],
    ] as const) {
      const session = recAt([
        'demo.cast',
        '--overwrite',
        ...args,
        '-c',
        'trap "stty size; exit" WINCH; stty size; while :; do sleep 0.05; done',
      ]);
      await session.until(sizes[0]);
      session.pty.resize(90, 20);
      await session.until(sizes[1]);
      await session.end();
      expect(summary('demo.cast')[1]).toBe(sizes[2]);
    }
  });

  it('asks the terminal for its colours and its version, and passes on what is typed meanwhile', async () => {
    const session = castkitSession(['rec', 'demo.cast', '-c', 'read line; echo "got <$line>"'], {
      cwd: path(),
      env: state(),
    });
    await session.until('\x1b[c');
    const colours = Array.from({ length: 16 }, (_, i) => `\x1b]4;${i};rgb:${i.toString(16).repeat(2)}/00/00\x07`).join(
      '',
    );
    session.type(
      `early\x1bP>|Fake 1.0\x1b\\\x1b]10;rgb:aa/bb/cc\x07${colours}\x1b]11;rgb:00/11/22\x07 bird\x1b[?62;c\r`,
    );
    await session.until('got <early bird>');
    await session.end();
    expect(read('demo.cast').header).toMatchObject({
      termType: 'xterm-256color',
      termVersion: 'Fake 1.0',
      theme: { foreground: 0xaabbcc, background: 0x001122 },
    });
  });

  it('hears what is typed behind the answers of the terminal', async () => {
    const session = castkitSession(['rec', 'demo.cast', '-c', 'echo ready; read line; echo "got <$line>"'], {
      cwd: path(),
      env: state(),
    });
    // Said while the terminal still begins lines at the left.
    await session.until('recording to demo.cast; ctrl+d or exit ends it, ctrl+\\ pauses it\r\n');
    await session.until('\x1b[c');
    session.type('\x1b[?62;c');
    await session.until('ready\r\n');
    session.type('later\r');
    await session.until('got <later>');
    await session.end();
  });

  it('pauses, marks, and goes on with the screen as it then is', async () => {
    const session = recAt(['demo.cast', '--marker-key', 'C-g', '-c', 'sh']);
    await session.until('> ');
    session.type('\x07');
    session.type('echo fir"s"t\r');
    await session.until('first');
    await session.until('> ');
    session.type('\x1c');
    await session.until('recording paused');
    session.type('echo hunt"e"r2; echo aft"e"r\r');
    await session.until('after');
    await session.until('> ');
    session.type('\x1c');
    await session.until('recording goes on');
    session.type('echo la"s"t\r');
    await session.until('last');
    session.type('exit\r');
    await session.until('1 marker');
    await session.end();
    expect(summary('demo.cast').map((line) => line[0])).toEqual(['o', 'm', 'o', 'x']);
    const cast = readCast(readFileSync(path('demo.cast')), { name: 'demo.cast' });
    const screen = screenText(await screenAt(cast, Infinity)).filter((line) => line !== '');
    expect(screen).toEqual([
      '> echo fir"s"t',
      'first',
      '> echo hunt"e"r2; echo aft"e"r',
      'hunter2',
      'after',
      '> echo la"s"t',
      'last',
      '> exit',
    ]);
  });

  it('restores the terminal, whatever ends it', async () => {
    // An outer shell tells the modes before and after.
    const program = `printf "pid $PPID \\033[?1049h\\033[?1000h\\033[?25lgo"; sleep 60`;
    const castkit = [process.execPath, programPath('castkit'), 'rec', '-q', 'd.cast', '--overwrite', '-c', program];
    const words = castkit.map(shellWord).join(' ');
    for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'] as const) {
      const session = new Session(['/bin/sh', '-c', `stty -g; ${words}; echo "status $?"; stty -g`], {
        cwd: path(),
        env: { ...state(), TERM: 'dumb' },
      });
      const before = await session.until(MODES);
      const pid = Number((await session.until(/pid \d+/)).slice(4));
      await session.until('\x1b[?25lgo');
      process.kill(pid, signal);
      await session.until('\x1b[?1049l\x1b[?1000l\x1b[?25h');
      const status = await session.until(/status \d+/);
      const after = await session.until(MODES);
      await session.end();
      expect({ signal, status, after }).toEqual({ signal, status: `status ${STATUS[signal]}`, after: before });
      // Who does not go in time is hung up on.
      expect([`x ${STATUS[signal]}`, 'x 129']).toContain(summary('d.cast').at(-1));
    }
  });

  it('asks what is to become of a recording without a name', async () => {
    const save = recAt(['-c', 'echo one']);
    await save.until('(s)ave, (u)pload, (d)iscard? ');
    save.type('what?\r');
    await save.until('(s)ave, (u)pload, (d)iscard? ');
    save.type('s\r');
    await save.until('name of the recording');
    save.type('mine.cast\r');
    await save.until(/mine\.cast {2}\d/);
    await save.end();
    expect(summary('mine.cast')).toEqual(['o one\r\n', 'x 0']);
    const discard = recAt(['-c', 'echo two']);
    await discard.until('(s)ave, (u)pload, (d)iscard? ');
    discard.type('d\r');
    await discard.end();
    expect(kept()).toEqual([]);
    const gone = recAt(['-c', 'echo three']);
    await gone.until('(s)ave, (u)pload, (d)iscard? ');
    gone.type('\x04');
    await gone.until('the recording is kept in');
    await gone.end();
    expect(kept()).toHaveLength(1);
  });

  describe('uploads a recording without a name', () => {
    const ask = '(s)ave, (u)pload, (d)iscard? ';
    let server: UploadServer;
    const session = (...args: string[]) =>
      recAt(args, { XDG_STATE_HOME: path('state'), CASTKIT_SERVER_URL: server.url, USER: 'ada' });
    beforeEach(async () => {
      server = await new UploadServer().start();
    });
    afterEach(() => server.stop());

    it('and keeps nothing of it', async () => {
      const recorded = session('-c', 'echo shared');
      await recorded.until(ask);
      recorded.type('u\r');
      await recorded.until(`to ${new URL(server.url).host}`);
      await recorded.until(`castkit: ${server.url}/a/xyz`);
      await recorded.end();
      expect(server.exchanges[0]?.parts[0]?.body).toContain('shared\\r\\n');
      expect(kept()).toEqual([]);
    });

    it('after another question where there are secrets in it', async () => {
      const token = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`;
      const recorded = session('-c', `echo ${token}`);
      await recorded.until(ask);
      recorded.type('u\r');
      await recorded.until('(r)edact and upload, (u)pload as it is, (b)ack? ');
      expect(server.exchanges).toEqual([]);
      recorded.type('r\r');
      await recorded.until(`castkit: ${server.url}/a/xyz`);
      await recorded.end();
      expect(server.exchanges[0]?.parts[0]?.body).not.toContain(token);
    });

    it('or asks again where that fails', async () => {
      server.answer = () => json(413, {});
      const recorded = session('-c', 'echo large');
      await recorded.until(ask);
      recorded.type('u\r');
      await recorded.until('takes no recordings of this size');
      await recorded.until(ask);
      recorded.type('s\r');
      await recorded.until('name of the recording');
      recorded.type('mine.cast\r');
      await recorded.end();
      expect(summary('mine.cast')).toEqual(['o large\r\n', 'x 0']);
    });
  });
});
