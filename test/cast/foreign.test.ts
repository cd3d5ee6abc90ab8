// Recordings that are no asciicast: raw output, ttyrec, typescripts of script(1).
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { type ReadOptions, readCast } from '../../src/core/recording/read.js';
import { loadCast } from '../../src/node/source/load.js';
import { useFolder } from '../support/folder.js';
import { isInstalled } from '../support/program.js';

const path = useFolder();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(input: Uint8Array, options: ReadOptions = {}) {
  const warnings: string[] = [];
  const cast = readCast(input, { name: 'in', warn: (warning) => warnings.push(warning), ...options });
  return { ...cast, events: [...cast.events], warnings };
}

function ttyrec(frames: readonly [seconds: number, micros: number, data: string | Uint8Array][]): Uint8Array {
  return Buffer.concat(
    frames.map(([seconds, micros, data]) => {
      const body = typeof data === 'string' ? bytes(data) : data;
      const head = Buffer.alloc(12);
      head.writeUInt32LE(seconds, 0);
      head.writeUInt32LE(micros, 4);
      head.writeUInt32LE(body.length, 8);
      return Buffer.concat([head, body]);
    }),
  );
}

describe('raw output', () => {
  it('is read as one event, in the size that is given', () => {
    const { header, events } = read(bytes('hi\r\n'), { inputFormat: 'raw', cols: 40, rows: 10 });
    expect(header).toMatchObject({ version: 3, cols: 40, rows: 10 });
    expect(events).toEqual([{ time: 0, type: 'output', data: 'hi\r\n' }]);
  });

  it('is recognised by the size that it opens with, as asciinema writes it', () => {
    const { header, events } = read(bytes('\x1b[8;5;33thi'));
    expect(header).toMatchObject({ cols: 33, rows: 5 });
    expect(events).toEqual([{ time: 0, type: 'output', data: 'hi' }]);
  });

  it('is not guessed otherwise', () => {
    expect(() => read(bytes('\x1b[1mhello'))).toThrow(/found raw terminal output/);
  });

  it('keeps characters whole over the border of two events', () => {
    const { events } = read(bytes('鍵'.repeat(700_000)), { inputFormat: 'raw' });
    expect(events.length).toBeGreaterThan(1);
    expect(events.map((event) => (event.type === 'output' ? event.data : '')).join('')).toBe('鍵'.repeat(700_000));
  });
});

describe('ttyrec', () => {
  const crab = bytes('🦀');
  const frames: [number, number, string | Uint8Array][] = [
    [1000, 900_000, '\x1b[8;24;100thello '],
    [1001, 100_000, crab.subarray(0, 2)],
    [1002, 0, crab.subarray(2)],
    [1001, 0, 'back'],
  ];

  it('is recognised, and read with times from its start', () => {
    const ordered = frames.slice(0, 3);
    const { header, events } = read(ttyrec(ordered));
    expect(header).toMatchObject({ version: 3, cols: 100, rows: 24, timestamp: 1000 });
    expect(events).toEqual([
      { time: 0, type: 'output', data: '\x1b[8;24;100thello ' },
      { time: 200_000, type: 'output', data: '' },
      { time: 1_100_000, type: 'output', data: '🦀' },
    ]);
  });

  it('clamps time that runs backwards, and uses what is left of a frame cut off', () => {
    const whole = ttyrec([...frames, [1003, 0, 'the end']]);
    const { events, warnings } = read(whole.subarray(0, whole.length - 4), { inputFormat: 'ttyrec' });
    expect(events.at(-2)).toEqual({ time: 1_100_000, type: 'output', data: 'back' });
    expect(events.at(-1)).toEqual({ time: 2_100_000, type: 'output', data: 'the' });
    expect(warnings).toEqual([
      'in: the last frame is cut off; the rest of it was used',
      'in: time runs backwards 1 times; taken as the time of the frame before',
    ]);
  });

  it('is refused where there are no frames', () => {
    expect(() => read(bytes('short'), { inputFormat: 'ttyrec' })).toThrow(/expected a ttyrec frame at byte 0/);
    expect(() => read(bytes('x'.repeat(100)), { inputFormat: 'ttyrec' })).toThrow(/expected a ttyrec frame/);
    expect(() => read(bytes('x'.repeat(100)))).toThrow(/expected a recording/);
  });
});

