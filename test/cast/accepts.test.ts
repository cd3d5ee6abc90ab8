import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCast } from '../../src/core/recording/read.js';
import { bytesOf, fixtures, read, V2, V3 } from './reading.js';

const out = (...events: [time: number, data: string][]) =>
  events.map(([time, data]) => ({ time, type: 'output' as const, data }));

const THEME = { fg: '#aaaaaa', bg: '#000102', palette: Array(8).fill('#0a0b0c').join(':') };

describe('the fixtures', () => {
  const one = out([250_000, 'one'], [1_250_000, 'two'], [2_500_000, 'three']);

  it.each([1, 2, 3])('minimal-v%d has three events at the same times', (version) => {
    const { cast, events, warnings } = read(readFileSync(`${fixtures}minimal-v${version}.cast`));
    expect(cast.header).toEqual({ version, cols: 80, rows: 24, extra: {} });
    expect(events).toEqual(one);
    expect(warnings).toEqual([]);
  });

  it('full-v2 and full-v3 say the same, but for what only v3 has', () => {
    const v2 = read(readFileSync(`${fixtures}full-v2.cast`));
    const v3 = read(readFileSync(`${fixtures}full-v3.cast`));
    expect(v3.events.map(({ comments: _, ...event }) => event)).toEqual(v2.events);
    expect(v2.events.map(({ type }) => type)).toEqual([
      'output',
      'input',
      'output',
      'resize',
      'marker',
      'other',
      'exit',
    ]);
    expect(v2.events[5]).toEqual({ time: 3_000_001, type: 'other', code: 'k', data: { key: ['ctrl', 'c'] } });
    expect(v2.cast.header).toMatchObject({
      cols: 100,
      rows: 30,
      timestamp: 1_700_000_000,
      idleTimeLimit: 1.5,
      command: '/bin/sh -l',
      title: 'Everything v2 has',
      termType: 'xterm-256color',
      env: { SHELL: '/bin/sh' },
      theme: { foreground: 0xaaaaaa, background: 0x112233 },
      extra: { studio: { camera: 2 } },
    });
    expect(v2.cast.header.theme?.palette).toHaveLength(16);
    const { version, title, termVersion, tags, comments, extra, ...shared } = v3.cast.header;
    expect(v2.cast.header).toMatchObject(shared);
    expect({ version, title, termVersion, tags }).toEqual({
      version: 3,
      title: 'Everything v3 has',
      termVersion: 'VTE(7802)',
      tags: ['demo', 'test'],
    });
    expect(extra).toEqual({ studio: { camera: 2 }, term: { font: 'Iosevka' } });
    expect(comments).toEqual([' made by hand', ' the events']);
    expect(v3.events.map((event) => event.comments)).toEqual([
      undefined,
      undefined,
      [' the window grows'],
      undefined,
      undefined,
      [' goodbye', ' and thanks'],
      [' the end'],
    ]);
    expect([...v2.warnings, ...v3.warnings]).toEqual([]);
  });

  it('full-v1 has scientific notation, Unicode, NUL and an empty output', () => {
    const { cast, events } = read(readFileSync(`${fixtures}full-v1.cast`));
    expect(events).toEqual(out([500_000, '\x1b[1mbold\x1b[0m\r\n'], [1_750_000, 'żółć 🦀\0'], [3_750_000, '']));
    expect(cast.header).toMatchObject({ termType: 'xterm-256color', extra: { studio: { camera: 2 } } });
  });

  it.each([1, 2, 3])('nulls-v%d reads as if what is null were absent', (version) => {
    const { cast, events, warnings } = read(readFileSync(`${fixtures}nulls-v${version}.cast`));
    expect(cast.header).toEqual({
      version,
      cols: 80,
      rows: 24,
      ...(version === 1 ? { termType: 'xterm', extra: {} } : { extra: { studio: null } }),
    });
    expect(events).toEqual(out([500_000, 'one']));
    expect(warnings).toEqual([]);
  });
});

