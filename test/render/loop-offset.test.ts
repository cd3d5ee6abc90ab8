// Animations that begin in the middle of their loop: what decoders see is the same loop, turned.
import { describe, expect, it } from 'vitest';
import { apng, gif, render, UsageError, webp } from '../../src/index.js';
import { decodeAll } from '../support/gif-decoder.js';
import { collected, decodeStill, decodeWebp } from '../support/pictures.js';
import { marker, output, recording } from '../support/recordings.js';

const cast = recording(
  [
    output(0, 'one'),
    output(1, '\r\ntwo'),
    marker(1, 'two'),
    output(2, '\x1b[41m\x1b[2J\x1b[Hthree'),
    output(3, '\r\nfour'),
  ],
  { cols: 10, rows: 3 },
);
type Given = Parameters<typeof gif>[1];
type Shown = { rgb: Uint32Array; delay: number };

const shown = async (given: Given): Promise<Shown[]> =>
  decodeAll(await collected(gif(cast, given))).map(({ rgb, delay }) => ({ rgb, delay }));

const turned = (frames: readonly Shown[], first: number): Shown[] => [
  ...frames.slice(first),
  ...frames.slice(0, first),
];

describe('a loop that begins elsewhere', () => {
  it.each([
    ['at a time', 1.5, 1],
    ['at a share of it', '50%', 1],
    ['at a marker', 'marker:two', 1],
    ['where a text shows', 'text:"four"', 3],
    ['at the end', 'end', 3],
    ['at the start', 0, 0],
  ] as const)('shows the same frames for as long, the last one held: %s', async (_, loopOffset, first) => {
    const look: Given = { cursor: 'none', theme: 'nord' };
    const frames = await shown(look);
    expect(frames.map(({ delay }) => delay)).toEqual([100, 100, 100, 300]);
    expect(await shown({ ...look, loopOffset })).toEqual(turned(frames, first));
  });

  it('counts within what is selected, and refuses what is not', async () => {
    const frames = await shown({ start: 1 });
    expect(await shown({ start: 1, loopOffset: 2 })).toEqual(turned(frames, 1));
    await expect(shown({ start: 1, loopOffset: 0.5 })).rejects.toThrow(UsageError);
    await expect(shown({ loopOffset: 99 })).rejects.toThrow('99');
  });

  it('takes the padding of programs that fill the screen along', async () => {
    const corner = (frames: Shown[]) => frames.map(({ rgb }) => rgb[0]);
    const plain = corner(await shown({}));
    expect(new Set(plain).size).toBe(2);
    expect(corner(await shown({ loopOffset: 2 }))).toEqual([...plain.slice(2), ...plain.slice(0, 2)]);
  });

  it('is that of animated WebP and PNG too, alone or made together', async () => {
    const given = { loopOffset: 2, cursor: 'none' } as const;
    const [first] = await shown(given);
    const same = async (webpBytes: Uint8Array, apngBytes: Uint8Array) => {
      expect((await decodeWebp(webpBytes)).frames[0]).toEqual(first!.rgb);
      expect((await decodeStill(apngBytes)).rgb).toEqual(first!.rgb);
    };
    await same(await collected(webp(cast, given)), await collected(apng(cast, given)));
    const made = render(cast, ['webp', 'apng', 'gif'], given);
    const bytes = [];
    for (const { chunks } of made) bytes.push(await collected(chunks() as AsyncIterable<Uint8Array>));
    await same(bytes[0]!, bytes[1]!);
    expect(decodeAll(bytes[2]!)[0]!.rgb).toEqual(first!.rgb);
  });
});
