import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cast, Header } from '../../src/cast/cast.js';
import { loadCast } from '../../src/cast/load.js';
import type { RenderReport } from '../../src/render/hooks.js';
import { svg, svgStills } from '../../src/render/svg/svg.js';
import { corpusMissing, corpusPaths, nameOf } from '../support/corpus.js';
import { expectHarmless } from '../support/harmless.js';
import { marker, output, recording } from '../support/recordings.js';
import { elements, parseXml, textOf, type XmlElement } from '../support/xml.js';

type Options = Parameters<typeof svg>[1];

async function render(cast: Cast, options: Options = {}, warnings: string[] = []): Promise<string> {
  let document = '';
  for await (const part of svg(cast, options, { warn: (warning) => warnings.push(warning) })) document += part;
  return document;
}

const parsed = async (cast: Cast, options: Options = {}) => parseXml(await render(cast, options));
const shown = (data: string, header: Partial<Header> = {}) => recording([output(0, data)], header);
const named = (root: XmlElement, name: string) => [...elements(root)].filter((element) => element.name === name);
const styleOf = (root: XmlElement) => named(root, 'style').map(textOf).join('');

const canLint = spawnSync('xmllint', ['--version']).status === 0;
const canDraw = spawnSync('rsvg-convert', ['--version']).status === 0;