describe('a header', () => {
  const header = (text: string) => read(text).cast.header;

  it('may have numbers as strings', () => {
    const text = '{"version": "2", "width": "80", "height": "24", "timestamp": "17", "idle_time_limit": "1.5"}';
    expect(header(text)).toMatchObject({ version: 2, cols: 80, rows: 24, timestamp: 17, idleTimeLimit: 1.5 });
    expect(header('{"version": "3", "term": {"cols": "90", "rows": "30"}}')).toMatchObject({ cols: 90, rows: 30 });
  });

  it('may have cols and rows beside a width and height that are wrong', () => {
    const text = '{"version": 2, "width": "A title", "height": 0, "cols": 90, "rows": "30"}';
    expect(header(text)).toMatchObject({ cols: 90, rows: 30, extra: { cols: 90, rows: '30' } });
    expect(header('{"version": 3, "cols": 90, "rows": 30, "term": null}')).toMatchObject({ cols: 90, rows: 30 });
  });

  it('takes width and height before cols and rows where both are right', () => {
    expect(header('{"version": 2, "width": 80, "height": 24, "cols": 1, "rows": 1}')).toMatchObject({
      cols: 80,
      rows: 24,
    });
  });

  it.each([
    ['v2', '{\n  "version": 2,\n  "width": 80,\n  "height": 24\n}\n[1, "o", "x"]\n'],
    ['v3', '{\r\n"version": 3, "term": {\r\n"cols": 80, "rows": 24 }\r\n}\r\n[1, "o", "x"]\r\n'],
    ['v1', '{"version": 1,\n"width": 80, "height": 24,\n"stdout": [\n[1, "x"]\n]}'],
  ])('may be pretty-printed (%s)', (_, text) => {
    const { cast, events } = read(text);
    expect(cast.header).toMatchObject({ cols: 80, rows: 24 });
    expect(events).toEqual(out([1_000_000, 'x']));
  });

  it('may be all there is', () => {
    expect(read(V2).events).toEqual([]);
    expect(read(`${V3}\n\n`).events).toEqual([]);
    expect(read('{"version": 1, "width": 80, "height": 24, "stdout": []}').events).toEqual([]);
  });

  it('keeps a key named __proto__ as data', () => {
    const { cast } = read(`{"version": 2, "width": 80, "height": 24, "__proto__": {"cols": 1, "polluted": true}}`);
    expect(Object.keys(cast.header.extra)).toEqual(['__proto__']);
    expect((cast.header.extra as { polluted?: unknown }).polluted).toBeUndefined();
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(read(`{"version": 2, "width": 80, "height": 24, "env": {"__proto__": "x"}}`).cast.header.env).toHaveProperty(
      ['__proto__'],
      'x',
    );
  });

  it('takes the last of a key given twice, as JSON.parse does', () => {
    expect(header('{"version": 2, "width": 1, "height": 24, "width": 80}').cols).toBe(80);
  });
});

describe('an embedded theme', () => {
  const theme = (value: unknown) => {
    const { cast, warnings } = read(JSON.stringify({ version: 2, width: 80, height: 24, theme: value }));
    return { theme: cast.header.theme, warnings };
  };

  it('has 8 or 16 colours', () => {
    expect(theme(THEME)).toEqual({
      theme: { foreground: 0xaaaaaa, background: 0x102, palette: Array(8).fill(0x0a0b0c) },
      warnings: [],
    });
  });

  it.each([
    ['no colours in words', { ...THEME, fg: 'white' }],
    ['no colours without #', { ...THEME, bg: '000000' }],
    ['7 colours', { ...THEME, palette: Array(7).fill('#000000').join(':') }],
    ['17 colours', { ...THEME, palette: Array(17).fill('#000000').join(':') }],
    ['an empty palette', { ...THEME, palette: '' }],
    ['no background', { ...THEME, bg: undefined }],
    ['a name', 'dracula'],
    ['a list', ['#000000']],
  ])('is ignored with a warning where it has %s', (_, value) => {
    expect(theme(value)).toEqual({
      theme: undefined,
      warnings: [expect.stringMatching(/^demo\.cast: the embedded theme was ignored: expected /)],
    });
  });

  it.each([[{}], [null]])('that is %j is no theme, which is nothing to warn of', (value) => {
    expect(theme(value)).toEqual({ theme: undefined, warnings: [] });
  });
});

