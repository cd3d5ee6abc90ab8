// What is odd about output as a whole: none, beyond its terminal, or shown in another one.
import { expect, it } from 'vitest';
import type { CastEvent } from '../../src/core/recording/cast.js';
import { OutputCheck } from '../../src/core/recording/output-check.js';

const out = (data: string): CastEvent => ({ time: 0, type: 'output', data });
const size = (cols: number, rows: number): CastEvent => ({ time: 0, type: 'resize', cols, rows });
const told = (events: CastEvent[], fixed = {}) => {
  const check = new OutputCheck({ cols: 40, rows: 6 }, fixed);
  for (const event of events) check.see(event);
  return check.words;
};

it('a recording without output, or with empty output only, is told', () => {
  const words = ['the recording has no output'];
  expect(told([])).toEqual(words);
  expect(told([out(''), { time: 1, type: 'input', data: 'x' }])).toEqual(words);
});

it('the size to try has every cell that is addressed', () => {
  const events = [out('\x1b[1;60Hx'), out('\x1b[12;1Hy')];
  expect(told(events)).toEqual(['the output addresses column 60, row 12 of 40x6; try cols 60 rows 12']);
  expect(told(events, { cols: 60, rows: 12 })).toEqual([]);
  expect(told(events, { cols: 60 })).toEqual(['the output addresses row 12 of 60x6; try rows 12']);
});

it('what is addressed counts against the size of its time', () => {
  expect(told([out('a'), size(60, 12), out('\x1b[12;60Hx'), size(40, 6), out('b')])).toEqual([]);
  expect(told([size(60, 12), size(40, 6), out('\x1b[12;60Hx')])).toHaveLength(1);
});

it('another size than the recorded one is told, with a way to show a part', () => {
  expect(told([out('a')], { cols: 30 })[0]).toMatch(/^recorded at 40 columns, shown at 30 columns: .*crop/);
  expect(told([out('a')], { cols: 80, rows: 24 })[0]).toMatch(/^recorded at 40x6, shown at 80x24: .*crop/);
  expect(told([out('a'), size(50, 6)], { cols: 40 })[0]).toMatch(/^recorded at 50 columns, shown at 40 columns/);
  expect(told([out('a')], { cols: 40, rows: 6 })).toEqual([]);
});
