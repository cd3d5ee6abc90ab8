import { describe, expect, it } from 'vitest';
import { FullestFinder } from '../../src/core/moments/fullest.js';
import { replay } from '../../src/core/replay/replay.js';
import { output, recording } from '../support/recordings.js';

async function fullestTime(...events: ReturnType<typeof output>[]): Promise<number | undefined> {
  const finder = new FullestFinder();
  const times: number[] = [];
  await replay(recording(events, { cols: 20, rows: 6 }), {}, (frame) => {
    times[frame.index] = frame.time;
    finder.see(frame);
  });
  const found = finder.found();
  return found === undefined ? undefined : times[found]! / 1e6;
}

describe('the fullest screen', () => {
  it('is the one with most on it, though it is cleared at the end', async () => {
    expect(await fullestTime(output(0, 'a'), output(1, ' much more text'), output(2, '\x1b[H\x1b[2Jb'))).toBe(1);
  });

  it('is the last of several that are equally full', async () => {
    expect(await fullestTime(output(0, 'abc'), output(1, '\rdef'), output(2, '\rghi'))).toBe(2);
  });

  it('is not the exit that a session ends with, however it is typed', async () => {
    const typed = [...'exit'].map((letter, i) => output(3 + i / 5, letter));
    expect(await fullestTime(output(0, '$ ls\r\nfile\r\n'), output(1, '$ '), ...typed, output(4, '\r\nexit\r\n'))).toBe(
      1,
    );
    expect(await fullestTime(output(0, '$ ls\r\nfile\r\n$ '), output(1, 'exit\r\nlogout\r\n'))).toBe(0);
  });

  it('may be an exit where there is nothing else', async () => {
    expect(await fullestTime(output(0, 'exit'))).toBe(0);
  });

  it('counts blanks with a background, but less than text', async () => {
    expect(await fullestTime(output(0, 'ab'), output(1, '\x1b[2K\r\x1b[41m   \x1b[m'), output(2, '\x1b[2K'))).toBe(0);
    expect(await fullestTime(output(0, 'a'), output(1, '\x1b[2K\r\x1b[41m   \x1b[m'), output(2, '\x1b[2K'))).toBe(1);
  });
});
