// Several files from one recording, the folder of frames, and the markup that shows a picture.
import { describe, expect, test } from 'vitest';
import { apng } from '../../src/core/animation/apng.js';
import { type FrameImage, frameImages, framesJson } from '../../src/core/animation/frame-images.js';
import { gif } from '../../src/core/animation/gif.js';
import { webp } from '../../src/core/animation/webp.js';
import { CastError, UsageError } from '../../src/core/errors.js';
import { fileLabel } from '../../src/core/moments/file-labels.js';
import { outputFormats, render } from '../../src/core/render/outputs.js';
import { snippet } from '../../src/core/render/snippet.js';
import { jpeg, png } from '../../src/core/still/stills.js';
import { svg } from '../../src/core/svg/svg.js';
import { html } from '../../src/core/text/html.js';
import { txt } from '../../src/core/text/text.js';
import { vtt } from '../../src/core/text/vtt.js';
import { byTheme } from '../../src/core/theme/theme-pair.js';
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
      jpg: [await jpeg(demo)],
      txt: [await txt(demo)],
      htm: [await html(demo)],
      vtt: [vtt(demo)],
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
    const [still, moving, vector] = render(demo, ['png', 'gif', 'svg'], { scale: 2, at: 'end' });
    const wanted = await decodeStill(await png(demo, { at: 'end', scale: 2 }));
    expect(sameColours((await decodeStill(await bytesOf(still!.chunks()))).rgb, wanted.rgb)).toBe(true);
    expect(sameColours(decodeAll(await bytesOf(moving!.chunks())).at(-1)!.rgb, wanted.rgb)).toBe(true);
    const document = (await bytesOf(vector!.chunks())).toString();
    expect(document).toContain(` width="${wanted.width}" height="${wanted.height}" `);
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

describe('a light and a dark theme', () => {
  const theme = 'light=github-light,dark=dracula';

  test('make two files of each format that holds one theme, and one of those that hold both or none', async () => {
    const files = render(demo, ['gif', 'svg', 'png', 'txt'], { theme });
    expect(files.map(({ extension, index, page }) => `${extension} ${index} ${page ?? ''}`.trim())).toEqual([
      'gif 0 light',
      'gif 0 dark',
      'svg 1',
      'png 2 light',
      'png 2 dark',
      'txt 3',
    ]);
    expect(await bytesOf(files[1]!.chunks())).toEqual(await collected(gif(demo, { theme: 'dracula' })));
    expect(await bytesOf(files[3]!.chunks())).toEqual(Buffer.from(await png(demo, { theme: 'github-light' })));
  });

  test('are the options of two pictures', () => {
    expect(byTheme({ theme, speed: 2 })).toEqual([
      { page: 'light', given: { theme: 'github-light', speed: 2 } },
      { page: 'dark', given: { theme: 'dracula', speed: 2 } },
    ]);
    expect(byTheme({ theme: 'nord' })).toEqual([{ page: undefined, given: { theme: 'nord' } }]);
    expect(() => byTheme({ theme: 'light=nord,dark=dracul' })).toThrow(/Did you mean "dracula"\?/);
  });

  test('cannot be in one picture that holds one', async () => {
    await expect(png(demo, { theme })).rejects.toThrow(/theme: expected one theme for one picture/);
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
  test('is a Markdown image with a text in its place where it is to be plain', async () => {
    const markup = 'plain';
    expect(await snippet(demo, 'docs/my demo.svg', { alt: 'A [demo]', markup })).toBe(
      '![A \\[demo\\]](<docs/my%20demo.svg>)\n',
    );
    expect(await snippet(demo, 'demo.svg', { markup })).toBe(
      '![Terminal recording “Demo”, 2 seconds. It begins: one two exit](<demo.svg>)\n',
    );
  });

  test.each(['markdown', 'html'] as const)('is an img with the size of the picture in %s', async (markup) => {
    const { width, height } = await decodeStill(await png(demo, { fontSize: 20 }));
    expect(await snippet(demo, 'demo.gif', { markup, alt: '"<&', fontSize: 20 })).toBe(
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

  test('is a picture element for the two files of a light and a dark theme, and none for an SVG, which holds both', async () => {
    const theme = 'light=github-light,dark=dracula';
    const markup = await snippet(demo, 'docs/demo.gif?raw=true', { theme, alt: 'x' });
    expect(markup).toContain('(prefers-color-scheme: dark)" srcset="docs/demo-dark.gif?raw=true">');
    expect(markup).toContain('(prefers-color-scheme: light)" srcset="docs/demo-light.gif?raw=true">');
    expect(markup).toContain('<img src="docs/demo-light.gif?raw=true" alt="x"');
    expect(await snippet(demo, 'demo.svg', { theme, alt: 'x', markup: 'plain' })).toBe('![x](<demo.svg>)\n');
  });

  test('tells the size with all that stands around the terminal', async () => {
    const looks = { window: 'macos' as const, margin: [20], progressBar: 'bottom' as const, crop: 'auto' };
    const { width, height } = (await frameImages(demo, looks).next()).value as FrameImage;
    expect(await snippet(demo, 'demo.gif', { ...looks, markup: 'html', alt: 'x' })).toBe(
      `<img src="demo.gif" alt="x" width="${width}" height="${height}">\n`,
    );
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
