import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CastEvent } from '../../src/core/recording/cast.js';
import { replay } from '../../src/core/replay/replay.js';
import { holdUpdates } from '../../src/core/replay/synchronized.js';
import { screenText } from '../../src/core/terminal/text.js';
import { loadCast } from '../../src/node/source/load.js';
import { marker, output, resize } from '../support/recordings.js';

const BEGIN = '\x1b[?2026h';
const END = '\x1b[?2026l';
const held = (...events: CastEvent[]) => [...holdUpdates(events, 1_000_000)];

describe('a synchronized update', () => {
  it('shows all at once, when it ends', () => {
    expect(held(output(1, `${BEGIN}one`), output(1.1, 'two'), output(1.2, `three${END}`))).toEqual([
      output(1.2, `${BEGIN}one`),
      output(1.2, 'two'),
      output(1.2, `three${END}`),
    ]);
  });

  it('leaves what comes before it where it was', () => {
    expect(held(output(1, `before${BEGIN}one`), output(1.2, END))).toEqual([
      output(1, 'before'),
      output(1.2, `${BEGIN}one`),
      output(1.2, END),
    ]);
  });

  it('is held back where one event ends an update and begins the next', () => {
    expect(held(output(1, `${BEGIN}one`), output(2, `two${END}${BEGIN}three`), output(2.5, `four${END}`))).toEqual([
      output(2, `${BEGIN}one`),
      output(2, `two${END}`),
      output(2.5, `${BEGIN}three`),
      output(2.5, `four${END}`),
    ]);
  });

  it('within one event changes nothing', () => {
    const events = [output(1, `${BEGIN}one${END}`), output(2, 'two')];
    expect(held(...events)).toEqual(events);
  });

  it('may begin and end in a list of modes', () => {
    const [first, second] = held(output(1, '\x1b[?25;2026hone'), output(1.5, '\x1b[?2026;25l'));
    expect([first?.time, second?.time]).toEqual([1_500_000, 1_500_000]);
  });

  it.each([1, 2, 3, 5, 7])('may have its switches cut by the border of two events, after %i characters', (at) => {
    const events = held(
      output(1, BEGIN.slice(0, at)),
      output(1.1, `${BEGIN.slice(at)}one`),
      output(1.2, `two${END.slice(0, at)}`),
      output(1.3, `${END.slice(at)}three`),
    );
    expect(events.map(({ time }) => time / 1e6)).toEqual([1, 1.3, 1.3, 1.3]);
  });

  it('left open for too long shows what there is, and counts as over', () => {
    expect(held(output(1, `${BEGIN}one`), output(1.5, 'two'), output(3, 'three'), output(4, 'four'))).toEqual([
      output(2, `${BEGIN}one`),
      output(2, 'two'),
      output(3, 'three'),
      output(4, 'four'),
    ]);
  });

  it('left open at the end shows what there is', () => {
    expect(held(output(1, `${BEGIN}one`), output(1.5, 'two'))).toEqual([
      output(1.5, `${BEGIN}one`),
      output(1.5, 'two'),
    ]);
  });

  it('keeps a resize in its place, and lets other events pass', () => {
    expect(held(output(1, `${BEGIN}one`), resize(1.1, 30, 5), marker(1.2, 'm'), output(1.3, `two${END}`))).toEqual([
      marker(1.2, 'm'),
      output(1.3, `${BEGIN}one`),
      resize(1.3, 30, 5),
      output(1.3, `two${END}`),
    ]);
  });

  it('loses no output, adds none, and never runs backwards, whatever it is cut into', () => {
    const word = fc.constantFrom(BEGIN, END, 'text', '\x1b[?25l', '\x1b', '2026');
    fc.assert(
      fc.property(fc.array(word), fc.array(fc.nat(9), { minLength: 1 }), (words, sizes) => {
        const text = words.join('');
        const events: CastEvent[] = [];
        for (let at = 0, n = 0; at < text.length; n++) {
          const size = 1 + (sizes[n % sizes.length] ?? 0);
          events.push(output(n * 0.2, text.slice(at, at + size)));
          at += size;
        }
        const result = held(...events);
        expect(result.map((event) => (event.type === 'output' ? event.data : '')).join('')).toBe(text);
        expect(result.map(({ time }) => time)).toEqual(result.map(({ time }) => time).sort((a, b) => a - b));
      }),
    );
  });
});

describe('an update of device control strings, as iTerm2 had it first', () => {
  const [begin, end] = ['\x1bP=1s\x1b\\', '\x1bP=2s\x1b\\'];
  const times = (events: CastEvent[]) => events.map(({ time }) => time / 1e6);

  it('shows all at once, when it ends', () => {
    const events = held(output(1, `${begin}\x1b[2J`), output(1.05, 'wor'), output(1.1, `ld${end}`), output(2, '!'));
    expect(times(events)).toEqual([1.1, 1.1, 1.1, 2]);
  });

  it.each([1, 2, 3, 4, 5, 6])('may have its switches cut by the border of two events, after %i characters', (at) => {
    const events = held(
      output(1, begin.slice(0, at)),
      output(1.1, `${begin.slice(at)}one`),
      output(1.2, `two${end.slice(0, at)}`),
      output(1.3, `${end.slice(at)}three`),
    );
    expect(times(events)).toEqual(at < 5 ? [1, 1.3, 1.3, 1.3] : [1.2, 1.2, 1.2, 1.3]);
  });

  it('does not nest, with the mode either', () => {
    const events = held(output(1, `${begin}${BEGIN}one`), output(1.1, `two${END}`), output(1.2, `three${end}`));
    expect(times(events)).toEqual([1.1, 1.1, 1.2]);
  });
});

it.each([BEGIN, '\x1bP=1s\x1b\\'])('a full reset (RIS) ends an update: %j', (begin) => {
  const events = held(output(1, `${begin}one`), output(1.1, 'two\x1bc'), output(1.2, 'three'), output(1.3, 'four'));
  expect(events.map(({ time }) => time / 1e6)).toEqual([1.1, 1.1, 1.2, 1.3]);
});

const CASE = fileURLToPath(new URL('../../../shared/cases/07-sync-dcs.cast', import.meta.url));

it.skipIf(!existsSync(CASE))(
  'a recording with one has no half-drawn frames (../shared/cases/07, skipped without it)',
  async () => {
    const seen: string[] = [];
    await replay(await loadCast(CASE), {}, ({ screen }) => void seen.push(screenText(screen)[0]!));
    expect(seen).toEqual(['hello', 'world', 'world!']);
  },
);
