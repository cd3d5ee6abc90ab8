// Headers without a size that can be used: what the request says takes its place, else what the output needs.
import { describe, expect, it } from 'vitest';
import { errorOf, read } from './reading.js';

const v2 = (width: string, height: string, ...events: string[]) =>
  [`{"version":2,"width":${width},"height":${height}}`, ...events, ''].join('\n');
const v3 = (cols: string, rows: string, ...events: string[]) =>
  [`{"version":3,"term":{"cols":${cols},"rows":${rows}}}`, ...events, ''].join('\n');
const v1 = (width: string, height: string, stdout: string) =>
  `{"version":1,"width":${width},"height":${height},"stdout":[${stdout}]}`;
const OUT = '[1,"o","a"]';

const sizeOf = (text: string, options = {}) => {
  const { cast, warnings } = read(text, options);
  return { size: `${cast.header.cols}x${cast.header.rows}`, warnings };
};

describe('a size of 0', () => {
  it.each([
    ['v1', v1('0', '0', '[1,"a"]')],
    ['v2', v2('0', '0', OUT)],
    ['v2 in quotes', v2('"0"', '"0"', OUT)],
    ['v3', v3('0', '0', OUT)],
  ])('is 80x24 with one warning in %s', (_, text) => {
    expect(sizeOf(text)).toEqual({
      size: '80x24',
      warnings: ['demo.cast: the header has no size of a terminal; 80x24 is used (cols and rows set it)'],
    });
  });

  it.each([
    ['a column and a row', '[1,"o","\\u001b[30;100Hx"]', '100x30'],
    ['a column', '[1,"o","\\u001b[120G\\u001b[1;31mx"]', '120x24'],
    ['a row, over events', '[1,"o","\\u001b[4"]\n[1,"o","0d\\u001b[3"]\n[1,"o","1mx"]', '80x40'],
    ['cells that all terminals have', '[1,"o","\\u001b[2;3Hx"]', '80x24'],
    ['a far cell, to ask for the size', '[1,"o","\\u001b[500;500H\\u001b[6n"]', '80x24'],
    ['the last cell', '[1,"o","\\u001b[999;999Hx"]', '80x24'],
    ['a size, with a resize before all output', '[0,"r","132x43"]\n[1,"o","x"]', '132x43'],
    ['cells after a resize', '[1,"o","x"]\n[2,"r","132x43"]\n[3,"o","\\u001b[43;132Hx"]', '80x24'],
  ])('is as large as the output needs that addresses %s', (_, events, size) => {
    expect(sizeOf(v2('0', '0', events)).size).toBe(size);
    expect(sizeOf(v3('0', '0', events)).size).toBe(size);
  });

  it('of one side leaves the other as it is', () => {
    expect(sizeOf(v2('0', '10', OUT)).size).toBe('80x10');
    expect(sizeOf(v3('100', '0', OUT)).size).toBe('100x24');
  });

  it('is what the request says, without a word', () => {
    expect(sizeOf(v2('0', '0', OUT), { cols: 100, rows: 30 })).toEqual({ size: '100x30', warnings: [] });
    expect(sizeOf(v3('0', '0', OUT), { cols: 100 })).toMatchObject({
      size: '100x24',
      warnings: [expect.stringContaining('100x24')],
    });
  });

  it('is no reason to be silent about what is wrong with the events', () => {
    expect(errorOf(v2('0', '0', OUT, 'lol')).message).toContain('demo.cast:3:1: ');
  });
});

describe('a size that is none', () => {
  it.each(['null', '-1', '"wide"', '70000', '[]'])('of %s is refused, and what would help is named', (value) => {
    expect(errorOf(v2(value, '24', OUT)).hint).toContain('cols');
    expect(errorOf(v3('80', value, OUT)).hint).toContain('rows');
    expect(sizeOf(v2(value, '24', OUT), { cols: 90 })).toEqual({ size: '90x24', warnings: [] });
    expect(sizeOf(v3('80', value, OUT), { rows: 30 })).toEqual({ size: '80x30', warnings: [] });
  });

  it('may be missing where the request has one', () => {
    expect(sizeOf(`{"version":2}\n${OUT}\n`, { cols: 90, rows: 9 }).size).toBe('90x9');
    expect(sizeOf(`{"version":3}\n${OUT}\n`, { cols: 90, rows: 9 }).size).toBe('90x9');
  });

  it('leaves one that can be used alone', () => {
    expect(sizeOf(v2('80', '24', OUT), { cols: 90, rows: 9 })).toEqual({ size: '80x24', warnings: [] });
  });
});

it('a size beyond the limits may be replaced, in the header and in resizes', () => {
  const { cast, events, warnings } = read(v2('5000', '24', OUT, '[2,"r","6000x30"]'), { cols: 90 });
  expect(cast.header.cols).toBe(90);
  expect(events[1]).toMatchObject({ cols: 90, rows: 30 });
  expect(warnings[0]).toBe('demo.cast: recorded at 5000x24, which is too large; 90x24 is used, as asked');
});
