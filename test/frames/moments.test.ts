import { describe, expect, it, test } from 'vitest';
import { factsFor } from '../../src/core/moments/selected-moments.js';
import { parsePosition, parseSelection } from '../../src/core/position/parse.js';
import { needsReplay, resolvePosition, resolveSelection } from '../../src/core/position/resolve.js';
import { marker, output, recording } from '../support/recordings.js';

const cast = recording([output(1, '$ '), output(60, 'make'), marker(90, 'made'), output(100, '\r\ndone')], {
  idleTimeLimit: 2,
});

async function seconds(source: string, pace = {}): Promise<number> {
  const position = parsePosition(source);
  return resolvePosition(position, await factsFor([position], cast, pace)) / 1e6;
}

describe('a position of a still or an edit', () => {
  test.each([
    ['end', 100],
    ['50%', 50],
    ['-10', 90],
    ['marker:made', 90],
    ['event:1', 60],
    ['text:make', 60],
    ['text:/^done/', 100],
    ['frame:0', 0],
    ['frame:1', 60],
  ])("%s is on the recording's own timeline: %f s", async (source, expected) => {
    expect(await seconds(source)).toBe(expected);
  });

  it('is on another timeline where an idle limit or a speed is asked for', async () => {
    expect(await seconds('text:done', { idleTimeLimit: 10 })).toBe(31);
    expect(await seconds('text:done', { idleTimeLimit: 10, speed: 2 })).toBe(15.5);
  });

  it('may be one of a selection', async () => {
    const selection = parseSelection('text:make..marker:0,end');
    const spans = resolveSelection(selection, await factsFor(needsReplay(selection), cast));
    expect(spans.map(({ from, to }) => [from / 1e6, to / 1e6])).toEqual([
      [60, 90],
      [100, 100],
    ]);
  });
});
