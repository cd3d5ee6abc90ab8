// What pictures show of a terminal that changes its size.
import { describe, expect, test } from 'vitest';
import { gif } from '../../src/core/animation/gif.js';
import { resolveOptions } from '../../src/core/options/option.js';
import { cellOf } from '../../src/core/picture/paint-setup.js';
import { paintingOptions } from '../../src/core/picture/painting.js';
import { png } from '../../src/core/still/stills.js';
import { svg } from '../../src/core/svg/svg.js';
import { decodeAll } from '../support/gif-decoder.js';
import { collected, decodeStill } from '../support/pictures.js';
import { output, recording, resize } from '../support/recordings.js';

const FIRST = { cols: 20, rows: 4 };
const growing = recording([
  output(0, 'first\r\n'),
  resize(1, 26, 6),
  // A wide character over the border, a cursor beyond it.
  output(1, '\x1b[2;18Hab漢字\x1b[3;1H\x1b[44mblue to the end of it all\x1b[m\x1b[5;25Hxy'),
  output(2, '\x1b[2;1H\x1b#6double\x1b[4;22H'),
  output(3, '\x1b[1;20H'),
  resize(4, 10, 2),
  output(5, 'small'),
]);
const cell = cellOf(resolveOptions(paintingOptions));

/** The colours of the cells of the first size, row by row. */
function shown({ rgb, width }: { rgb: Uint32Array; width: number }): number[] {
  const colours: number[] = [];
  const top = Math.floor(cell.height / 2);
  for (let y = top; y < top + FIRST.rows * cell.height; y++) {
    const start = y * width + cell.width;
    colours.push(...rgb.subarray(start, start + FIRST.cols * cell.width));
  }
  return colours;
}

async function pictures(given: Parameters<typeof gif>[1]) {
  const frames = decodeAll(await collected(gif(growing, given)));
  const [{ rgb }] = frames as [(typeof frames)[0]];
  const columns = given?.resize === 'first' ? FIRST.cols : 26;
  return { width: (columns + 2) * cell.width, size: rgb.length, frames };
}

