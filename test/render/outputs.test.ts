// Several files from one recording, the folder of frames, and the markup that shows a picture.
import { describe, expect, test } from 'vitest';
import { CastError, UsageError } from '../../src/errors.js';
import { apng } from '../../src/render/animation/apng.js';
import { type FrameImage, frameImages, framesJson } from '../../src/render/animation/frame-images.js';
import { gif } from '../../src/render/animation/gif.js';
import { webp } from '../../src/render/animation/webp.js';
import { fileLabel } from '../../src/render/file-labels.js';
import { outputFormats, render } from '../../src/render/outputs.js';
import { snippet } from '../../src/render/snippet.js';
import { png } from '../../src/render/still/stills.js';
import { svg } from '../../src/render/svg/svg.js';
import { txt } from '../../src/render/text/text.js';
import { decodeAll } from '../support/gif-decoder.js';
import { sameColours } from '../support/gif-reference.js';
import { collected, decodeStill } from '../support/pictures.js';
import { output, recording } from '../support/recordings.js';

const demo = recording([output(0, '\x1b[31mone\r\n'), output(1, 'two'), output(2, '\x1b[2J\x1b[Hexit')], {
  title: 'Demo',
});

const bytesOf = async (chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts);
};

describe('render', () => {
  test('makes of each format what its own function makes', async () => {
    const own: Record<string, AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>> = {
      gif: gif(demo),
      apng: apng(demo),
      webp: webp(demo),
      svg: svg(demo),
      png: [await png(demo)],
      txt: [await txt(demo)],
    };
    for (const { extension, chunks } of render(demo, Object.keys(own))) {
      expect((await bytesOf(chunks())).equals(await bytesOf(own[extension]!)), extension).toBe(true);
    }
  });

  test('replays once for all animations', async () => {
    let replays = 0;
    const counted = {
      ...demo,
      events: {
        *[Symbol.iterator]() {
          replays++;
          yield* demo.events;
        },
      },
    };
    const [first, ...others] = render(counted, ['gif', 'apng', 'webp', 'gif']);
    await bytesOf(first!.chunks());
    const once = replays;
    for (const { chunks } of others) await bytesOf(chunks());
    expect(replays).toBe(once);
  });

  test('gives stills and texts the moment, and lets animations run', async () => {
    const [still, text, moving] = render(demo, ['png', 'txt', 'webp'], { at: 1 });
    expect((await bytesOf(still!.chunks())).equals(await png(demo, { at: 1 }))).toBe(true);
    expect((await bytesOf(text!.chunks())).toString()).toBe('one\ntwo\n\n\n');
    expect((await bytesOf(moving!.chunks())).equals(await bytesOf(webp(demo)))).toBe(true);
  });

  test('draws at a scale', async () => {
    const [still, moving] = render(demo, ['png', 'gif'], { scale: 2, at: 'end' });
    const wanted = await decodeStill(await png(demo, { at: 'end', fontSize: 32 }));
    expect(sameColours((await decodeStill(await bytesOf(still!.chunks()))).rgb, wanted.rgb)).toBe(true);
    expect(sameColours(decodeAll(await bytesOf(moving!.chunks())).at(-1)!.rgb, wanted.rgb)).toBe(true);
  });

  test('names the formats there are where one is unknown, and the nearest', () => {
    expect(() => render(demo, ['png', 'gfi'])).toThrow(UsageError);
    expect(() => render(demo, ['gfi'])).toThrow(/expected a name ending in one of \.gif, .* Did you mean \.gif\?/);
    expect(() => render(demo, [''])).toThrow(/without an extension/);
    expect(outputFormats).toContain('mp4');
  });
});

describe('the frames of a recording', () => {
  test('are those of the GIF, as PNG files with times', async () => {
    const frames: FrameImage[] = [];
    for await (const frame of frameImages(demo)) frames.push(frame);
    const wanted = decodeAll(await collected(gif(demo)));
    expect(frames.map(({ file }) => file)).toEqual(['frame-0001.png', 'frame-0002.png', 'frame-0003.png']);
    for (const [i, { bytes }] of frames.entries()) {
      expect(sameColours((await decodeStill(bytes)).rgb, wanted[i]!.rgb)).toBe(true);
    }
    expect(frames.map(({ time, duration }) => [time, duration])).toEqual([
      [0, 1],
      [1, 1],
      [2, 3],
    ]);
    const { width, height } = frames[0]!;
    expect(JSON.parse(framesJson(frames))).toEqual({
      width,
      height,
      frames: frames.map(({ file, time, duration }) => ({ file, time, duration })),
    });
  });
});

describe('a part of a file name', () => {
  test.each([
    ['Build & test', 'Build-test'],
    ['../../etc/passwd', 'etc-passwd'],
    ['...', ''],
    ['a\0b\nc', 'a-b-c'],
    ['日本 é', '日本-é'],
    ['C:\\x', 'C-x'],
    ['-rf', 'rf'],
    ['x'.repeat(100), 'x'.repeat(60)],
  ])('made from %j is %j', (label, part) => {
    expect(fileLabel(label)).toBe(part);
  });
});

describe('a snippet', () => {
  test('is a Markdown image with a text in its place', async () => {
    expect(await snippet(demo, 'docs/my demo.svg', { alt: 'A [demo]' })).toBe(
      '![A \\[demo\\]](<docs/my%20demo.svg>)\n',
    );
    expect(await snippet(demo, 'demo.svg')).toBe(
      '![Terminal recording “Demo”, 2 seconds. It begins: one two exit](<demo.svg>)\n',
    );
  });

  test('is an img with the size of the picture in HTML', async () => {
    const { width, height } = await decodeStill(await png(demo, { fontSize: 20 }));
    expect(await snippet(demo, 'demo.gif', { markup: 'html', alt: '"<&', fontSize: 20 })).toBe(
      `<img src="demo.gif" alt="&quot;&lt;&amp;" width="${width}" height="${height}">\n`,
    );
  });

  test('is a picture element where there is one for light and one for dark', async () => {
    const markup = await snippet(demo, 'demo.gif', { light: 'l.gif', dark: 'd e.gif', alt: 'x' });
    expect(markup.split('\n')).toEqual([
      '<picture>',
      '  <source media="(prefers-color-scheme: dark)" srcset="d%20e.gif">',
      '  <source media="(prefers-color-scheme: light)" srcset="l.gif">',
      expect.stringMatching(/^ {2}<img src="l\.gif" alt="x" width="\d+" height="\d+">$/),
      '</picture>',
      '',
    ]);
  });

  test('is refused a recording that cannot be read', async () => {
    const broken = {
      ...demo,
      events: {
        // biome-ignore lint/correctness/useYield: it fails before it gives anything
        *[Symbol.iterator]() {
          throw new CastError({ file: 'x' }, 'bad');
        },
      },
    };
    await expect(snippet(broken, 'x.svg')).rejects.toThrow(CastError);
  });
});
