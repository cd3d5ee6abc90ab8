// Recordings made to fill the memory, each read by a process of its own with a small heap. What it takes in all is measured as well:
// text, screens and pictures are not on the heap.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { useFolder } from '../support/folder.js';
import { programPath } from '../support/program.js';

const MB = 1_000_000;
const HEAP = 96;
const inFolder = useFolder();

/** 10 MB of blank lines. */
const MEMBER = gzipSync(Buffer.alloc(10 * MB, '\n'));

const header = (cols = 80, rows = 24) => `{"version": 2, "width": ${cols}, "height": ${rows}}\n`;
const shows = (time: number, data: string) => `[${time}, "o", ${JSON.stringify(data)}]\n`;

function* times<T>(count: number, line: (index: number) => T): Generator<T> {
  for (let index = 0; index < count; index++) yield line(index);
}

interface Ended {
  status: number | null;
  /** The first line on standard error. */
  says: string;
  output: string;
  /** Most memory in use at a time, in MB. */
  peak: number;
}

const TELL_PEAK = 'data:text/javascript,process.on("exit",()=>console.error("peak "+process.resourceUsage().maxRSS))';

/** Runs castkit on a recording made piece by piece, in a process with a small heap. */
function run(pieces: Iterable<string | Uint8Array>, ...words: string[]): Ended {
  const path = inFolder('demo.cast');
  const file = openSync(path, 'w');
  for (const piece of pieces) writeSync(file, typeof piece === 'string' ? Buffer.from(piece) : piece);
  closeSync(file);
  const [command = 'txt', ...options] = words;
  return measure([command, path, '-', ...options], HEAP);
}

function measure(words: readonly string[], heap: number): Ended {
  const flags = [`--max-old-space-size=${heap}`, '--import', TELL_PEAK];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, programPath('castkit'), ...words], {
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  });
  const [says = ''] = stderr.split('\n');
  return { status, says, output: stdout, peak: (Number(/^peak (\d+)$/m.exec(stderr)?.[1]) * 1024) / MB };
}

describe('reading', () => {
  it.each([
    ['a line of 20 MB', () => [header(), shows(1, 'x'.repeat(20 * MB)), shows(2, '\x1bcafter')], 400],
    [
      '20 MB of lines',
      () => [header(), ...times(200, (at) => shows(at / 100, 'x'.repeat(0.1 * MB))), shows(20, '\x1bcafter')],
      350,
    ],
    [
      'an OSC of 50 MB that never ends',
      () => [header(), ...times(50, (at) => shows(at, `${at === 0 ? 'after\x1b]0;' : ''}${'x'.repeat(MB)}`))],
      350,
    ],
    [
      '200 000 links',
      () => [
        header(),
        ...times(200, (at) =>
          shows(at, [...times(1000, (n) => `\x1b]8;;http://a/${at}-${n}\x07x\x1b]8;;\x07\x1b[H`)].join('')),
        ),
        shows(1001, '\x1bcafter'),
      ],
      350,
    ],
    [
      'resizes, 5000 of them',
      () => [
        header(),
        ...times(5000, (at) => `[${at / 1000}, "r", "${at % 2 ? '200x100' : '201x99'}"]\n`),
        shows(6, '\x1bcafter'),
      ],
      350,
    ],
    [
      'images of a billion pixels',
      () => [
        header(),
        ...times(100, (at) =>
          shows(at, '\x1b_Ga=T,s=999999999,v=999999999;AAAA\x1b\\\x1bPq!999999999~\x1b\\'.repeat(100)),
        ),
        shows(101, '\x1bcafter'),
      ],
      350,
    ],
    [
      'bells, 10 million of them',
      () => [header(), ...times(10, (at) => shows(at, '\x07'.repeat(MB))), shows(51, 'after')],
      500,
    ],
    [
      'half a million events',
      () => [header(), ...times(500_000, (at) => shows(at / 1000, 'x')), shows(501, '\x1bcafter')],
      350,
    ],
    [
      'marks upon marks',
      () => [header(), ...times(20, (at) => shows(at, `a${'\u0301'.repeat(MB / 2)}`)), shows(21, '\x1bcafter')],
      350,
    ],
  ])('%s', (_, pieces, most) => {
    const { status, output, peak } = run(pieces());
    expect([status, output.trimEnd()]).toEqual([0, 'after']);
    expect(peak).toBeLessThan(most);
  });

  it.each([
    [
      'a gzip bomb of 2 GB',
      () => times(200, () => MEMBER),
      /expected at most 100000000 bytes of text \(--max-text\), found more$/,
      400,
    ],
    [
      'a terminal of 60000x60000',
      () => [header(60_000, 60_000)],
      /:1:1: expected at most 1000 columns \(--max-cols\), found 60000$/,
      150,
    ],
    [
      'a resize to 60000x60000',
      () => [header(), '[1, "r", "60000x60000"]\n'],
      /:2:1: expected at most 1000 columns \(--max-cols\), found 60000$/,
      150,
    ],
    [
      'comments, half a million',
      () => ['{"version": 3, "term": {"cols": 80, "rows": 24}}\n', ...times(500_000, () => '# note\n')],
      /expected at most 100000 comment lines in a row, found more$/,
      250,
    ],
    [
      'JSON nested a million deep',
      () => [header(), `[1, "k", ${'['.repeat(MB)}`, ']'.repeat(MB), ']\n'],
      /:2:1: expected JSON nested at most 1000 deep, found more$/,
      250,
    ],
  ])('%s is refused', (_, pieces, words, most) => {
    const { status, says, output, peak } = run(pieces(), 'txt', '--max-text', '100000000');
    expect([status, output]).toEqual([1, '']);
    expect(says).toMatch(words);
    expect(peak).toBeLessThan(most);
  });
});