describe('a picture of a terminal that grows and shrinks', () => {
  test('cut to the first size shows what the padded one shows there', async () => {
    const [padded, cut] = [await pictures({}), await pictures({ resize: 'first' })];
    expect(cut.size).toBe((FIRST.cols + 2) * cell.width * (FIRST.rows + 1) * cell.height);
    expect(padded.size).toBe(28 * cell.width * 7 * cell.height);
    const alike = (made: typeof padded) =>
      made.frames
        .map(({ rgb }) => shown({ rgb, width: made.width }).join())
        .filter((now, i, all) => now !== all[i - 1]);
    expect(alike(cut)).toEqual(alike(padded));
    expect(cut.frames.length).toBeGreaterThan(3);
  });

  test('has stills of the same sizes', async () => {
    const still = await decodeStill(await png(growing, { at: 1, resize: 'first' }));
    const padded = await decodeStill(await png(growing, { at: 1 }));
    expect([still.width, still.height]).toEqual([22 * cell.width, 5 * cell.height]);
    expect(shown(still)).toEqual(shown(padded));
  });

  test('cropped to what is used has no more than the first size', async () => {
    const still = await decodeStill(await png(growing, { at: 1, resize: 'first', crop: 'auto' }));
    const [frame] = decodeAll(await collected(gif(growing, { select: '0,1', resize: 'first', crop: 'auto' })));
    expect([still.width, still.height]).toEqual([22 * cell.width, 4 * cell.height]);
    expect(frame!.rgb.length).toBe(still.rgb.length);
  });

  test('cropped to what is used, a still is the frame of the animation', async () => {
    const cast = recording([output(0, 'ab'), output(1, '\r\n  far away\r\nx'), output(2, '\x1b[2J\x1b[Hc')]);
    const still = await decodeStill(await png(cast, { at: 0.5, crop: 'auto' }));
    const [frame] = decodeAll(await collected(gif(cast, { crop: 'auto' })));
    expect([still.width, still.height]).toEqual([12 * cell.width, 4 * cell.height]);
    expect(still.rgb).toEqual(frame!.rgb);
    let document = '';
    for await (const part of svg(cast, { at: 0.5, crop: 'auto' })) document += part;
    expect(document).toContain(`width="${still.width}" height="${still.height}"`);
  });

  test('begins with the size at the start of what is selected', async () => {
    const [frame] = decodeAll(await collected(gif(growing, { select: '4.5..', resize: 'first' })));
    expect(frame!.rgb.length).toBe(12 * cell.width * 3 * cell.height);
  });

  test('scaled shows smaller screens in larger letters, from the top left corner', async () => {
    const options = resolveOptions(paintingOptions);
    const sizes = Array.from({ length: 60 }, (_, i) => cellOf({ ...options, fontSize: 16 + i / 4 }));
    const fitting = sizes.filter(({ width, height }) => width * 20 <= 26 * cell.width && height * 4 <= 6 * cell.height);
    const { size: fontSize, width, height } = fitting.at(-1)!;
    const scaled = await decodeStill(await png(growing, { at: 0.5, resize: 'scale' }));
    const larger = await decodeStill(
      await png(recording([output(0, 'first\r\n'), output(1, '')]), { at: 'end', fontSize }),
    );
    const part = (picture: typeof scaled, left: number, top: number) =>
      Array.from({ length: 4 * height }, (_, y) => {
        const start = (top + y) * picture.width + left;
        return [...picture.rgb.subarray(start, start + 20 * width)].join();
      });
    expect([scaled.width, scaled.height]).toEqual([28 * cell.width, 7 * cell.height]);
    expect(part(scaled, cell.width, cell.height / 2)).toEqual(part(larger, width, Math.floor(height / 2)));
  });

  test('scaled shows the same moments alone and one after the other', async () => {
    const times = [0, 1, 2, 3, 4, 5];
    const frames = decodeAll(await collected(gif(growing, { resize: 'scale', select: times.join() })));
    const alone = await Promise.all(times.map((at) => png(growing, { at, resize: 'scale' }).then(decodeStill)));
    const distinct = alone.map(({ rgb }) => rgb.join()).filter((rgb, i, all) => rgb !== all[i - 1]);
    expect(frames.map(({ rgb }) => rgb.join())).toEqual(distinct);
    expect(distinct.length).toBe(times.length);
  });

  test('scaled, what a crop leaves nothing of stays blank', async () => {
    const cast = recording([output(0, 'small'), resize(1, 26, 6), output(1, 'large')], { cols: 4, rows: 2 });
    const still = await decodeStill(await png(cast, { at: 0.5, resize: 'scale', crop: '8x2+10+3' }));
    expect([still.width, still.height]).toEqual([10 * cell.width, 3 * cell.height]);
  });

  test('scaled, its cursor and its text blink on screens of all sizes', async () => {
    const blinking = recording([output(0, '\x1b[5mx'), resize(2, 26, 6), resize(4, 10, 2), output(6, '.')]);
    const frames = decodeAll(await collected(gif(blinking, { resize: 'scale', cursorBlink: true, blink: true })));
    const still = decodeAll(await collected(gif(blinking, { resize: 'scale' })));
    expect(still.length).toBe(4);
    expect(frames.length).toBeGreaterThan(12);
    expect(new Set(frames.map(({ rgb }) => rgb.join())).size).toBeGreaterThan(2 * still.length);
  });

  test('as an SVG has neither text nor a cursor beyond the first size', async () => {
    const markup = await collectedText(svg(growing, { resize: 'first', select: '0,1,2' }));
    expect(markup).toContain('double');
    expect(markup).not.toContain('>xy<');
    expect(markup).not.toMatch(/190(px)? 66/); // the cursor at the last column instead
    expect(markup).toContain(`viewBox="-${cell.width} -${cell.height / 2} ${22 * cell.width} ${5 * cell.height}"`);
  });
});

async function collectedText(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}
