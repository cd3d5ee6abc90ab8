// What looks add to an SVG: overlays, blinking, lines of double size, images of the user's.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cast } from '../../src/core/recording/cast.js';
import { blinking } from '../../src/core/svg/blinking.js';
import { Keyframes } from '../../src/core/svg/keyframes.js';
import { stripMarkup } from '../../src/core/svg/strip.js';
import { svg } from '../../src/core/svg/svg.js';
import { loadCast } from '../../src/node/source/load.js';
import { corpusMissing, corpusPaths, nameOf } from '../support/corpus.js';
import { input, marker, output, recording } from '../support/recordings.js';
import { elements, parseXml, textOf, type XmlElement } from '../support/xml.js';

type Options = Parameters<typeof svg>[1];

async function render(cast: Cast, options: Options = {}): Promise<string> {
  let document = '';
  for await (const part of svg(cast, options)) document += part;
  return document;
}

const parsed = async (cast: Cast, options: Options = {}) => parseXml(await render(cast, options));
const named = (root: XmlElement, name: string) => [...elements(root)].filter((element) => element.name === name);
const texts = (root: XmlElement) => named(root, 'text').map(textOf);
const styleOf = (root: XmlElement) => named(root, 'style').map(textOf).join('');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'castkit-svg-looks-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a strip', () => {
  const clock = { times: [0, 1e6, 2e6, 3e6], end: 4e6, loops: Number.POSITIVE_INFINITY };
  const draw = (value: string, x: number) => `<${value}${x}/>`;

  it('draws each picture once, and shows the one of the poster without animation', () => {
    const keyframes = new Keyframes(clock, '');
    const changes = ['a', 'b', 'a', undefined].map((value, frame) => ({ frame, value }));
    const markup = stripMarkup(changes, { keyframes, away: 100, poster: 2, draw });
    expect(markup).toBe('<g class="a"><a0/><b100/></g>');
    expect(keyframes.rules).toContain('0%,50%{translate:0}25%{translate:-100px}75%{translate:100px}');
  });

  it('does not move where one picture always shows', () => {
    const keyframes = new Keyframes(clock, '');
    expect(stripMarkup([{ frame: 0, value: 'a' }], { keyframes, away: 100, poster: 0, draw })).toBe('<a0/>');
    expect(keyframes.still).toBe(true);
  });

  it('is several of at most two hundred pictures, so that coordinates stay small', () => {
    const times = Array.from({ length: 450 }, (_, i) => i * 1000);
    const keyframes = new Keyframes({ ...clock, times }, '');
    const changes = times.map((_, frame) => ({ frame, value: `p${frame}-` }));
    const markup = stripMarkup(changes, { keyframes, away: 1, poster: 0, draw });
    expect(markup.match(/<g /g)?.length).toBe(3);
    expect(Math.max(...Array.from(markup.matchAll(/-(\d+)\//g), ([, x]) => Number(x)))).toBe(200);
  });
});

describe('what blinks', () => {
  it('begins anew at each of its moments, shown', () => {
    const { times, steps } = blinking([0, 1_300_000], 2_000_000);
    expect(times).toEqual([0, 600_000, 1_200_000, 1_300_000, 1_900_000]);
    expect(steps.map(({ opacity }) => opacity)).toEqual([1, 0, 1, 1, 0]);
  });

  const cast = recording([output(0, 'a \x1b[5mb\x1b[m c'), output(2, '\x1b[H')], {});

  it('is text that is set to, if that is asked for', async () => {
    const inClass = (root: XmlElement) =>
      named(root, 'g').filter((g) => g.attributes.has('class') && textOf(g) === 'b');
    const root = await parsed(cast, { blink: true, cursor: 'none', lastFrameDuration: 1 });
    expect(inClass(root).length).toBe(1);
    expect(styleOf(root)).toContain('{opacity:1}20%,60%{opacity:0}');
    expect(styleOf(await parsed(cast, { cursor: 'none' }))).not.toContain('opacity');
  });

  it('is the cursor with the letter that shows through it, from each frame on', async () => {
    const root = await parsed(cast, { cursorBlink: true, lastFrameDuration: 1 });
    // Frames at 0 and 2 s of 3.
    expect(styleOf(root)).toContain('0%,40%,66.667%{opacity:1}20%,60%,86.667%{opacity:0}');
    // The letter below stays as it is: that shows while the cursor is hidden.
    expect(texts(root).filter((text) => text.startsWith('a'))).toEqual(['a b c', 'a']);
    const inverse = [...elements(root)].filter((e) => e.name === 'text' && textOf(e) === 'a');
    expect(inverse.map(({ attributes }) => attributes.get('fill'))).toEqual(['#282a36']);
  });

  it('stands still in a still', async () => {
    expect(styleOf(await parsed(cast, { at: 'end', blink: true, cursorBlink: true }))).not.toContain('animation');
  });
});

describe('lines of double size', () => {
  const groups = async (data: string) =>
    named(await parsed(recording([output(0, data)]), { at: 'end', cursor: 'none' }), 'g').filter(({ attributes }) =>
      attributes.get('transform')?.includes('scale(2'),
    );

  it('are a normal line, stretched', async () => {
    const [line, ...more] = await groups('\x1b#6wide 字');
    expect(more).toEqual([]);
    expect(line?.attributes.get('transform')).toBe('translate(0 0)scale(2 1)');
    expect(textOf(line!)).toBe('wide 字');
  });

  it('show the upper and the lower half of the letters', async () => {
    const [top, bottom] = await groups('\x1b#3tall\r\n\x1b#4tall');
    expect(top?.attributes.get('clip-path')).toBe('url(#h0)');
    expect(bottom?.attributes.get('clip-path')).toBe('url(#h1)');
    // Both begin where the first of the two rows does.
    expect(bottom?.attributes.get('transform')).toBe(top?.attributes.get('transform'));
  });

  it('have grounds, lines and a cursor twice as wide', async () => {
    const root = await parsed(recording([output(0, '\x1b#6\x1b[44;4mab\x1b[m')]), { at: 'end' });
    const paths = named(root, 'path').map(({ attributes }) => attributes.get('d'));
    expect(paths).toContain('M0 0h40');
    expect(paths.some((d) => /^M0 \d+h40v1h-40z$/.test(d ?? ''))).toBe(true);
    expect(paths).toContain('M40 0h20v22h-20z');
  });
});

describe('overlays', () => {
  const cast = recording(
    [
      output(0, '$ '),
      ...[...'ls'].map((key, i) => input(1 + i / 10, key)),
      input(1.5, '\r'),
      marker(2, '文 one'),
      output(3, 'done'),
      marker(4, ''),
      output(65, 'x'),
    ],
    { title: 'A <title> 🚀', cols: 60 },
  );
  const all: Options = { window: 'macos', title: 'auto', keys: true, clock: true, captions: true, idleTimeLimit: 1e6 };

  it('are pills of keys that fade', async () => {
    const root = await parsed(cast, { keys: true, idleTimeLimit: 1e6 });
    expect(texts(root)).toEqual(expect.arrayContaining(['l', 'ls', 'ls ⏎']));
    expect(styleOf(root)).toMatch(/\{opacity:\.6\}.*\{opacity:\.25\}/);
    expect(await render(cast, { idleTimeLimit: 1e6 })).not.toContain('⏎');
  });

  it('are a clock of a few digits in each place', async () => {
    const root = await parsed(cast, all);
    const digits = texts(root).filter((text) => /^[\d:]$/.test(text));
    // m, :, ss: 0 and 1, the colon, 0 to 5, 0 to 9.
    expect(digits.length).toBe(2 + 1 + 6 + 10);
  });

  it('are captions until the next marker, one without a label too', async () => {
    const root = await parsed(cast, all);
    expect(texts(root)).toContain('文 one');
    expect(styleOf(root)).toMatch(/0%,5\.\d+%\{translate/);
  });

  it('show emoji of titles as pictures', async () => {
    const root = await parsed(cast, all);
    expect(texts(root).some((text) => text.startsWith('A <title>'))).toBe(true);
    // The rocket, and the Return key.
    expect(named(root, 'symbol').length).toBe(2);
  });

  it('are a watermark on the margin or over the cells', async () => {
    const opacity = async (options: Options) => {
      const root = await parsed(cast, { watermark: 'by me', ...options });
      const group = named(root, 'g').find((g) => g.attributes.has('opacity') && textOf(g) === 'by me');
      return [group?.attributes.get('opacity'), group?.children.map((line) => (line as XmlElement).attributes)];
    };
    const [onMargin, [first]] = (await opacity({ margin: [40] })) as [string, Map<string, string>[]];
    expect([onMargin, first?.get('transform')]).toEqual([
      '.5',
      expect.stringMatching(/^translate\(650 161\.4\)scale\(\.8\)$/),
    ]);
    expect((await opacity({ watermarkOpacity: 0.2, watermarkPlace: 'top' }))[0]).toBe('.2');
  });

  it('are in the embedded font too', async () => {
    const plain = await render(cast, { embedFont: true });
    const more = await render(cast, { embedFont: true, watermark: 'ΩΨЖ' });
    expect(more.length).toBeGreaterThan(plain.length + 250);
  });

  it('show in a still what they show at its moment, and nothing moves', async () => {
    const root = await parsed(cast, { ...all, progressBar: 'top', at: 2.2, watermark: 'by me' });
    expect(texts(root)).toEqual(expect.arrayContaining(['文 one', 'by me', 'ls ⏎', '$']));
    expect(texts(root).filter((text) => /^[\d:]$/.test(text))).toEqual(['0', ':', '0', '2']);
    expect(styleOf(root)).not.toContain('animation');
    expect([...elements(root)].filter(({ attributes }) => /^(?!w0|l0)/.test(attributes.get('class') ?? 'w0'))).toEqual(
      [],
    );
  });

  it('stay harmless XML, all of them at once', async () => {
    const nasty = '<script>&"\']]>\u0000\ufffe\ud800';
    const document = await render(
      recording([output(0, 'a'), input(1, nasty), marker(1, nasty), output(2, `\x1b]0;${nasty}\x07b`)], {
        title: nasty,
      }),
      { ...all, watermark: nasty },
    );
    expect(named(parseXml(document), 'script')).toEqual([]);
  });

  it('leave no two elements of one id, and no class without a rule', async () => {
    const options = { ...all, blink: true, cursorBlink: true, progressBar: 'top', idPrefix: 'x' } as const;
    const root = await parsed(cast, {
      ...options,
      watermark: 'w',
      shadow: true,
      marginFill: 'linear-gradient(red, blue)',
    });
    const ids = [...elements(root)].flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const classes = [...elements(root)].flatMap(({ attributes }) => attributes.get('class') ?? []);
    expect([...new Set(classes)].filter((name) => !styleOf(root).includes(`.${name}{`))).toEqual([]);
  });

  it.skipIf(corpusMissing)('are well-formed over a recording with input', async () => {
    const cast = await loadCast(corpusPaths.find((path) => nameOf(path).includes('tcut'))!);
    const root = await parsed(cast, { ...all, idleTimeLimit: 2, blink: true, cursorBlink: true, watermark: 'x' });
    expect(texts(root).length).toBeGreaterThan(50);
  });
});

describe('images of the user', () => {
  const cast = recording([output(0, 'x')]);
  const file = (name: string) => join(folder, name);
  const hrefs = async (options: Options) =>
    named(await parsed(cast, options), 'image').map(({ attributes }) => attributes.get('href') ?? '');

  beforeAll(async () => {
    const picture = sharp({ create: { width: 30, height: 20, channels: 3, background: '#123456' } });
    await picture.clone().png().toFile(file('a.png'));
    await picture.clone().jpeg().toFile(file('a.jpg'));
    await picture.clone().webp().toFile(file('a.webp'));
    await picture.clone().jpeg().withMetadata({ orientation: 6 }).toFile(file('turned.jpg'));
    writeFileSync(file('a.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>');
    writeFileSync(file('broken.png'), 'no picture');
  });

  it('fill the margin as they are, where all viewers know them', async () => {
    expect(await hrefs({ margin: [9], marginFill: file('a.png') })).toEqual([
      expect.stringMatching(/^data:image\/png;base64,/),
    ]);
    expect(await hrefs({ margin: [9], marginFill: file('a.jpg') })).toEqual([
      expect.stringMatching(/^data:image\/jpeg;base64,/),
    ]);
  });

  it('become PNG where not, or where they lie on their side', async () => {
    for (const name of ['a.webp', 'a.svg', 'turned.jpg']) {
      const [href = ''] = await hrefs({ margin: [9], marginFill: file(name) });
      expect(href).toMatch(/^data:image\/png;base64,/);
      const { format, width } = await sharp(Buffer.from(href.split(',')[1]!, 'base64')).metadata();
      expect([format, width]).toEqual(['png', { 'a.webp': 30, 'a.svg': 9, 'turned.jpg': 20 }[name]]);
    }
  });

  it('are watermarks', async () => {
    const [mark] = named(await parsed(cast, { watermark: file('a.png') }), 'image');
    expect(Object.fromEntries(mark!.attributes)).toMatchObject({ width: '30', height: '20' });
  });

  it('are left out where nothing shows of them', async () => {
    expect(await hrefs({ margin: [9], marginFill: file('a.png'), transparent: true })).toEqual([]);
  });

  it('are told about where they cannot be read', async () => {
    await expect(hrefs({ margin: [9], marginFill: file('broken.png') })).rejects.toThrow('expected an image');
    await expect(hrefs({ watermark: file('none.png') })).rejects.toThrow('none.png');
  });
});
