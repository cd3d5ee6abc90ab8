import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CastVersion } from '../../src/core/recording/cast.js';
import { encodeTo, recordingEncoder } from '../../src/core/recording/encoder.js';
import { pushCast } from '../../src/core/recording/sink.js';
import { writeCast } from '../../src/core/recording/write.js';
import { convert } from '../../src/index.js';
import { recordings } from './recordings.js';

describe('an encoder per event', () => {
  it('gives what writing the whole recording gives', () => {
    fc.assert(
      fc.property(recordings, fc.constantFrom<CastVersion>(1, 2, 3), (cast, version) => {
        const kept =
          version === 1 ? { ...cast, events: [...cast.events].filter(({ type }) => type !== 'resize') } : cast;
        const told: string[] = [];
        let pushed = '';
        const encoder = recordingEncoder(version, { name: kept.name, warn: (warning) => told.push(warning) });
        pushCast(
          kept,
          encodeTo(encoder, (text) => {
            pushed += text;
          }),
        );
        const toldAtOnce: string[] = [];
        const whole = [...writeCast(kept, { version, warn: (warning) => toldAtOnce.push(warning) })].join('');
        expect({ pushed, told }).toEqual({ pushed: whole, told: toldAtOnce });
      }),
    );
  });

  it('gives an event whole, so that a reader beside the writer sees complete lines', () => {
    const encoder = recordingEncoder(3);
    encoder.header({ version: 3, cols: 9, rows: 2, extra: {} });
    const comments = ['why', 'so'];
    expect(encoder.event({ time: 1_500_600, type: 'marker', label: 'a', comments })).toBe(
      '[1.501, "m", "a"]\n#why\n#so\n',
    );
    expect(encoder.event({ time: 3_001_200, type: 'exit', status: '0' })).toBe('[1.500, "x", "0"]\n');
  });

  it('knows raw output, as convert writes it', () => {
    fc.assert(
      fc.property(recordings, (cast) => {
        let pushed = '';
        pushCast(
          cast,
          encodeTo(recordingEncoder('raw'), (text) => {
            pushed += text;
          }),
        );
        expect(pushed).toBe([...convert(cast, { format: 'raw' })].join(''));
      }),
    );
  });
});
