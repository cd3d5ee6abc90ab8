import { describe, expect, it } from 'vitest';
import { secretsIn } from '../../src/core/edit/redact/redact.js';
import { screenAt } from '../../src/core/replay/replay.js';
import { matchesOf, regionsOn } from '../../src/core/search/regions.js';
import { output, recording } from '../support/recordings.js';

const screenOf = (data: string, cols = 10) => screenAt(recording([output(0, data)], { cols }), 0);

describe('regionsOn', () => {
  it('finds the cells of a pattern, on each row of a line that wrapped', async () => {
    const screen = await screenOf('ab secret\r\n12345678secret');
    expect(regionsOn(screen, matchesOf(/secret/))).toEqual([
      { row: 0, from: 3, to: 9 },
      { row: 1, from: 8, to: 10 },
      { row: 2, from: 0, to: 4 },
    ]);
  });

  it('takes in both halves of wide characters', async () => {
    expect(regionsOn(await screenOf('a秘密b'), matchesOf(/密/))).toEqual([{ row: 0, from: 3, to: 5 }]);
    expect(regionsOn(await screenOf('a秘密b'), matchesOf(/秘密/))).toEqual([{ row: 0, from: 1, to: 5 }]);
  });

  it('finds what redact finds', async () => {
    const cast = recording([output(0, 'at 10.1.2.3')], { cols: 20 });
    const screen = await screenAt(cast, 0);
    expect(regionsOn(screen, await secretsIn(cast, { builtin: ['ip'] }))).toEqual([{ row: 0, from: 3, to: 11 }]);
    expect(regionsOn(screen, await secretsIn(cast, { pattern: ['a.'], builtin: ['none'] }))).toEqual([
      { row: 0, from: 0, to: 2 },
    ]);
  });
});
