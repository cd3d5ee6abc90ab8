// Short, cut and resized ttyrecs.
import { expect, it } from 'vitest';
import { errorOf, read } from './reading.js';

function frame(seconds: number, text: string): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt32LE(seconds, 0);
  head.writeUInt32LE(Buffer.byteLength(text), 8);
  return Buffer.concat([head, Buffer.from(text)]);
}
const START = 1_700_000_000;
const TWO = Buffer.concat([frame(START, 'one'), frame(START + 2, 'two')]);

it('few frames are recognised', () => {
  expect(read(frame(START, 'one')).events).toMatchObject([{ time: 0, data: 'one' }]);
  expect(read(TWO).events).toMatchObject([{ data: 'one' }, { time: 2_000_000, data: 'two' }]);
});

it('a cut frame is told, wherever it is cut', () => {
  for (let cut = 1; cut < 15; cut++) {
    const { events, warnings } = read(TWO.subarray(0, -cut));
    expect(events[0]).toMatchObject({ data: 'one' });
    expect(warnings).toEqual([expect.stringContaining('the last frame is cut off')]);
  }
  expect(read(frame(START, 'hello').subarray(0, -2)).events).toMatchObject([{ data: 'hel' }]);
});

it('later sizes are resizes', () => {
  const bytes = Buffer.concat([
    frame(START, '\x1b[8;30;100tone'),
    frame(START + 1, '\x1b[8;24;80ttwo'),
    frame(START + 2, '\x1b[8;0;0t'),
  ]);
  const { cast, events } = read(bytes);
  expect(cast.header).toMatchObject({ cols: 100, rows: 30 });
  expect(events.filter(({ type }) => type === 'resize')).toEqual([
    { time: 1_000_000, type: 'resize', cols: 80, rows: 24 },
  ]);
});

it('text, and programs, are none', () => {
  for (const head of [
    'Hello, world, it is me',
    'PK\x03\x04\x14\0\0\0\x08\0\xff\xff\xff',
    '\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0',
  ])
    expect(errorOf(Buffer.from(head, 'latin1')).message).toContain('expected a recording');
});