describe('one event of 60 MB, a single line', () => {
  const SIZE = 60 * MB;
  const path = (): string => {
    const file = inFolder('long.cast');
    writeFileSync(file, `${header()}${shows(1, 'x'.repeat(SIZE))}`);
    return file;
  };

  it.each([
    ['grep', (file: string) => ['grep', 'zzz', file], 1],
    ['convert to text', (file: string) => ['convert', file, '-', '-f', 'txt'], 0],
  ])('%s takes less than 400 MB', (_, words, status) => {
    const ended = measure(words(path()), 2000);
    expect(ended.status).toBe(status);
    expect(ended.peak).toBeLessThan(400);
    if (status === 0) expect(ended.output === `${'x'.repeat(SIZE)}\n`).toBe(true);
  });
});

describe('drawing', () => {
  const everyFrame = (count: number) => [header(20, 5), ...times(count, (at) => shows(at / 25, `\x1b[H${at}`))];

  it.each([
    [
      'more frames than the limit',
      () => everyFrame(2000),
      ['gif', '--max-frames', '1000'],
      /expected at most 1000 frames \(--max-frames\), found more$/,
    ],
    [
      'more pixels than the limit',
      () => [header(1000, 1000), shows(1, 'x')],
      ['gif', '--font-size', '100'],
      /expected at most 100000000 pixels a frame \(--max-pixels\), found \d+x\d+$/,
    ],
    [
      'a longer time than the limit',
      () => [header(), ...times(20_000, (at) => shows(5 * at, 'x'))],
      ['svg'],
      /expected a recording of at most [\d.]+ s after the idle limit \(--max-duration\), found an event at [\d.]+ s$/,
    ],
  ])('%s is refused', (_, pieces, words, message) => {
    const { status, says, output, peak } = run(pieces(), ...words);
    expect([status, output]).toEqual([1, '']);
    expect(says).toMatch(message);
    expect(peak).toBeLessThan(350);
  });

  it('frames by the thousand takes no memory for each', () => {
    const [few, many] = [200, 8000].map((count) => run(everyFrame(count), 'gif', '--font-size', '6'));
    expect([few?.status, many?.status]).toEqual([0, 0]);
    expect(many!.peak - few!.peak).toBeLessThan(120);
  });
});
