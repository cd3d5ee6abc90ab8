// Recordings as values, for the tests of renderers: no wire format between.
import type { Cast, CastEvent, Header } from '../../src/core/recording/cast.js';

/** Output at times in seconds. */
export const output = (...pieces: [seconds: number, data: string][]): CastEvent[] =>
  pieces.map(([seconds, data]) => ({ time: Math.round(seconds * 1e6), type: 'output', data }));

/** 10 columns and 3 rows unless the header says otherwise. */
export const castOf = (events: CastEvent[], header: Partial<Header> = {}): Cast => ({
  header: { version: 2, cols: 10, rows: 3, extra: {}, ...header },
  events,
  name: 'test.cast',
});
