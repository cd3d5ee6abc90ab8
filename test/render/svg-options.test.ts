// What options make of an SVG: what stands around the terminal, themes, names, fonts.
import { describe, expect, it } from 'vitest';
import { parseColour } from '../../src/core/theme/colour.js';
import { contrast } from '../../src/core/theme/contrast.js';
import { parseTheme } from '../../src/core/theme/themes.js';
import { marker, output, recording } from '../support/recordings.js';
import { named, parsed, renderSvg, type SvgGiven, shown, styleOf } from '../support/svg-documents.js';
import { elements, parseXml, textOf } from '../support/xml.js';

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
    expect(named(root, 'circle').length).toBe(6);
    expect(named(root, 'feGaussianBlur').length).toBe(2);
    expect(named(root, 'text').map(textOf)).toEqual(expect.arrayContaining(['recorded', '"it"', 'a <label>']));
    expect(styleOf(root)).toMatch(/linear infinite p0\}@keyframes p0\{0%\{transform:scaleX\(0\)\}40%,to/);
  });

  it('is filled with a colour, a gradient, or nothing', async () => {
    const fills = async (options: SvgGiven) =>
      (await renderSvg(cast, { margin: [9], ...options })).match(/<rect width="100%"[^>]*fill="([^"]*)"/)?.[1];
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

  it('makes titles stand out as asked', async () => {
    const title = async (options: SvgGiven) =>
      named(await parsed(shown(''), { at: 'end', window: 'plain', title: 'tides', ...options }), 'text')[0];
    const plain = (await title({}))?.attributes.get('fill');
    expect((await title({ minContrast: 10 }))?.attributes.get('fill')).not.toBe(plain);
  });

  it('makes text stand out as asked', async () => {
    const looks = { at: 'end', theme: 'dracula', minContrast: 7 };
    const [text] = named(await parsed(shown('\x1b[38;2;40;42;60mdim'), looks), 'text');
    const fill = parseColour(text?.attributes.get('fill') ?? '');
    expect(contrast(fill!, parseTheme('dracula').background)).toBeGreaterThanOrEqual(7);
  });
});

describe('two themes', () => {
  const pair = 'light=github-light,dark=dracula';

  it('are in one file: the light one as attributes (its red so that it can be read), the dark one as rules', async () => {
    const root = await parsed(shown('\x1b[31mred'), { at: 'end', theme: pair });
    expect(root.attributes.get('fill')).toBe('#171b21');
    expect(styleOf(root)).toContain('@media(prefers-color-scheme:dark){');
    expect(styleOf(root)).toContain('[fill="#d66571"]{fill:#f55}');
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
    await expect(renderSvg(shown('x'), { theme: 'light=github-light,dark=drakula' })).rejects.toThrow(
      'Did you mean "dracula"?',
    );
  });

  it('leave no trace where there is one', async () => {
    expect(await renderSvg(shown('x'))).not.toContain('prefers-color-scheme');
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
    await expect(renderSvg(cast, { idPrefix: '1"><script>' })).rejects.toThrow('idPrefix');
  });
});

describe('an embedded font', () => {
  it('is data that holds what is shown, the same every time', async () => {
    const cast = shown('plain \x1b[1mbold');
    const document = await renderSvg(cast, { at: 'end', embedFont: true });
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
    expect(await renderSvg(cast, { at: 'end', embedFont: true })).toBe(document);
  });
});
