import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CastError } from '../../src/core/errors.js';
import type { Cast, CastEvent, CastVersion } from '../../src/core/recording/cast.js';
import { readCast } from '../../src/core/recording/read.js';
import { encodeCast, writeCast } from '../../src/core/recording/write.js';
import { bytesOf, fixtures, read, V2, V3 } from './reading.js';
import { recordings } from './recordings.js';

const write = (cast: Cast, version?: CastVersion) => {
  const warnings: string[] = [];
  const options = { ...(version && { version }), warn: (warning: string) => warnings.push(warning) };
  return { text: [...writeCast(cast, options)].join(''), warnings };
};
const convert = (text: string, version?: CastVersion) => write(read(text).cast, version).text;
const again = (cast: Cast, version: CastVersion): Cast => readCast(bytesOf(write(cast, version).text));

describe('writeCast', () => {
  it('writes events as asciinema does', () => {
    const events =
      '[0, "o", "\\u001b[1m\\u007f"]\n[1.5, "i", "é"]\n[2.345678, "r", "90x30"]\n[3, "m", ""]\n[4, "x", "0"]';
    expect(convert(`${V2}\n${events}`)).toBe(
      '{"version":2,"width":80,"height":24}\n[0.0, "o", "\\u001b[1m\x7f"]\n[1.5, "i", "é"]\n' +
        '[2.345678, "r", "90x30"]\n[3.0, "m", ""]\n[4.0, "x", "0"]\n',
    );
    expect(convert(`${V2}\n${events}`, 3)).toBe(
      '{"version":3,"term":{"cols":80,"rows":24}}\n[0.000, "o", "\\u001b[1m\x7f"]\n[1.500, "i", "é"]\n' +
        '[0.846, "r", "90x30"]\n[0.654, "m", ""]\n[1.000, "x", "0"]\n',
    );
  });

  it('writes v1 as one JSON object', () => {
    const { text, warnings } = write(
      read(`${V2}\n[1, "o", "a"]\n[2, "i", "b"]\n[2.5, "m", ""]\n[3.25, "o", "c"]`).cast,
      1,
    );
    expect(JSON.parse(text)).toEqual({
      version: 1,
      width: 80,
      height: 24,
      stdout: [
        [1, 'a'],
        [2.25, 'c'],
      ],
      duration: 3.25,
    });
    expect(warnings).toEqual([
      'demo.cast: asciicast v1 holds output only; 2 other events left out; v2 and v3 keep them',
    ]);
    expect(JSON.parse(convert(V2, 1))).toMatchObject({ stdout: [], duration: 0 });
  });

  it('refuses a resize in v1, and names v3', () => {
    const { cast } = read(`${V2}\n[1.5, "r", "90x30"]`);
    expect(() => write(cast, 1)).toThrow(CastError);
    expect(() => write(cast, 1)).toThrow(/resize to 90x30 at 1\.5 s; write v3 instead$/);
  });

  it('writes the version that came in unless told otherwise', () => {
    expect(convert(V3)).toContain('"version":3');
    expect(convert('{"version": 1, "width": 80, "height": 24, "stdout": [[1, "a"]]}')).toContain('"version":1');
  });

  it('carries what milliseconds leave over, so that nothing drifts', () => {
    const lines = Array.from({ length: 3000 }, (_, i) => `[${((i + 1) * 1_000_333) / 1e6}, "o", "."]`).join('\n');
    const { events } = read(convert(`${V2}\n${lines}`, 3));
    expect(Math.max(...events.map(({ time }, i) => Math.abs(time - (i + 1) * 1_000_333)))).toBeLessThanOrEqual(500);
  });

  it.each(['o', 'i'])('gives a long event (%s) in pieces, the same text as at one go', (code) => {
    const data = `a"\\\u001b😀é${'😀x'.repeat(600_000)}\ud83d`;
    const text = `${V2}\n[0.5, "${code}", ${JSON.stringify(data)}]\n[1.0, "o", "b"]\n`;
    const pieces = [...writeCast(read(text).cast)];
    expect(pieces.join('').slice(pieces.join('').indexOf('\n'))).toBe(text.slice(text.indexOf('\n')));
    expect([...encodeCast(read(text).cast, 'raw', () => undefined)].join('').length).toBe(
      code === 'i' ? 11 : 1_800_019,
    );
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(200_000);
  });

  it('gives chunks of about 64 KB that end in newlines', () => {
    const { cast } = read(`${V2}\n${'[1, "o", "0123456789"]\n'.repeat(20_000)}`);
    const chunks = [...writeCast(cast)];
    expect(chunks.length).toBeGreaterThan(5);
    for (const chunk of chunks) expect(chunk.endsWith('\n')).toBe(true);
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(70_000);
  });

  it('keeps comments, unknown keys and unknown events of v3', () => {
    const text = readFileSync(`${fixtures}full-v3.cast`, 'utf8');
    const first = read(text);
    const second = read(convert(text));
    expect(second.cast.header).toEqual(first.cast.header);
    expect(second.events.map(({ comments }) => comments)).toEqual(first.events.map(({ comments }) => comments));
    expect(convert(convert(text))).toBe(convert(text));
    expect(write(first.cast, 2).warnings).toEqual(['demo.cast: asciicast v2 has no comments; 6 left out']);
  });

  it('keeps numbers beyond what a double holds, in what it does not know', () => {
    const { cast } = read(
      `{"version":3,"term":{"cols":9,"rows":2},"odd":[1e400]}\n[1, "?", {"a": [-1e400, 1, null], "b": "x"}]\n`,
    );
    expect(write(cast).text).toContain('"odd":[1e999]');
    expect(write(cast).text).toContain('{"a":[-1e999,1,null],"b":"x"}');
    expect([...again(cast, 3).events]).toEqual([...cast.events]);
  });

  it('takes what only v3 has a place for through v2 and back', () => {
    const { cast } = read(readFileSync(`${fixtures}full-v3.cast`, 'utf8'));
    const { comments: _, ...header } = cast.header;
    expect(again(again(cast, 2), 3).header).toEqual(header);
  });

  it('never lets a comment become an event', () => {
    const cast: Cast = {
      name: 'x',
      header: { version: 3, cols: 80, rows: 24, extra: {}, comments: [' a\n[1, "o", "b"]'] },
      events: [],
    };
    expect(read(write(cast).text).events).toEqual([]);
  });

  it('never lets an unknown key take the place of a known one', () => {
    const { cast } = read('{"version": 3, "term": {"cols": 80, "rows": 24}, "width": 1, "height": 1}');
    expect(again(cast, 2).header).toMatchObject({ cols: 80, rows: 24 });
  });
});

