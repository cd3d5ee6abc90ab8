// What fuzzing found (npm run fuzz), one by one, as small as it could be made.
import { describe, expect, it } from 'vitest';
import { svg } from '../../src/index.js';
import { expectHarmless } from '../support/harmless.js';
import { output, recording } from '../support/recordings.js';

describe('found by fuzzing', () => {
  it('SVG: a cursor beyond the middle of a line of double width', async () => {
    let document = '';
    for await (const part of svg(recording([output(0, 'x\r\n\x1b#6\x1b[5C')], { cols: 5, rows: 2 }))) document += part;
    expect(expectHarmless(document).name).toBe('svg');
  });
});
