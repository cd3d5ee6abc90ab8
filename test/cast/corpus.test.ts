// Recordings found in the wild, against a parse that knows nothing of ours.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CastVersion } from '../../src/core/recording/cast.js';
import { writeCast } from '../../src/core/recording/write.js';
import { corpus, errorOf, hasCorpus, read } from './reading.js';

const names = hasCorpus ? readdirSync(corpus).filter((name) => name.endsWith('.cast')) : [];

/** Event lines that no reader can miss: [seconds from the start, code, data]. */
function naiveEvents(text: string): [number, string, unknown][] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (!lines[0]?.trimEnd().endsWith('}')) {
    const { stdout } = JSON.parse(text) as { stdout: [number, string][] };
    let time = 0;
    return stdout.map(([delay, data]) => {
      time += delay;
      return [time, 'o', data];
    });
  }
  const isV3 = (JSON.parse(lines[0]) as { version: number }).version === 3;
  let time = 0;
  return lines.slice(1).map((line) => {
    const [seconds, code, data] = JSON.parse(line) as [number, string, unknown];
    time = isV3 ? time + seconds : Math.max(time, seconds);
    return [time, code, data];
  });
}

const CODES = { output: 'o', input: 'i', resize: 'r', marker: 'm', exit: 'x' } as const;

describe.skipIf(!hasCorpus)('each recording of the corpus (skipped where ../shared is missing)', () => {
  it.each(names)('%s has the events that are in it', (name) => {
    const bytes = readFileSync(corpus + name);
    const { events } = read(bytes);
    const naive = naiveEvents(bytes.toString('utf8'));
    expect(events.length).toBe(naive.length);
    let differing = 0;
    for (const [index, event] of events.entries()) {
      const [seconds, code, data] = naive[index]!;
      const ours = event.type === 'other' ? event.code : CODES[event.type];
      const same = 'data' in event ? event.data === data : true;
      if (ours !== code || !same || Math.abs(event.time - seconds * 1e6) > 1 + index) differing++;
    }
    expect(differing).toBe(0);
  });

  it('warns of time running backwards in two of them, and of nothing else', () => {
    const warned = names.filter((name) => read(readFileSync(corpus + name)).warnings.length > 0);
    expect(warned).toEqual([
      'espressif__developer-portal__build-swift-app-for-esp32c6.cast',
      'espressif__developer-portal__esp-bsp-display-demo.cast',
    ]);
  });

  it('gives sizes that are strings, or are right beside a wrong width', () => {
    const size = (name: string) => {
      const { cols, rows } = read(readFileSync(`${corpus}${name}.cast`)).cast.header;
      return `${cols}x${rows}`;
    };
    expect(size('r-lib__asciicast__asciicast-string-size')).toBe('80x40');
    expect(size('r-lib__asciicast__dplyr-width-is-title')).toBe('80x24');
  });

  it.each(names)('%s comes back from v2 and v3 as it was, to their precision', (name) => {
    const { cast, events } = read(readFileSync(corpus + name));
    for (const [version, precision] of [
      [2, 0],
      [3, 500],
    ] as [CastVersion, number][]) {
      const again = read([...writeCast(cast, { version })].join(''));
      expect(again.warnings).toEqual([]);
      const { tags: _, termVersion: __, ...header } = cast.header; // v2 has them as keys that it does not know
      expect(again.cast.header).toMatchObject({ ...header, version });
      expect(again.events.length).toBe(events.length);
      const differing = events.filter((event, index) => {
        const { time, ...rest } = again.events[index]!;
        const { time: before, ...original } = event;
        return Math.abs(time - before) > precision || JSON.stringify(rest) !== JSON.stringify(original);
      });
      expect(differing).toEqual([]);
    }
  });
});