describe('a recording', () => {
  const withoutVersion = ({ version: _, ...header }: Cast['header']) => header;
  const untimed = (events: Iterable<CastEvent>) => [...events].map(({ time: _, ...event }) => event);
  const times = (cast: Cast) => [...cast.events].map(({ time }) => time);

  it('is the same after v2', () => {
    fc.assert(
      fc.property(recordings, (cast) => {
        const second = again(cast, 2);
        expect([...second.events]).toEqual(cast.events);
        expect(withoutVersion(second.header)).toEqual(withoutVersion(cast.header));
      }),
    );
  });

  it('is the same after v3, to half a millisecond', () => {
    fc.assert(
      fc.property(recordings, (cast) => {
        const second = again(cast, 3);
        expect(untimed(second.events)).toEqual(untimed(cast.events));
        expect(withoutVersion(second.header)).toEqual(withoutVersion(cast.header));
        const exact = times(cast);
        for (const [i, time] of times(second).entries()) expect(Math.abs(time - exact[i]!)).toBeLessThanOrEqual(500);
      }),
    );
  });

  it('does not change again on the way v3 -> v2 -> v3', () => {
    fc.assert(
      fc.property(recordings, (cast) => {
        const settled = again(cast, 3);
        expect(write(again(settled, 2), 3).text).toBe(write(settled, 3).text);
      }),
    );
  });
});
