// Packed fonts hold what the plain ones hold.
import { readFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { describe, expect, it } from 'vitest';
import { openSfnt, type SfntFont } from '../../src/core/fonts/opentype/sfnt.js';
import { unpackWoff } from '../../src/core/fonts/user/woff.js';
import { platform } from '../../src/core/platform.js';

const asset = (file: string): Buffer => readFileSync(new URL(`../../assets/fonts/${file}`, import.meta.url));

/** Every character of some text: its advance and outline. */
const drawings = (font: SfntFont, text: string) =>
  Object.fromEntries(
    Array.from(text, (c) => {
      const glyph = font.glyph(c.codePointAt(0) ?? 0);
      return [c, { advance: font.advance(glyph), outline: font.outline(glyph) }];
    }),
  );

describe.each([
  ['TrueType', 'JetBrainsMono-Regular.ttf', 'The quick brown fox: éçÅñ ½ @&%#{}'],
  ['TrueType with steps of all lengths', 'NotoSansDevanagari.ttf', 'अआइईकखगघङ'],
  ['CFF', 'NotoSansCJK.otf', '漢字かな'],
])('%s', (_name, file, text) => {
  it('comes out of WOFF and WOFF2 as it went in', async () => {
    const plain = await subsetFont(asset(file), text, { targetFormat: 'truetype' });
    const expected = drawings(openSfnt(plain), text);
    const woff = await subsetFont(asset(file), text, { targetFormat: 'woff' });
    const woff2 = await subsetFont(asset(file), text, { targetFormat: 'woff2' });
    expect(woff2.length).toBeLessThan(plain.length);
    expect(drawings(openSfnt(unpackWoff(woff)), text)).toEqual(expected);
    expect(drawings(openSfnt(await platform().unpackWoff2(woff2)), text)).toEqual(expected);
  });
});
