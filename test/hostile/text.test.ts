// Bytes that are no UTF-8, characters cut in two, code units that are no text: read as far as they can be, written back as valid UTF-8.
import { describe, expect, it } from 'vitest';
import { writeCast } from '../../src/core/recording/write.js';
import { html, json, svg, txt, vtt } from '../../src/index.js';
import { bytesOf, errorOf, read, V2 } from '../cast/reading.js';
import { expectHarmless, expectHarmlessPage } from '../support/harmless.js';
import { marker, output, recording } from '../support/recordings.js';

/** A line of output whose text is these bytes. */
const lineOf = (bytes: readonly number[]): Uint8Array =>
  Uint8Array.of(...bytesOf(`${V2}\n[1, "o", "<`), ...bytes, ...bytesOf('>"]\n[2, "o", "after"]\n'));

describe('bytes that are no UTF-8', () => {
  it.each([
    ['a lone continuation', [0x80], '\ufffd'],
    ['a sequence cut off', [0xe2, 0x82], '\ufffd'],
    ['a sequence cut off, then another', [0xf0, 0x9f, 0xe2, 0x82, 0xac], '\ufffd€'],
    ['bytes that never occur', [0xfe, 0xff, 0xc0, 0xc1], '\ufffd\ufffd\ufffd\ufffd'],
    ['an overlong slash', [0xc0, 0xaf], '\ufffd\ufffd'],
    ['an overlong NUL', [0xe0, 0x80, 0x80], '\ufffd\ufffd\ufffd'],
    ['a surrogate', [0xed, 0xa0, 0x80], '\ufffd\ufffd\ufffd'],
    ['a code point above the last', [0xf4, 0x90, 0x80, 0x80], '\ufffd\ufffd\ufffd\ufffd'],
    ['a BOM', [0xef, 0xbb, 0xbf], '\ufeff'],
    ['U+FFFE', [0xef, 0xbf, 0xbe], '\ufffe'],
  ])('%s', (_, bytes, shown) => {
    const { events } = read(lineOf(bytes));
    expect(events).toEqual([
      { time: 1_000_000, type: 'output', data: `<${shown}>` },
      { time: 2_000_000, type: 'output', data: 'after' },
    ]);
  });

  it('in place of a mark of JSON are an error with a place', () => {
    expect(errorOf(Uint8Array.of(...bytesOf(`${V2}\n[1, `), 0x93, ...bytesOf('o", ""]\n[2, "o", ""]\n'))).message).toBe(
      'demo.cast:2:5: expected a value, found "\ufffd"',
    );
  });

  it('in a name are kept apart from others', () => {
    const { cast } = read(Uint8Array.of(...bytesOf(V2.slice(0, -1)), ...bytesOf(', "x\xff": 1, "y": 2}\n')));
    expect(Object.values(cast.header.extra)).toEqual([1, 2]);
  });
});

describe('characters cut in two', () => {
  it.each([
    ['raw', 'é€🦀'],
    ['raw, ten million of them', 'é€🦀'.repeat(333_333)],
  ])('by the border of a piece of output come together again: %s', (_, text) => {
    const { events } = read(bytesOf(text), { inputFormat: 'raw' });
    expect(events.map((event) => ('data' in event ? event.data : '')).join('')).toBe(text);
  });

  it('by the border of a frame of a ttyrec', () => {
    const crab = bytesOf('🦀');
    const frames = [...crab].flatMap((byte, at) => [0, 0, 0, 0, at, 0, 0, 0, 1, 0, 0, 0, byte]);
    const { events } = read(Uint8Array.from(frames), { inputFormat: 'ttyrec' });
    expect(events.map((event) => ('data' in event ? event.data : '')).join('')).toBe('🦀');
  });

  it('by the border of an event show as one', async () => {
    const { cast } = read(`${V2}\n[1, "o", "\\ud83e"]\n[2, "o", "\\udd80!"]\n`);
    expect((await txt(cast)).trimEnd()).toBe('🦀!');
  });
});

const UNITS = [
  '\ud800',
  '\udfff',
  '\udc00\ud800',
  '\0',
  '\ufffe',
  '\uffff',
  '\ufdd0',
  '\x7f',
  '\x85',
  '\x9f',
  '\ufeff',
  '\u2028',
  '\u{1fffe}',
  '\u{10ffff}',
  '\u{e0001}',
];

describe('code units that are no text', () => {
  it.each(UNITS.map((units) => [JSON.stringify(units), units]))('%s leave every format valid', async (_, units) => {
    const cast = recording([output(0, `a${units}b`), marker(1, units), output(1, `\x1b]2;${units}\x07${units}`)], {
      title: `t${units}`,
      command: units,
    });
    const valid = (text: string) => {
      expect(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text))).toBe(text);
      return text;
    };
    let picture = '';
    for await (const part of svg(cast)) picture += part;
    expectHarmless(valid(picture));
    expectHarmlessPage(valid(await html(cast)));
    expect(valid(await txt(cast))).not.toContain('\0');
    JSON.parse(valid(await json(cast)));
    valid(vtt(cast));
    for (const version of [2, 3] as const) {
      const written = valid([...writeCast(cast, { version })].join(''));
      expect(read(written).events).toEqual([...cast.events]);
    }
  });
});
