// The moment that stands for a recording.
import { describe, expect, it } from 'vitest';
import { BestFinder } from '../../src/core/moments/best.js';
import { replay } from '../../src/core/replay/replay.js';
import { output, recording } from '../support/recordings.js';

async function bestTime(...events: ReturnType<typeof output>[]): Promise<number | undefined> {
  const finder = new BestFinder();
  const times: number[] = [];
  let end = 0;
  await replay(recording(events, { cols: 60, rows: 8 }), {}, (frame) => {
    times[frame.index] = frame.time;
    end = frame.time;
    finder.see(frame);
  });
  const found = finder.found(end);
  return found === undefined ? undefined : times[found]! / 1e6;
}

const page = 'Twelve files were built, and none of them had any errors.\r\n';
const clear = '\x1b[H\x1b[2J';

describe('the best moment', () => {
  it('is a screen that rests, not one with more on it that is gone at once', async () => {
    const torn = `${page}${page}half a line of the next scr`;
    expect(
      await bestTime(output(0, page), output(4, clear + torn), output(4.04, clear + page), output(4.08, clear)),
    ).toBe(0);
  });

  it('has words rather than a wall of paths', async () => {
    const paths = Array.from({ length: 7 }, (_, i) => `/usr/share/doc/package-${i}/examples/src/main.c\r\n`).join('');
    expect(await bestTime(output(0, page + page), output(4, clear + paths), output(8, clear))).toBe(0);
  });

  it('has words rather than rows that all begin alike', async () => {
    const rows = Array.from({ length: 7 }, (_, i) => `Downloading the package number ${i}\r\n`).join('');
    expect(await bestTime(output(0, page + page + page), output(4, clear + rows), output(8, clear))).toBe(0);
  });

  it('is not the goodbye of the session', async () => {
    expect(await bestTime(output(0, `${page}$ `), output(5, `exit\r\n`))).toBe(0);
    expect(await bestTime(output(0, `${page}$ `), output(5, `\r\nlogout\r\n`))).toBe(0);
  });

  it('is the result rather than the command while it is typed', async () => {
    const typed = [...'make all'].map((letter, i) => output(1 + i / 10, letter));
    expect(await bestTime(output(0, '$ '), ...typed, output(2, `\r\n${page}${page}$ `))).toBe(2);
  });

  it('may be any screen where there is nothing else', async () => {
    expect(await bestTime(output(0, 'exit'))).toBe(0);
    expect(await bestTime(output(0, ' '))).toBe(0);
  });

  it('is the last of those that are equally good', async () => {
    expect(await bestTime(output(0, 'one two'), output(3, '\rsix ten'), output(6, '\rtwo one'))).toBe(6);
  });
});