/** What becomes of each file of corpus/reader: a number of events, the warning that comes with them, or the error. */
const VERDICTS: Record<string, number | [number, string] | string> = {
  'blank-lines-and-comments-server-v3.cast': 4,
  'blank-lines-server-v2.cast': 3,
  'broken-server-v2.cast': '3:1: expected an event, [time, "code", data], found "lol!"',
  'broken-server-v3.cast': '3:1: expected an event, [time, "code", data], found "lol!"',
  'empty-theme-server-v2.cast': 1,
  'empty-theme-server-v3.cast': 1,
  'full-server-v1.cast': 3,
  'full-server-v2.cast': 5,
  'full-server-v3.cast': 5,
  'guitarrapc__scenetake__theme-v2-extra-key.cast': 65,
  'guitarrapc__scenetake__v3-leading-comment.cast': 3,
  'int-time-server-v2.cast': 2,
  'int-time-server-v3.cast': 2,
  'invalid-code-server-v2.cast': '3:7: expected an event code in quotes, found 5',
  'invalid-code-server-v3.cast': '3:7: expected an event code in quotes, found 5',
  'invalid-data-server-v1.cast': '8:16: expected output in quotes, found true',
  'invalid-data-server-v2.cast': '3:12: expected output in quotes, found true',
  'invalid-data-server-v3.cast': '3:12: expected output in quotes, found true',
  'invalid-resize-server-v2.cast': [2, '"-1x0" is no size a terminal can have (on line 3); resize ignored'],
  'invalid-resize-server-v3.cast': [2, '"-1x0" is no size a terminal can have (on line 3); resize ignored'],
  'invalid-server-v1.cast': '1:1: expected "width" from 1 to 65535, found nothing',
  'invalid-theme-server-v2.cast': [
    3,
    'the embedded theme was ignored: expected "fg", "bg" and a "palette" of 8 or 16 colours, each #rrggbb',
  ],
  'invalid-time-1-server-v1.cast': '8:6: expected a number of seconds of at least 0, found -4.419754',
  'invalid-time-1-server-v2.cast': '3:2: expected a number of seconds of at least 0, found -1',
  'invalid-time-1-server-v3.cast': '3:2: expected a number of seconds of at least 0, found -1',
  'invalid-time-2-server-v1.cast': '8:6: expected a number of seconds, found "4.419"',
  'invalid-time-2-server-v2.cast': '3:2: expected a number of seconds, found "2.0"',
  'invalid-time-2-server-v3.cast': '3:2: expected a number of seconds, found "2.0"',
  'minimal-server-v1.cast': 3,
  'minimal-server-v2.cast': 3,
  'minimal-server-v3.cast': 3,
  'no-events-server-v2.cast': 0,
  'no-events-server-v3.cast': 0,
  'screenshot-server-v1.cast': 3,
  'single-event-server-v1.cast': 1,
  'single-event-server-v2.cast': 1,
  'single-event-server-v3.cast': 1,
  'wrong-event-length-server-v1.cast': '8:27: expected [delay, text], found 3 parts',
  'wrong-event-length-server-v2.cast': '3:23: expected an event of 3 parts, found 4',
  'wrong-event-length-server-v3.cast': '3:23: expected an event of 3 parts, found 4',
  'zero-time-server-v2.cast': 1,
};

describe.skipIf(!hasCorpus)('each file of corpus/reader (skipped where ../shared is missing)', () => {
  const found = hasCorpus ? readdirSync(`${corpus}reader`).filter((name) => name.endsWith('.cast')) : [];

  it('has a verdict', () => expect(found).toEqual(Object.keys(VERDICTS)));

  it.each(Object.entries(VERDICTS))('%s is read or refused as its verdict says', (name, verdict) => {
    const bytes = readFileSync(`${corpus}reader/${name}`);
    if (typeof verdict === 'string') {
      expect(errorOf(bytes, { name }).message).toBe(`${name}:${verdict}`);
      return;
    }
    const [count, ...warnings] = [verdict].flat();
    const result = read(bytes, { name });
    expect(result.events).toHaveLength(Number(count));
    expect(result.warnings).toEqual(warnings.map((warning) => `${name}: ${warning}`));
  });
});