describe('an animated SVG', () => {
  const cast = recording([output(0, '$ '), output(1, 'l'), output(1.2, 's'), output(1.5, '\r\nfile  other\r\n$ ')]);

  it('has the size of the GIF, a title, a description and a label', async () => {
    const root = await parsed({ ...cast, header: { ...cast.header, title: 'Files & more' } });
    expect(root.name).toBe('svg');
    expect(Object.fromEntries(root.attributes)).toMatchObject({ width: '220', height: '110', role: 'img' });
    expect(root.attributes.get('aria-label')).toBe('Files & more');
    expect(named(root, 'title').map(textOf)).toEqual(['Files & more']);
    expect(named(root, 'desc').map(textOf)).toEqual([expect.stringContaining('20 columns by 4 rows, 4.5 seconds')]);
  });

  it('is labelled as asked', async () => {
    const root = await parsed(cast, { alt: 'Two "files"' });
    expect(root.attributes.get('aria-label')).toBe('Two "files"');
    expect(named(root, 'desc').map(textOf)).toEqual(['Two "files"']);
  });

  it('keeps text as text', async () => {
    expect(textOf(await parsed(cast))).toContain('file  other');
  });

  it('gives the same bytes every time', async () => {
    expect(await render(cast)).toBe(await render(cast));
  });

  it('plays for ever, so often as asked, or once; then its end stays', async () => {
    expect(styleOf(await parsed(cast))).toContain('iteration-count:infinite');
    const thrice = styleOf(await parsed(cast, { loop: 3 }));
    expect(thrice).toContain('iteration-count:3;animation-fill-mode:forwards');
    expect(thrice.match(/@keyframes/g)?.length).toBe(thrice.match(/[,}]to[,{]|[^}]to\{/g)?.length);
    expect(styleOf(await parsed(cast, { noLoop: true }))).toContain('iteration-count:1');
  });

  it('holds its end for as long as asked', async () => {
    expect(styleOf(await parsed(cast, { lastFrameDuration: 8.5 }))).toContain('animation-duration:10s');
  });

  it('stands still for readers who want that', async () => {
    expect(styleOf(await parsed(cast))).toContain('@media(prefers-reduced-motion:reduce){[class]{animation:none}}');
  });

  it('begins every keyframes rule at 0%, lest the poster shows before its time', async () => {
    const rules = styleOf(await parsed(cast)).match(/@keyframes [^{]+\{[^}]*/g) ?? [];
    expect(rules.length).toBeGreaterThan(2);
    expect(rules.filter((rule) => !/\{(?:[\d.]+%,)*0%/.test(rule))).toEqual([]);
  });

  it('tells frames, size and theme', async () => {
    const reports: RenderReport[] = [];
    for await (const _ of svg(cast, {}, { onReport: (report) => reports.push(report) })) {
      // only the report matters
    }
    expect(reports).toMatchObject([{ width: 220, height: 110, frames: 4, duration: 4_500_000, theme: 'dracula' }]);
  });

  it('takes fewer frames a second where the screen changes all the time', async () => {
    const frames = async (options: Options) => {
      const busy = recording(Array.from({ length: 100 }, (_, i) => output(i / 25, `\r${i}`)));
      let count = 0;
      for await (const _ of svg(busy, options, { onReport: (report) => (count = report.frames) })) {
        // only the report matters
      }
      return count;
    };
    expect(await frames({})).toBeLessThanOrEqual(61);
    expect(await frames({ fpsCap: 30 })).toBe(100);
  });

  it('warns where it is too large for browsers', async () => {
    const warnings: string[] = [];
    const noise = Array.from({ length: 700 }, (_, i) => output(i, `\x1b[H${(i * 7919).toString(36).repeat(400)}`));
    await render(recording(noise, { cols: 80, rows: 24 }), {}, warnings);
    expect(warnings).toEqual([expect.stringContaining('browsers may be slow')]);
  });
});

describe('the poster', () => {
  const cast = recording([
    output(0, 'first'),
    output(1, '\r\nsecond'),
    marker(1.5, 'gone'),
    output(2, '\x1b[H\x1b[2Jend'),
  ]);

  /** The text of what lies on the canvas when nothing is moved. */
  async function poster(options: Options): Promise<string> {
    const root = await parsed(cast, options);
    const lines: string[] = [];
    const visit = (element: XmlElement, dx: number) => {
      const move = Number(/translate\((-?[\d.]+)/.exec(element.attributes.get('transform') ?? '')?.[1] ?? 0);
      if (element.name === 'text') {
        if (dx + Number(element.attributes.get('x') ?? 0) < 210) lines.push(textOf(element));
        return;
      }
      for (const child of element.children) if (typeof child !== 'string') visit(child, dx + move);
    };
    visit(root, 0);
    return lines.join('|');
  }

  it('is the fullest screen', async () => {
    expect(await poster({})).toBe('first|second');
  });

  it('is the moment asked for', async () => {
    expect(await poster({ stillAt: 0.5 })).toBe('first');
    expect(await poster({ stillAt: 'marker:gone' })).toBe('first|second');
    expect(await poster({ stillAt: 'end' })).toBe('end');
    expect(await poster({ stillAt: 'text:second', speed: 2 })).toBe('first|second');
  });

  it.skipIf(!canDraw)('is what a viewer without animation draws', async () => {
    const drawn = spawnSync('rsvg-convert', ['--format', 'png'], { input: await render(cast), maxBuffer: 1e8 });
    const empty = spawnSync('rsvg-convert', ['--format', 'png'], { input: await render(shown(' ')), maxBuffer: 1e8 });
    expect(drawn.status).toBe(0);
    expect(drawn.stdout.length).toBeGreaterThan(empty.stdout.length + 500);
  });
});

describe('the text that can be selected', () => {
  /** What is not part of something that moves, or is excepted from that. */
  function selectable(element: XmlElement, inherited = true): string[] {
    const classes = element.attributes.get('class')?.split(' ') ?? [];
    const can = element.name !== 'g' || classes.length === 0 ? inherited : classes.includes('s0');
    if (element.name === 'text') return can ? [textOf(element)] : [];
    return element.children.flatMap((child) => (typeof child === 'string' ? [] : selectable(child, can)));
  }
  const below = (row: number, text: string) => `\x1b[${row};1H${text}`;

  it('is what the poster shows, in the order of the screen', async () => {
    const cast = recording([
      output(0, below(1, 'brief') + below(4, 'fourth')),
      output(1, `${below(1, 'first')}${below(3, 'third')}`),
      output(2, below(2, 'second')),
      output(3, `${below(1, 'later')}${below(3, 'later')}`),
    ]);
    const root = await parsed(cast, { stillAt: 2 });
    expect(selectable(root)).toEqual(['first', 'second', 'third', 'fourth']);
    expect(styleOf(root)).toContain('g[class]{-webkit-user-select:none;user-select:none}');
    expect(styleOf(root)).toContain('g.s0{-webkit-user-select:text;user-select:text}');
  });

  it('is that of the poster where rows have moved up, too', async () => {
    const lines = Array.from({ length: 12 }, (_, i) => output(i, `\r\n${(7919 * (i + 1)).toString(36)} line ${i}`));
    expect(selectable(await parsed(recording(lines), { stillAt: 9 }))).toEqual(
      [6, 7, 8, 9].map((i) => `${(7919 * (i + 1)).toString(36)} line ${i}`),
    );
  });

  it('is not put in order where browsers would have to move many more things for it', async () => {
    const rows = Array.from({ length: 60 }, (_, row) => row);
    const write = (each: 0 | 1, text: string) =>
      rows.filter((row) => row % 2 === each).map((row) => below(row + 1, text)).join(''); // biome-ignore format: one thought
    const cast = recording([output(0.5, write(0, 'even')), output(1, write(1, 'odd')), output(2, '\x1b[2J')], {
      rows: 60,
    });
    expect(selectable(await parsed(cast, { stillAt: 1 })).join(' ')).toMatch(/^(even ){30}(odd ?){30}$/);
  });
});

describe('a still SVG', () => {
  const cast = recording([
    output(0, 'red \x1b[31mapple\x1b[m pie'),
    output(1, '\r\n  next   line'),
    output(2, '\x1b[2J'),
  ]);

  it('holds one screen and no animation', async () => {
    const root = await parsed(cast, { at: 1.5 });
    expect(styleOf(root)).not.toContain('animation');
    expect([...elements(root)].filter(({ attributes }) => attributes.has('class'))).toEqual([]);
  });

  it('has its text line by line, in the order of the screen', async () => {
    expect(named(await parsed(cast, { at: 1.5 }), 'text').map(textOf)).toEqual(['red apple pie', 'next   line']);
  });

  it('may be the fullest screen', async () => {
    expect(textOf(await parsed(cast, { at: 'fullest' }))).toContain('next');
  });

  it('is one: several moments are refused', async () => {
    await expect(render(cast, { at: '0,1' })).rejects.toThrow('--at: expected one moment');
  });
});

describe('several stills', () => {
  it('are one file each, with labels for their names', async () => {
    const cast = recording([output(0, 'one'), marker(0.5, 'First!'), output(1, '\r\ntwo'), marker(1.5, 'second')]);
    const stills: [label: string, text: string[]][] = [];
    for await (const { label, text } of svgStills(cast, { at: 'markers' })) {
      stills.push([label, named(parseXml(text.join('')), 'text').map(textOf)]);
    }
    expect(stills.map(([, text]) => text)).toEqual([['one'], ['one', 'two']]);
    expect(new Set(stills.map(([label]) => label)).size).toBe(2);
  });
});

describe('the size of an SVG', () => {
  const cast = recording([output(0, 'one'), output(1, '\r\ntwo')]);
  const sizeOf = async (options: Options) => {
    const { attributes } = await parsed(cast, options);
    const [left, top, width, height] = attributes.get('viewBox')!.split(' ').map(Number);
    const cells = { left: left!, top: top!, width: width!, height: height! };
    return { width: Number(attributes.get('width')), height: Number(attributes.get('height')), cells };
  };

  it.each([{}, { at: 'end' }])('at a scale is so many times as large, and else the same, %o', async (options) => {
    const [once, twice] = [await render(cast, options), await render(cast, { ...options, scale: 2 })];
    expect(await sizeOf({ ...options, scale: 2 })).toMatchObject({ width: 440, height: 220 });
    expect(twice).toBe(once.replace('width="220" height="110"', 'width="440" height="220"'));
  });

  it.each([
    { width: 1200, height: 630 },
    { width: 1280, height: 640, at: 'end' },
    { width: 1200, height: 630, at: 'end', window: 'macos' as const, shadow: true },
    { width: 333 },
    { height: 217, at: 1 },
  ])('is exactly %o where that is asked for, and nothing is squeezed', async (options) => {
    const { width, height, cells } = await sizeOf(options);
    expect({ width, height }).toMatchObject({ width: options.width ?? width, height: options.height ?? height });
    expect(cells.width / cells.height).toBeCloseTo(width / height, 3);
  });

  it('is filled up evenly on all sides', async () => {
    const natural = (await sizeOf({})).cells;
    const { cells } = await sizeOf({ width: 1000, height: 110 });
    expect(cells).toMatchObject({ top: natural.top, height: natural.height, width: 1000 });
    expect(cells.left).toBe(natural.left - 390);
  });

  it('cannot be given twice over', async () => {
    await expect(render(cast, { scale: 2, width: 100 })).rejects.toThrow('--scale: cannot go with --width');
  });
});

describe('what stands around the terminal', () => {
  const cast = recording(
    [output(0, 'a'), marker(0.5, 'a <label>'), output(1, '\x1b]0;"it"\x07b'), output(2, '\x1b]11;#123456\x07c')],
    { title: 'recorded' },
  );

  it('has room as asked', async () => {
    const root = await parsed(cast, { padding: [5, 10], margin: [20] });
    expect(Object.fromEntries(root.attributes)).toMatchObject({
      width: '260',
      height: '138',
      viewBox: '-30 -25 260 138',
    });
  });

  it('is a window with buttons, a title that changes, captions and progress', async () => {
    const root = await parsed(cast, {
      window: 'macos',
      title: 'auto',
      captions: true,
      progressBar: 'bottom',
      shadow: true,
    });
    expect(named(root, 'circle').length).toBe(3);
    expect(named(root, 'feGaussianBlur').length).toBe(1);
    expect(named(root, 'text').map(textOf)).toEqual(expect.arrayContaining(['recorded', '"it"', 'a <label>']));
    expect(styleOf(root)).toMatch(/linear infinite p0\}@keyframes p0\{0%\{transform:scaleX\(0\)\}40%,to/);
  });

  it('is filled with a colour, a gradient, or nothing', async () => {
    const fills = async (options: Options) =>
      (await render(cast, { margin: [9], ...options })).match(/<rect width="100%"[^>]*fill="([^"]*)"/)?.[1];
    expect(await fills({ marginFill: '#abc' })).toBe('#abc');
    expect(await fills({ marginFill: 'linear-gradient(90deg, red, blue)' })).toBe('url(#g0)');
    expect(await fills({ transparent: true })).toBeUndefined();
  });

  it('shows a part of the screen where that was asked for', async () => {
    const wide = shown('one two\r\nthree four');
    const root = await parsed(wide, { crop: '4x1+6+1' });
    expect(named(root, 'text').map(textOf)).toEqual(['four']);
    expect(root.attributes.get('width')).toBe('60');
    expect((await parsed(wide, { at: 'end', crop: 'auto' })).attributes.get('height')).toBe('66');
  });

  it('makes text stand out as asked', async () => {
    const [text] = named(await parsed(shown('\x1b[38;2;40;42;60mdim'), { at: 'end', minContrast: 7 }), 'text');
    expect(text?.attributes.get('fill')).not.toBe('#282a3c');
    const title = async (options: Options) =>
      named(await parsed(shown(''), { at: 'end', window: 'plain', title: 'tides', ...options }), 'text')[0];
    const plain = (await title({}))?.attributes.get('fill');
    expect((await title({ minContrast: 10 }))?.attributes.get('fill')).not.toBe(plain);
  });
});

describe('what a cell shows', () => {
  const texts = async (data: string, options: Options = {}) =>
    named(await parsed(shown(data), { at: 'end', cursor: 'none', ...options }), 'text');
  const of = async (data: string) => [...elements(await parsed(shown(data), { at: 'end', cursor: 'none' }))];

  it('is bold, italic, coloured', async () => {
    const [text] = await texts('\x1b[1;3;31mx');
    expect(Object.fromEntries(text!.attributes)).toMatchObject({
      'font-weight': '700',
      'font-style': 'italic',
      fill: '#f55',
    });
  });

  it('is half as strong where it is faint, and nothing where it is concealed', async () => {
    const [faint] = await texts('\x1b[2mx');
    expect(faint!.attributes.get('fill')).toBe('#909194');
    expect(textOf(await parsed(shown('\x1b[8;4msecret')))).not.toContain('secret');
  });

  it('is inverse', async () => {
    const all = await of('\x1b[7mx');
    expect(all.find(({ name }) => name === 'text')?.attributes.get('fill')).toBe('#282a36');
    expect(
      all.find(({ name, attributes }) => name === 'path' && attributes.has('stroke'))?.attributes.get('stroke'),
    ).toBe('#f8f8f2');
  });

  it.each([
    ['single', '\x1b[4mab', ['M0 18h20v1h-20z']],
    ['double', '\x1b[4:2mab', ['M0 18h20v1h-20zM0 20h20v1h-20z']],
    ['over', '\x1b[53mab', ['M0 0h20v1h-20z']],
  ])('has lines: %s', async (_name, data, paths) => {
    const metrics = (await of(data)).filter(({ name, attributes }) => name === 'path' && !attributes.has('stroke'));
    const heights = metrics.map(({ attributes }) => attributes.get('d')!.replace(/M0 \d+/g, 'M0 _'));
    expect(heights).toEqual(paths.map((path) => path.replace(/M0 \d+/g, 'M0 _')));
  });

  it('has lines in their own colour, and curly ones', async () => {
    const all = await of('\x1b[4:3;58:2::255:0:0mab');
    expect(all.filter(({ name }) => name === 'use').length).toBe(2);
    expect(all.some(({ attributes }) => attributes.get('fill') === '#f00')).toBe(true);
  });

  it('is a path where it is a box, a block or Powerline; lines that go on are one', async () => {
    const all = await of('──┐\r\n  │\x1b[Hx');
    expect(all.filter(({ name }) => name === 'path').length).toBe(1);
    const [braille] = (await of('⣿\ue0b0')).filter(({ name }) => name === 'use');
    expect(braille?.attributes.get('href')).toMatch(/^#/);
    expect(await texts('█▀▄⣿\ue0b0─')).toEqual([]);
  });

  it('is one symbol for each emoji, used wherever it stands', async () => {
    const all = await of('🦀 🦀 ❤️ 👩‍💻');
    expect(all.filter(({ name }) => name === 'symbol').length).toBe(3);
    expect(all.filter(({ name }) => name === 'use').length).toBe(4);
  });

  it.each([
    ['icons of private use', '\uf015'],
    ['symbols', '✔'],
    ['prompts', '❯'],
    ['pictographs', '🗹'],
    ['symbols that viewers show as emoji', '♥'],
    ['numbers of no script', '①'],
    ['letters of no script', '𝔸'],
  ])('is drawn where viewers may lack it: %s', async (_name, text) => {
    expect((await of(text)).filter(({ name }) => name === 'use').length).toBe(1);
  });

  it.each(['é', 'Ж', 'λ', '字', 'ｆ', '。', 'ש', 'अ', '→', '≤', '…'])(
    'is text where viewers have it: %s',
    async (text) => {
      expect((await of(text)).filter(({ name }) => name === 'use').length).toBe(0);
      expect((await texts(text)).map(textOf)).toEqual([text]);
    },
  );

  it('can be found and copied where it is drawn', async () => {
    const [line, ...others] = await texts('a ✔✔ \uf015 b🦀c');
    expect(textOf(line!)).toBe('a ✔✔ \uf015 b🦀c');
    expect(others).toEqual([]);
    const unseen = named(line!, 'tspan').filter(({ attributes }) => attributes.get('fill') === 'none');
    expect(unseen.map(textOf)).toEqual(['✔✔ \uf015', '🦀']);
  });

  it('is drawn once for each face that has it', async () => {
    const all = await of('✓\x1b[1m✓\x1b[m✔\x1b[1m✔\x1b[3m✔');
    expect(all.filter(({ name }) => name === 'symbol').length).toBe(3);
  });

  it('keeps its place when it is wide or rare', async () => {
    const [line] = await texts('字漢 a ✓b');
    expect(textOf(line!)).toBe('字漢 a ✓b');
    const spans = named(line!, 'tspan').map(({ attributes }) => attributes.get('x'));
    expect(spans).toEqual(['1 21', '40', '70', '80']);
  });

  it('keeps combined characters together', async () => {
    expect((await texts('e\u0301a\u0308x')).map(textOf)).toEqual(['e\u0301a\u0308x']);
  });

  it('has the length of its cells given where asked', async () => {
    const [line] = await texts('hello', { textLength: true });
    expect(line!.attributes.get('textLength')).toBe('50');
  });

  it('shows colours that the program set', async () => {
    const root = await parsed(shown('a\x1b]11;#123456\x07\x1b]4;1;#abcdef\x07\x1b[31mb'), { at: 'end' });
    const document = [...elements(root)].flatMap(({ attributes }) => [...attributes.values()]);
    expect(document).toEqual(expect.arrayContaining(['#123456', '#abcdef']));
  });
});

describe('links', () => {
  const link = (address: string) => shown(`\x1b]8;;${address}\x1b\\go\x1b]8;;\x1b\\ on`);
  const hrefs = async (address: string) =>
    named(await parsed(link(address), { at: 'end' }), 'a').map(({ attributes }) => attributes.get('href'));

  it.each(['https://example.com/?a=1&b="2"<3>', 'http://a.b', 'mailto:me@example.com'])(
    'lead to %s',
    async (address) => {
      expect(await hrefs(address)).toEqual([address]);
    },
  );

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    '//example.com',
    'https:evil',
  ])('do not lead to %s', async (address) => {
    expect(await hrefs(address)).toEqual([]);
  });

  it('cover what was linked only', async () => {
    expect(named(await parsed(link('https://a.b'), { at: 'end' }), 'a').map(textOf)).toEqual(['go']);
  });
});

describe('two themes', () => {
  const pair = 'light=github-light,dark=dracula';

  it('are in one file: the light one as attributes, the dark one as rules', async () => {
    const root = await parsed(shown('\x1b[31mred'), { at: 'end', theme: pair });
    expect(root.attributes.get('fill')).toBe('#171b21');
    expect(styleOf(root)).toContain('@media(prefers-color-scheme:dark){');
    expect(styleOf(root)).toContain('[fill="#f97583"]{fill:#f55}');
  });

  it('tell colours apart that are equal in one of them only', async () => {
    const light = `ffffff,000000${',111111'.repeat(8)}`;
    const dark = 'ffffff,eeeeee,101010,202020,303030,404040,505050,606060,707070,808080';
    const root = await parsed(shown('\x1b[31ma\x1b[32mb'), { at: 'end', theme: `light=${light},dark=${dark}` });
    const rules = styleOf(root);
    expect(rules).toContain('[fill="#111"]{fill:#202020}');
    expect(rules).toContain('[fill="rgb(17,17,17)"]{fill:#303030}');
  });

  it('are refused where one is unknown', async () => {
    await expect(render(shown('x'), { theme: 'light=github-light,dark=drakula' })).rejects.toThrow(
      'Did you mean "dracula"?',
    );
  });

  it('leave no trace where there is one', async () => {
    expect(await render(shown('x'))).not.toContain('prefers-color-scheme');
  });
});

describe('a prefix', () => {
  const cast = recording([output(0, '字⣿ 🦀'), output(1, '\r\nmore')]);

  it('begins every id, class and animation, and keeps rules inside of the picture', async () => {
    const root = await parsed(cast, { idPrefix: 'one', theme: 'light=nord,dark=dracula', cursorBlink: true });
    expect(root.attributes.get('id')).toBe('one');
    for (const { attributes } of elements(root)) {
      for (const name of ['id', 'class', 'href']) expect(attributes.get(name) ?? '#one-').toMatch(/^#?one(?:-|$)/);
    }
    const css = styleOf(root).replace(/@keyframes (one-\w+)\{(?:[^{}]*\{[^}]*\})*\}/g, '');
    const selectors = [...css.matchAll(/(?:^|[{}])([^{}@]+)\{/g)].flatMap(([, list = '']) =>
      list.split(/,(?![^[]*\])/),
    );
    expect(selectors.length).toBeGreaterThan(5);
    expect(selectors.filter((selector) => !/^(?:#one|\.one-)/.test(selector))).toEqual([]);
  });

  it('begins with a letter', async () => {
    await expect(render(cast, { idPrefix: '1"><script>' })).rejects.toThrow('--id-prefix');
  });
});

describe('an embedded font', () => {
  it('is data that holds what is shown, the same every time', async () => {
    const cast = shown('plain \x1b[1mbold');
    const document = await render(cast, { at: 'end', embedFont: true });
    const faces = [
      ...document.matchAll(/@font-face\{font-family:castkit([^{}]*)src:url\(data:font\/woff2;base64,([\w+/=]+)\)\}/g),
    ];
    expect(faces.map(([, descriptors]) => descriptors)).toEqual([';', ';font-weight:700;']);
    for (const [, , data = ''] of faces) {
      const font = Buffer.from(data, 'base64');
      expect(font.subarray(0, 4).toString()).toBe('wOF2');
      expect(font.length).toBeLessThan(3000);
    }
    expect(parseXml(document).attributes.get('font-family')).toMatch(/^castkit,/);
    expect(await render(cast, { at: 'end', embedFont: true })).toBe(document);
  });
});

describe('hostile recordings', () => {
  const nasty = fc.constantFrom(
    '<script>alert(1)</script>',
    '</style><b>',
    ']]>',
    '<![CDATA[',
    '&amp;&lt',
    '"\' onload=x',
    '\x00\x01\x08',
    '\ufffe\uffff',
    '\ud800',
    '\udfff',
    '\ud83d',
    '\u0085\u2028',
    '{}@import url(x)',
    '\x1b[31m',
    '字',
    '🦀',
    '\x1b]0;<title>&\x07',
    '\x1b]8;;javascript:alert(1)\x07x\x1b]8;;\x07',
    '\x1b]8;;https://a/"><script>\x07x\x1b]8;;\x07',
    '\x1b]8;;mailto:\ud800\ufffe<\x07x\x1b]8;;\x07',
    '\u202e',
    'e\u0301\ufffe',
    '\x1b]11;rgb:</\x07',
    '\x1b[4:3m',
    '─',
    '\ue0b0',
    '%s`',
  );

  it('stay harmless XML', async () => {
    const lists = fc.array(fc.array(nasty, { maxLength: 8 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(lists, fc.string({ unit: 'binary' }), fc.array(nasty), async (pieces, title, parts) => {
        const events = pieces.map((data, i) => output(i, data.join('')));
        const cast = recording(events, { title: title + parts.join(''), command: parts.join('') });
        expectHarmless(
          await render(cast, { alt: parts.join(''), fontFamily: `x${parts.join('').replaceAll(',', '')}` }),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('cannot leave the style sheet through the names of fonts', async () => {
    const root = expectHarmless(await render(shown('x'), { fontFamily: `x"}</style>, 'y', a\\62 c` }));
    expect(root.attributes.get('font-family')).toContain("'x}</style>',y,a62 c,");
  });
});

describe('recordings from the wild', () => {
  it.skipIf(corpusMissing).each(corpusPaths.map(nameOf))('make well-formed SVG: %s', async (name) => {
    const path = corpusPaths.find((known) => nameOf(known) === name)!;
    const document = await render(await loadCast(path), { select: '..40%' });
    expectHarmless(document);
    if (canLint)
      expect(spawnSync('xmllint', ['--noout', '--huge', '-'], { input: document }).stderr.toString()).toBe('');
  });
});
