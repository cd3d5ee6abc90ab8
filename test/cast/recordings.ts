// Recordings that fast-check makes up: any header, any events, in the order of their times.
import fc from 'fast-check';
import type { Cast, CastEvent, Header } from '../../src/core/recording/cast.js';

const text = fc.string({ unit: 'binary', maxLength: 20 });
const size = fc.integer({ min: 1, max: 1000 });
const colour = fc.integer({ min: 0, max: 0xffffff });
/** Whole milliseconds or any microseconds: both ways in which recorders write. */
const gap = fc.oneof(
  fc.integer({ min: 0, max: 3_000_000 }),
  fc.nat(3000).map((ms) => ms * 1000),
);

const theme = fc.record({
  foreground: colour,
  background: colour,
  palette: fc.constantFrom(8, 16).chain((length) => fc.array(colour, { minLength: length, maxLength: length })),
});

const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
/** Keys that no version knows. */
const extra = fc.dictionary(
  fc.string().map((key) => `x-${key}`),
  json,
  { maxKeys: 3 },
);

const header: fc.Arbitrary<Header> = fc.record(
  {
    version: fc.constantFrom(2 as const, 3 as const),
    cols: size,
    rows: size,
    extra,
    timestamp: fc.nat(),
    idleTimeLimit: fc.nat(100).map((tenths) => tenths / 10),
    command: text,
    title: text,
    termType: text,
    env: fc.dictionary(
      fc.string({ maxLength: 8 }).filter((name) => name !== 'TERM'),
      text,
      { minKeys: 1, maxKeys: 3 },
    ),
    theme,
  },
  { requiredKeys: ['version', 'cols', 'rows', 'extra'] },
);

type WithoutTime<E> = E extends unknown ? Omit<E, 'time'> : never;

const event: fc.Arbitrary<WithoutTime<CastEvent>> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constantFrom('output' as const, 'input' as const), data: text }) },
  fc.record({ type: fc.constant('resize' as const), cols: size, rows: size }),
  fc.record({ type: fc.constant('marker' as const), label: text }),
  fc.record({ type: fc.constant('exit' as const), status: text }),
  fc.record({ type: fc.constant('other' as const), code: text.filter((code) => !/^[oimrx]$/.test(code)), data: json }),
);

export const recordings: fc.Arbitrary<Cast> = fc.record({
  name: fc.constant('generated'),
  header,
  events: fc.array(fc.tuple(gap, event), { maxLength: 30 }).map((pairs) => {
    let time = 0;
    return pairs.map(([interval, rest]): CastEvent => {
      time += interval;
      return { ...rest, time } as CastEvent;
    });
  }),
});
