// --blur: what is hidden is nowhere in a picture, neither in its pixels nor in its text, and the recording stays as it is.
import { describe, expect, it } from 'vitest';
import { gif } from '../../src/core/animation/gif.js';
import { blurred } from '../../src/core/blur/blur.js';
import { screensAt } from '../../src/core/replay/replay.js';
import { png } from '../../src/core/still/stills.js';
import { svg } from '../../src/core/svg/svg.js';
import { screenText } from '../../src/core/terminal/text.js';
import { html } from '../../src/core/text/html.js';
import { input, marker, output, recording, resize } from '../support/recordings.js';

const TOKEN = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
const typed = [...TOKEN].map((key, n) => output(1 + n / 10, key));
const cast = recording(
  [
    output(0, '$ login \x1b]2;to hunter2\x07'),
    input(0.5, 'hunter2'),
    ...typed,
    output(6, '\r\n密码 hunter2 \x1b[1;31mhun\x1b[mter2\r\nplain text'),
    marker(7, 'hunter2'),
  ],
  { cols: 60, rows: 4, title: 'hunter2' },
);

const svgOf = async (given: Parameters<typeof svg>[1]): Promise<string> => {
  let text = '';
  for await (const piece of svg(cast, given)) text += piece;
  return text;
};
const gifOf = async (events = cast, blur: string[] = []): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of gif(events, { blur })) chunks.push(chunk);
  return Buffer.concat(chunks).toString('base64');
};
const rowsOf = async (blur: string[], times: number[]) =>
  (
    await screensAt(
      await blurred(cast, { blur }),
      times.map((time) => time * 1e6),
    )
  ).map(screenText);

describe('--blur', () => {
  it('hides a text wherever it is, with a shade as wide', async () => {
    const [rows] = await rowsOf(['hunter2'], [8]);
    expect(rows?.slice(1, 3)).toEqual(['密码 ▒▒▒▒▒▒▒ ▒▒▒▒▒▒▒', 'plain text']);
  });

  it('hides a secret from its first character on, before it is known to be one', async () => {
    const [first, all] = await rowsOf(['secrets:github'], [1.2, 8]);
    expect(first?.[0]).toBe('$ login ▒▒▒');
    expect(all?.[0]).toBe(`$ login ${'▒'.repeat(40)}`);
  });

  it('hides what a pattern matches, and its group alone where it has one', async () => {
    const [rows] = await rowsOf(['/PL[a-z]+/i', '/码 (?<secret>hun)/'], [8]);
    expect(rows?.slice(1, 3)).toEqual(['密码 ▒▒▒ter2 hunter2', '▒▒▒▒▒ text']);
  });

  it('leaves nothing of it in an SVG: text, titles, captions and keys', async () => {
    const decor = { window: 'macos', title: 'auto', captions: true, keys: true } as const;
    expect(await svgOf(decor)).toContain('hunter2');
    const text = await svgOf({ ...decor, blur: ['hunter2', 'secrets'] });
    expect(text).not.toMatch(/hunter|ter2|ghp_|0123|abcdef/);
    expect(text).toContain('plain text');
  });

  it('shows nothing of the colours of what it hides, and wide characters as two shades', async () => {
    const coloured = recording([output(0, '\x1b[31mhun\x1b[1;44mt\x1b[35;4mer\x1b[m2 \x1b[32m密\x1b[41m码\x1b[m end')]);
    const [screen] = await screensAt(await blurred(coloured, { blur: ['hunter2', '密码'] }), [0]);
    expect(screenText(screen!)[0]).toBe('▒▒▒▒▒▒▒ ▒▒▒▒ end');
    expect([...screen!.styles.subarray(0, 12)].filter((style) => style !== 0)).toEqual([]);
  });

  it('covers a region at all times, the cursor too, and wide characters whole', async () => {
    const [rows] = await rowsOf(['5x2+1+0'], [8]);
    expect(rows?.slice(0, 3)).toEqual([`$▒▒▒▒▒n ${TOKEN}`, '▒▒▒▒▒▒unter2 hunter2', 'plain text']);
    const [screen] = await screensAt(await blurred(cast, { blur: ['60x4'] }), [8e6]);
    expect(screen?.cursor.visible).toBe(false);
    expect(await svgOf({ blur: ['60x4'] })).not.toMatch(/login|plain|ghp/);
  });

  it('makes the same pictures of recordings that differ in what is hidden only', async () => {
    const say = (word: string, times = 1) =>
      recording([output(0, '$ '), ...Array.from(word.repeat(times), (key, n) => output(1 + n, key))], {
        cols: 20,
        rows: 2,
      });
    expect(await gifOf(say('swordfish'), ['swordfish'])).toBe(await gifOf(say('passwords'), ['passwords']));
    expect(await gifOf(say('swordfish'), ['12x1+2+0'])).toBe(await gifOf(say('passwords'), ['12x1+2+0']));
    expect(await gifOf(say('swordfish'))).not.toBe(await gifOf(say('passwords')));
    expect(await png(say('swordfish'), { blur: ['swordfish'] })).toEqual(
      await png(say('passwords'), { blur: ['passwords'] }),
    );
  });

  it('covers what scrolls through a region of an SVG', async () => {
    const lines = Array.from({ length: 12 }, (_, n) => output(n, `${n}: secret${n}\r\n`));
    let text = '';
    for await (const piece of svg(recording(lines, { cols: 20, rows: 4 }), { blur: ['12x4+4+0'] })) text += piece;
    expect(text).not.toMatch(/secret|ecre/);
    expect(text).toContain('11:');
  });

  it('covers a region after changes of size, and on lines of double width', async () => {
    const sized = recording(
      [output(0, 'secret\r\n\x1b#6secret\r\nsecret'), resize(1, 12, 3), output(2, '\x1b[2;1H\x1b#5other!')],
      { cols: 20, rows: 3 },
    );
    const screens = await screensAt(await blurred(sized, { blur: ['4x2+0+0'] }), [0, 1e6, 3e6]);
    expect(screens.map((screen) => screenText(screen).slice(0, 3))).toEqual([
      ['▒▒▒▒et', '▒▒cret', 'secret'],
      ['▒▒▒▒et', '▒▒cret', 'secret'],
      ['▒▒▒▒et', '▒▒▒▒r!', 'secret'],
    ]);
  });

  it('leaves nothing of it in HTML, where rows that left the screen would tell of a region', async () => {
    expect(await html(cast, { blur: ['hunter2', '60x1'], at: 'end' })).not.toMatch(/hunter|login|ghp/);
    const both = html(cast, { blur: ['60x1'], scrollback: true });
    await expect(both).rejects.toThrow('blur: a region of the screen cannot go with scrollback');
  });

  it('says what it can hide where it cannot', async () => {
    await expect(blurred(cast, { blur: [''] })).rejects.toThrow('blur');
    await expect(blurred(cast, { blur: ['/(/'] })).rejects.toThrow(
      'blur: expected a regular expression that can be read',
    );
    await expect(blurred(cast, { blur: ['secrets:githup'] })).rejects.toThrow(/^blur: .*github/);
  });
});