describe('the text of a recording', () => {
  const events = out([1_000_000, 'é'], [2_000_000, 'x']);

  it.each([
    ['LF', `${V2}\n[1, "o", "é"]\n[2, "o", "x"]\n`],
    ['CRLF', `${V2}\r\n[1, "o", "é"]\r\n[2, "o", "x"]\r\n`],
    ['a BOM', `\ufeff${V2}\n[1, "o", "é"]\n[2, "o", "x"]\n`],
    ['no final newline', `${V2}\n[1, "o", "é"]\n[2, "o", "x"]`],
    ['blank lines', `\n \n${V2}\n\n\n[1, "o", "é"]\n\t\n\r\n[2, "o", "x"]\n\n`],
    ['spaces around', ` ${V2} \n  [ 1 , "o" , "é" ]  \n[2,"o","x"] \n`],
    ['scientific notation', `${V2}\n[1e0, "o", "é"]\n[0.2E+1, "o", "x"]\n`],
    ['intervals', `${V3}\n[1.0, "o", "é"]\n[1, "o", "x"]\n`],
    ['comments', `# first\n${V3}\n#\n[1.0, "o", "é"]\n\n# [9, "o", "no"]\n[1, "o", "x"]\n#`],
  ])('may have %s', (_, text) => {
    const result = read(text);
    expect(result.events.map(({ comments: __, ...event }) => event)).toEqual(events);
    expect(result.warnings).toEqual([]);
  });

  it('may have NUL, U+FFFE and U+FFFD in output, and invalid UTF-8, which becomes U+FFFD', () => {
    expect(read(`${V2}\n[0, "o", "\\u0000\ufffe\ufffd"]`).events).toEqual(out([0, '\0\ufffe\ufffd']));
    const bytes = bytesOf(`${V2}\n[0, "o", "a?b"]`);
    bytes[bytes.indexOf(63)] = 0xff;
    expect(read(bytes).events).toEqual(out([0, 'a\ufffdb']));
  });

  it('keeps what is split between two events: half a surrogate pair, half an escape sequence', () => {
    const { events } = read(`${V2}\n[0, "o", "\\ud83e"]\n[1, "o", "\\udd80\\u001b["]\n[2, "o", "1m"]`);
    expect(events).toEqual(out([0, '\ud83e'], [1_000_000, '\udd80\x1b['], [2_000_000, '1m']));
  });

  it('may have x in v2, and an exit status that is a number', () => {
    expect(read(`${V2}\n[1, "x", "0"]\n[2, "x", 1]`).events).toEqual([
      { time: 1_000_000, type: 'exit', status: '0' },
      { time: 2_000_000, type: 'exit', status: '1' },
    ]);
  });

  it('may be longer than a block, with lines longer than one', () => {
    const long = 'żółć '.repeat(40_000);
    const lines = Array.from({ length: 5000 }, (_, i) => `[${i}, "o", ${JSON.stringify(i % 1000 ? `${i}` : long)}]\n`);
    const { events } = read(`${V2}\n${lines.join('')}`);
    expect(events).toEqual(
      out(...Array.from({ length: 5000 }, (_, i): [number, string] => [i * 1e6, i % 1000 ? `${i}` : long])),
    );
  });
});

