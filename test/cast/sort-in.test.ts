// Events of other kinds that stand before output of earlier times: sorted in, and output keeps its times.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { EventCursor } from '../../src/core/recording/cursor.js';
import { readCast } from '../../src/core/recording/read.js';

const CASE = '../shared/cases/21-late-input.cast';

function read(input: string | Uint8Array) {
  const warnings: string[] = [];
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const cast = readCast(bytes, { name: 'in', warn: (warning) => warnings.push(warning) });
  const events = [...cast.events].map(({ time, type }) => `${type} ${time / 1e6}`);
  return { events, warnings };
}
const v2 = (...lines: string[]) => ['{"version":2,"width":20,"height":3}', ...lines, ''].join('\n');

describe('an event of another kind in v2', () => {
  test.skipIf(!existsSync(CASE))('moves no output (skipped without ../shared/cases)', () => {
    const outputs = ['output 0.5', 'output 1', 'output 2', 'output 3', 'output 4'];
    expect(read(readFileSync(CASE))).toEqual({ events: [...outputs, 'input 9', 'output 9.1'], warnings: [] });
  });

  it.each(['"m","here"', '"x","0"', '"r","30x5"', '"z",1'])('is put where its time says: %s', (event) => {
    const { events, warnings } = read(v2(`[5,${event}]`, '[1,"o","a"]', '[6,"o","b"]'));
    expect(events.map((event) => event.split(' ')[1])).toEqual(['1', '5', '6']);
    expect(warnings).toEqual([]);
  });

  it('is sorted among its like, and those of one time keep their order', () => {
    const { events } = read(
      v2('[5,"i","a"]', '[3,"m","b"]', '[1,"o","c"]', '[3,"i","d"]', '[4,"o","e"]', '[2,"i","f"]'),
    );
    expect(events).toEqual(['output 1', 'input 2', 'marker 3', 'input 3', 'output 4', 'input 5']);
  });

  it('is put where its time says when it stands after later output', () => {
    const { events, warnings } = read(
      v2('[1,"o","a"]', '[5,"o","b"]', '[5,"i","c"]', '[1,"i","d"]', '[2,"m","e"]', '[3,"r","30x5"]', '[6,"o","f"]'),
    );
    expect(events).toEqual(['output 1', 'input 1', 'marker 2', 'resize 3', 'output 5', 'input 5', 'output 6']);
    expect(warnings).toEqual([]);
  });

  it('tells what is wrong with the lines once, however often they are read', () => {
    const warnings: string[] = [];
    const text = v2('[9,"i","a"]', '[1,"o","b"]', '[2,"o"]', '[1.5,"o","c"]', '[1.2,"o","d"]');
    const bytes = new TextEncoder().encode(text);
    const cast = readCast(bytes, { name: 'in', lenient: true, warn: (warning) => warnings.push(warning) });
    expect([...cast.events]).toEqual([...cast.events]);
    expect(warnings).toEqual([
      expect.stringContaining('1 malformed event skipped'),
      expect.stringContaining('time runs backwards on line 6'),
    ]);
    expect(() => [...readCast(bytes, { name: 'in' }).events]).toThrow('in:4:1: expected an event of 3 parts');
  });

  it('leaves output that runs backwards to be warned of', () => {
    const { events, warnings } = read(v2('[2,"o","a"]', '[1,"o","b"]', '[9,"i","c"]', '[3,"o","d"]'));
    expect(events).toEqual(['output 2', 'output 2', 'output 3', 'input 9']);
    expect(warnings).toHaveLength(1);
  });
});

describe('a file of another program', () => {
  it.each([
    ['version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n', /Git LFS pointer.*run git lfs pull/],
    ['# The configurations\nconfig:\n\n  command: bash -l\n  cwd: /\nrecords:\n  - delay: 5\n', /terminalizer/],
    ['# A demo\nOutput demo.gif\n\nSet FontSize 14\nType "ls"\nEnter\n', /VHS tape/],
  ])('is named', (text, named) => {
    expect(() => read(text)).toThrow(named);
  });
});

describe('a place between two events', () => {
  it.each([
    ['in order', ['[1,"o","a"]', '[2,"i","b"]', '[2,"o","c"]', '[3,"m","d"]', '[4,"o","e"]']],
    [
      'in no order',
      ['[5,"i","a"]', '[1,"o","b"]', '[3,"o","c"]', '[2,"m","d"]', '[3,"i","e"]', '[6,"o","f"]', '[0,"m","g"]'],
    ],
  ])('is gone on from, where events stand %s', (_, lines) => {
    const { events } = readCast(new TextEncoder().encode(v2(...lines)));
    const all = [...events];
    for (let passed = 0; passed <= all.length; passed++) {
      const cursor = new EventCursor(events);
      for (let i = 0; i < passed; i++) cursor.next();
      if (passed % 2 === 0) cursor.peek();
      const again = new EventCursor(events, cursor.bookmark);
      const rest: unknown[] = [];
      for (let event = again.next(); event; event = again.next()) rest.push(event);
      expect(rest).toEqual(all.slice(passed));
    }
  });
});
