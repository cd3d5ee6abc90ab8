// What the cells of a screen become in an SVG: text, drawings, links.
import { describe, expect, it } from 'vitest';
import { named, parsed, type SvgGiven, shown } from '../support/svg-documents.js';
import { elements, textOf } from '../support/xml.js';

describe('what a cell shows', () => {
  const texts = async (data: string, options: SvgGiven = {}) =>
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
