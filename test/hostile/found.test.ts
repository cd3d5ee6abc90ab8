// What fuzzing found (npm run fuzz), one by one, as small as it could be made.
import { describe, expect, it } from 'vitest';
import { svg } from '../../src/index.js';
import { holdSplit } from '../support/edit-laws.js';
import { expectHarmless } from '../support/harmless.js';
import { output, recording, resize } from '../support/recordings.js';

describe('found by fuzzing', () => {
  it('SVG: a cursor beyond the middle of a line of double width', async () => {
    let document = '';
    for await (const part of svg(recording([output(0, 'x\r\n\x1b#6\x1b[5C')], { cols: 5, rows: 2 }))) document += part;
    expect(expectHarmless(document).name).toBe('svg');
  });

  it('split: the colour of an underline, given to a pen that was saved with an underline and restored', async () => {
    const pieces = ['\x1b[4m\x1b[s', '\x1b[m', '\x1b[?1049l', '\x1b]8;;', '\x1b[58:2m', '\\'];
    const cast = recording(
      pieces.map((data, at) => output(at, data)),
      { cols: 5, rows: 2 },
    );
    await holdSplit(cast, 2_200_000, 2_600_000);
  });

  it('split: a line of double height that had scrolled out, and comes back when the terminal grows', async () => {
    const cast = recording(
      [output(0, '\x1b#3hello\r\nhello\r\nhello\r\nhello'), output(2, '!'), resize(3, 5, 4), output(4, '!')],
      { cols: 5, rows: 3 },
    );
    await holdSplit(cast, 1_000_000, 2_500_000);
  });

  it('split: a cursor that was saved where it waited to wrap, and restored when the terminal had grown', async () => {
    const cast = recording([output(0, 'hello\x1b7'), resize(3, 6, 2), output(4, 'hellohello\x1b8')], {
      cols: 5,
      rows: 2,
    });
    await holdSplit(cast, 1_000_000, 2_000_000);
    const erased = [output(0, '\x1b[41mhello\x1b7\x1b[K'), resize(3, 6, 2), output(4, '\x1b8')];
    await holdSplit(recording(erased, { cols: 5, rows: 2 }), 1_000_000, 2_000_000);
  });
});
