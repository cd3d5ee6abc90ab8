import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TAIL } from '../../src/core/terminal/screen.js';
import { rowText, screenText } from '../../src/core/terminal/text.js';
import { play } from './play.js';

/** Cells that `text` takes on one line: the column of the cursor after it. */
const cells = async (text: string, unicode: '11' | 'graphemes' = 'graphemes') =>
  (await play(200, 1, text, { unicode })).cursor.col;

const emoji = readFileSync(new URL('./rgi-emoji.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => !line.startsWith('# '))
  .join(' ')
  .trim()
  .split(' ');

describe('emoji', () => {
  it('are two cells wide, one cluster each: all that Unicode recommends, fully qualified', async () => {
    expect(emoji.length).toBe(3953);
    const screen = await play(2, emoji.length, emoji.join('\r\n'));
    const wrong = emoji.filter(
      (sequence, row) => rowText(screen, row) !== sequence || screen.glyphs[2 * row + 1] !== TAIL,
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['family joined by ZWJ', '👩‍👩‍👧‍👦', 2],
    ['woman with red hair and a skin tone', '👩🏽‍🦰', 2],
    ['flag', '🇩🇪', 2],
    ['two flags', '🇩🇪🇫🇷', 4],
    ['three regional indicators', '🇩🇪🇫', 4],
    ['flag of England', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 2],
    ['keycap', '1️⃣', 2],
    ['digit with an enclosing keycap only', '1⃣', 1],
    ['heart as text', '❤', 1],
    ['heart as emoji', '❤️', 2],
    ['heart as text on purpose', '❤︎', 1],
    ['pointing hand with a skin tone', '☝🏿', 2],
    ['skin tone alone', '🏿', 2],
    ['skin tone after a letter', 'a🏿', 3],
    ['crab', '🦀', 2],
    ['emoji with a joiner and nothing to join', '👩‍a', 3],
    ['letters with a joiner', 'a‍b', 2],
    ['letter with variation selector 16', 'a️', 1],
  ])('%s: %s', async (_, text, expected) => expect(await cells(text)).toBe(expected));

  it('move to the next line where a variation selector makes them too wide for this one', async () => {
    expect(screenText(await play(3, 2, 'ab❤️'))).toEqual(['ab', '❤️']);
  });

  it('stay whole when their parts come in several writes', async () => {
    const { Emulator } = await import('../../src/core/terminal/emulator.js');
    const emulator = new Emulator({ cols: 10, rows: 1 });
    const seen: string[] = [];
    for (const part of ['👩', '\u200d', '\ud83d', '\udcbb', '|']) {
      emulator.write(part);
      emulator.snapshot((screen) => seen.push(rowText(screen, 0)));
    }
    await emulator.drain();
    expect(seen).toEqual(['👩', '👩‍', '👩‍', '👩‍💻', '👩‍💻|']);
  });

  it('are never more than a handful of parts', async () => {
    const screen = await play(80, 40, `👩${'‍👩'.repeat(1000)}`);
    expect(Math.max(...Array.from(screen.glyphs, (glyph) => screen.text(glyph).length))).toBeLessThan(100);
  });
});

describe('scripts', () => {
  it.each([
    ['Latin with combining marks', 'e\u0301o\u0308\u0323', 2],
    ['Chinese', '漢字', 4],
    ['halfwidth katakana with voicing mark', 'ｶﾞ', 2],
    ['Hangul syllables', '한글', 4],
    ['Hangul jamo', '\u1112\u1161\u11ab\u1100\u1173\u11af', 4],
    ['Thai with vowel, tone and AM', 'น้ำ', 2],
    ['Devanagari with a vowel sign', 'कि', 1],
    ['Devanagari conjunct', 'क्ष', 2],
    ['Arabic with vowel points', 'مَر', 2],
    ['Hebrew with points', 'שָׁ', 1],
    ['ambiguous width', '─α…', 3],
    ['private use', '\ue0b0\uf418', 2],
    ['soft hyphen', 'a\u00adb', 3],
    ['ideographic space', '\u3000', 2],
    ['ideograph of plane 2', '𠀀', 2],
    ['fullwidth letters', 'ＡＢ', 4],
  ])('%s: %s', async (_, text, expected) => expect(await cells(text)).toBe(expected));

  it('leave out what has no picture: zero width spaces, marks of direction, byte order marks', async () => {
    const screen = await play(10, 1, 'a\u200bb\u200e\u2067c\ufeff\u2060d');
    expect([screen.cursor.col, rowText(screen, 0)]).toEqual([4, 'abcd']);
  });
});

describe('a combining mark', () => {
  it('joins the letter left of the cursor, even after the cursor has moved', async () => {
    for (const unicode of ['graphemes', '11'] as const) {
      const screen = await play(10, 1, 'abc\x1b[1;3H\u0301|', { unicode });
      expect([rowText(screen, 0), screen.cursor.col]).toEqual(['ab\u0301|', 3]);
    }
  });

  it('stands on a blank where there is no letter', async () => {
    const screen = await play(10, 1, '\x1b[1;3H\u0301|');
    expect(rowText(screen, 0)).toBe('  \u0301|');
  });

  it('is dropped at the start of a line', async () => {
    for (const unicode of ['graphemes', '11'] as const) {
      expect(rowText(await play(10, 1, '\u0301\u0302ab', { unicode }), 0)).toBe('ab');
    }
  });
});

describe('widths as of Unicode 11', () => {
  it('count code point by code point', async () => {
    expect(await cells('👩‍👩‍👧', '11')).toBe(6);
    expect(await cells('❤️', '11')).toBe(1);
    expect(await cells('漢é', '11')).toBe(3);
    expect(await cells('🦀', '11')).toBe(2);
  });
});