describe('times', () => {
  it('are whole microseconds, and intervals add up without drift', () => {
    const lines = Array.from({ length: 10_000 }, () => '[0.1, "o", "."]').join('\n');
    const { events } = read(`${V3}\n${lines}`);
    expect(events.map(({ time }) => time)).toEqual(events.map((_, index) => (index + 1) * 100_000));
    expect(read(`${V2}\n[4.444444, "o", ""]`).events[0]?.time).toBe(4_444_444);
  });

  it('that run backwards are clamped, with one warning that counts them', () => {
    const { events, warnings } = read(`${V2}\n[1, "o", "a"]\n[0.5, "o", "b"]\n[0.7, "o", "c"]\n[2, "o", "d"]`);
    expect(events.map(({ time }) => time)).toEqual([1_000_000, 1_000_000, 1_000_000, 2_000_000]);
    expect(warnings).toEqual([
      'demo.cast: time runs backwards 2 times, first on line 3; taken as the time of the event before',
    ]);
  });
});

describe('a resize to a size that no terminal can have', () => {
  it.each(['-1x0', '0x0', '80', '80x24x2', '80.5x24', '', '65536x1', `${'9'.repeat(400)}x1`])(
    'is ignored: %j',
    (size) => {
      const { events, warnings } = read(`${V3}\n[1, "o", "a"]\n[1, "r", "${size}"]\n[1, "o", "b"]`);
      expect(events).toEqual(out([1_000_000, 'a'], [3_000_000, 'b']));
      expect(warnings).toEqual([
        expect.stringMatching(/ is no size a terminal can have \(on line 3\); resize ignored$/),
      ]);
    },
  );

  it('warns once, with a count', () => {
    const { warnings } = read(`${V2}\n${'[1, "r", "0x0"]\n'.repeat(5000)}`);
    expect(warnings).toEqual([
      'demo.cast: "0x0" is no size a terminal can have (5000 times, first on line 2); resize ignored',
    ]);
  });
});

describe('a recording that a crash ended', () => {
  it.each([
    '[',
    '[2',
    '[2.',
    '[2.5, ',
    '[2.5, "o',
    '[2.5, "o", "ab\\u00',
    '[2.5, "o", "ab\\',
    '[2.5, "o", "ab"',
    '[2.5, "k", tru',
  ])('loses its last line only: %s', (rest) => {
    for (const end of ['', '\n', '\n\n']) {
      const { events, warnings } = read(`${V2}\n[1, "o", "a"]\n${rest}${end}`);
      expect(events).toEqual(out([1_000_000, 'a']));
      expect(warnings).toEqual(['demo.cast:3: the last line is cut off; it was left out']);
    }
  });

  it('may end in the middle of a character', () => {
    const bytes = bytesOf(`${V2}\n[1, "o", "a"]\n[2, "o", "é`);
    expect(read(bytes.subarray(0, -1)).events).toEqual(out([1_000_000, 'a']));
  });

  it('may end in zero bytes that were never written', () => {
    const { events, warnings } = read(`${V2}\n[1, "o", "a"]\n[2, "o"${'\0'.repeat(100)}`);
    expect(events).toEqual(out([1_000_000, 'a']));
    expect(warnings).toEqual([
      'demo.cast: the file ends in 100 zero bytes, as after a crash; they were left out',
      'demo.cast:3: the last line is cut off; it was left out',
    ]);
  });
});

describe('events', () => {
  it('can be iterated again, and in part, and warn once', () => {
    const warnings: string[] = [];
    const cast = readCast(bytesOf(`${V3}\n[1, "o", "a"]\n[1, "r", "0x0"]\n[1, "o", "b"]\n[1`), {
      warn: (warning) => warnings.push(warning),
    });
    const [first] = cast.events;
    expect(first).toEqual({ time: 1_000_000, type: 'output', data: 'a' });
    expect([...cast.events]).toEqual([...cast.events]);
    expect(warnings).toHaveLength(2);
  });

  it('are parsed only when they are asked for', () => {
    const cast = readCast(bytesOf(`${V2}\n[1, "o", "a"]\n[2, "o", "b"]\nlol!\n`));
    const seen: number[] = [];
    for (const event of cast.events) {
      seen.push(event.time);
      if (event.time === 2_000_000) break;
    }
    expect(seen).toEqual([1_000_000, 2_000_000]);
  });
});
