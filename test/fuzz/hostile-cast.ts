// Recordings whose every text comes from an attacker, as they are once they have been read.
import fc from 'fast-check';
import type { Cast, CastEvent, Header } from '../../src/core/recording/cast.js';
import { recording } from '../support/recordings.js';
import { hostileOutput, nastyText } from './hostile-text.js';

const cells = fc.record({ cols: fc.integer({ min: 1, max: 24 }), rows: fc.integer({ min: 1, max: 8 }) });
type Kind = CastEvent extends infer E ? (E extends CastEvent ? Omit<E, 'time'> : never) : never;

const kind: fc.Arbitrary<Kind> = fc.oneof(
  { weight: 10, arbitrary: hostileOutput.map((data): Kind => ({ type: 'output', data })) },
  { weight: 1, arbitrary: nastyText.map((data): Kind => ({ type: 'input', data })) },
  { weight: 1, arbitrary: nastyText.map((label): Kind => ({ type: 'marker', label })) },
  { weight: 1, arbitrary: nastyText.map((status): Kind => ({ type: 'exit', status })) },
  { weight: 1, arbitrary: cells.map((size): Kind => ({ type: 'resize', ...size })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(nastyText, fc.jsonValue())
      .map(([code, data]): Kind => ({ type: 'other', code: `k${code}`, data })),
  },
);

const colour = fc.nat(0xffffff);
const header: fc.Arbitrary<Partial<Header>> = fc.record(
  {
    version: fc.constantFrom(2 as const, 3 as const),
    title: nastyText,
    command: nastyText,
    termType: nastyText,
    idleTimeLimit: fc.constantFrom(0, 0.001, 1, 1e9),
    env: fc.dictionary(
      nastyText.filter((name) => name !== 'TERM'),
      nastyText,
      { maxKeys: 2 },
    ),
    theme: fc.record({
      foreground: colour,
      background: colour,
      palette: fc.array(colour, { minLength: 8, maxLength: 8 }),
    }),
  },
  { requiredKeys: ['version'] },
);

export const hostileCast: fc.Arbitrary<Cast> = fc
  .tuple(
    header,
    cells,
    fc.array(fc.tuple(fc.constantFrom(0, 1, 1000, 33_333, 400_000, 9_000_000), kind), { minLength: 1, maxLength: 10 }),
  )
  .map(([facts, size, pairs]) => {
    let time = 0;
    const events = pairs.map(([pause, what]): CastEvent => {
      time += pause;
      return { ...what, time } as CastEvent;
    });
    return recording(events, { ...facts, ...size });
  });