describe('typescript', () => {
  const opening =
    'Script started on 2024-05-06 07:08:09+00:00 [TERM="xterm" TTY="/dev/pts/1" COLUMNS="90" LINES="20"]\n';
  const script = bytes(`${opening}$ ls\r\nfile\r\nScript done on 2024-05-06\n`);

  it('is read with classic timing', () => {
    const { header, events } = read(script, { timing: bytes('0.5 2\n1.25 4\n0.000001 6\n') });
    expect(header).toMatchObject({ cols: 90, rows: 20, termType: 'xterm', timestamp: 1_714_979_289 });
    expect(events).toEqual([
      { time: 500_000, type: 'output', data: '$ ' },
      { time: 1_750_000, type: 'output', data: 'ls\r\n' },
      { time: 1_750_001, type: 'output', data: 'file\r\n' },
    ]);
  });

  it('is read with advanced timing: facts, input, resizes', () => {
    const timing = [
      'H 0.000000 START_TIME 2024-05-06 07:08:09+00:00',
      'H 0.000000 COLUMNS 70',
      'H 0.000000 COMMAND ls -l',
      'H 0.000000 OUTPUT_LOG io.log',
      'H 0.000000 INPUT_LOG io.log',
      'O 0.5 2',
      'I 0.1 3',
      'S 0.2 SIGWINCH ROWS=30 COLS=100',
      'O 0.1 2',
      'H 0.000000 DURATION 1.0',
    ].join('\n');
    const { header, events } = read(bytes(`${opening}$ ls\nok`), { timing: bytes(timing) });
    expect(header).toMatchObject({ cols: 70, rows: 20, command: 'ls -l' });
    expect(events).toEqual([
      { time: 500_000, type: 'output', data: '$ ' },
      { time: 600_000, type: 'input', data: 'ls\n' },
      { time: 800_000, type: 'resize', cols: 100, rows: 30 },
      { time: 900_000, type: 'output', data: 'ok' },
    ]);
  });

  it('ends when the session did, with its exit status', () => {
    const timing = 'O 0.5 2\nO 0.1 4\nH 0.000000 DURATION 2.25\nH 0.000000 EXIT_CODE 3\n';
    expect(read(script, { timing: bytes(timing) }).events.at(-1)).toEqual({
      time: 2_250_000,
      type: 'exit',
      status: '3',
    });
  });

  it('tells the whole command, quotes in it too', () => {
    const first = 'Script started on 2024-05-06 07:08:09+00:00 [COMMAND="echo "a" [b]" <not executed on terminal>]\n';
    expect(read(bytes(`${first}ok`), { timing: bytes('0.1 2\n') }).header.command).toBe('echo "a" [b]');
  });

  it('leaves input out that is in a file of its own', () => {
    const { events } = read(script, { timing: bytes('O 0.5 2\nI 0.1 3\nO 0.1 4\n') });
    expect(events.map((event) => event.type === 'output' && event.data)).toEqual(['$ ', 'ls\r\n']);
  });

  it('needs its timing file, and says what is wrong with it', () => {
    expect(() => read(script)).toThrow(/found a script\(1\) typescript; timing names the file/);
    expect(() => read(script, { inputFormat: 'typescript' })).toThrow(/timing: expected the timing file/);
    expect(() => read(script, { timing: bytes('0.1 2\nsoon 3\n') })).toThrow(
      'timing of in:2:1: expected a delay and a length, found "soon 3"',
    );
    expect(read(script, { timing: bytes('0.1 2\n0.2 9000\n') }).warnings).toHaveLength(1);
  });

  test.skipIf(!isInstalled('script', '--version'))('is read as script(1) writes it, if that is installed', async () => {
    for (const format of ['classic', 'advanced']) {
      const words = [
        '-q',
        '-m',
        format,
        '-O',
        path('out'),
        '-T',
        path('times'),
        '-c',
        'printf "a\\nb"; sleep 0.2; printf c',
      ];
      spawnSync('script', words, { stdio: 'ignore' });
      const cast = await loadCast(path('out'), { timing: path('times') });
      const events = [...cast.events];
      expect(events.map((event) => (event.type === 'output' ? event.data : '')).join('')).toBe('a\r\nbc');
      expect(events.at(-1)?.time).toBeGreaterThan(150_000);
    }
  });

  it('is loaded with the name of its timing file', async () => {
    writeFileSync(path('ts'), script);
    writeFileSync(path('times'), '0.5 2\n');
    expect([...(await loadCast(path('ts'), { timing: path('times') })).events]).toHaveLength(1);
    await expect(loadCast(path('ts'), { timing: path('none') })).rejects.toThrow(/no such file/);
  });
});
