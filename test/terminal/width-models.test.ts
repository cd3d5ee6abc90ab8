// How wide text is by the option, and by the terminal that was recorded.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EmulatorOptions } from '../../src/core/terminal/emulator.js';
import { screenText } from '../../src/core/terminal/text.js';
import { TracedTerminal } from '../../src/core/terminal/trace/traced.js';
import { terminalWidths } from '../../src/core/terminal/widths/known-terminals.js';
import { play } from './play.js';

/** Cells that `text` takes on one line: the column of the cursor after it. */
const cells = async (text: string, options: EmulatorOptions = {}) => (await play(200, 1, text, options)).cursor.col;

const KITTY = { termVersion: 'kitty(0.46.2)' };
const GHOSTTY = { termVersion: 'ghostty 1.3.1' };
const XTERM = { termVersion: 'XTerm(379)' };

describe('what became wide in Unicode 16', () => {
  const first = ['\u2630', '\u2637', '\u268a', '\u268f', '\u4dc0', '\u4dff', '\u{1d300}', '\u{1d356}', '\u{1d376}'];

  it('is narrow where nothing is known of the terminal', async () => {
    for (const character of first) expect([character, await cells(character)]).toEqual([character, 1]);
    for (const unicode of ['codepoints', '11'] as const) expect(await cells('\u2630\u{1d300}', { unicode })).toBe(2);
  });

  it('is wide in terminals that are known to be newer', async () => {
    for (const character of first) {
      expect([await cells(character, KITTY), await cells(character, GHOSTTY)]).toEqual([2, 2]);
    }
    for (const termVersion of ['kitty(0.37.0)', 'kitty(0.9)', 'ghostty 1.1.3', 'XTerm(379)', 'tmux 3.6b', 'what 9']) {
      expect([termVersion, await cells('\u2630', { termVersion })]).toEqual([termVersion, 1]);
    }
  });

  it('leaves its neighbours as they were', async () => {
    expect(await cells('\u262f\u2638\u2689\u2690', KITTY)).toBe(4);
    expect(await cells('\u4dbf\u4e00')).toBe(4);
  });
});

// xterm 379 was asked for the column of the cursor after each.
describe('code point by code point', () => {
  it.each([
    ['emoji and variation selector 15', '\u231a\ufe0e', 2],
    ['symbol and variation selector 16', '\u2764\ufe0f', 1],
    ['family joined by ZWJ', '👩\u200d👩\u200d👧', 6],
    ['flag', '🇩🇪', 2],
    ['keycap', '1\ufe0f\u20e3', 1],
    ['skin tone', '👍🏽', 4],
    ['Hangul jamo', '\u1112\u1161\u11ab', 2],
    ['old Hangul jamo', '\ua97c\ud7b0\ud7cb', 2],
    ['Hangul filler', '\u115f', 2],
    ['Thai', '\u0e19\u0e49\u0e33', 2],
    ['Devanagari with a vowel sign', '\u0915\u093f', 2],
    ['Devanagari conjunct', '\u0915\u094d\u0937', 2],
    ['zero width space', 'a\u200bb', 2],
    ['word joiner', '\u2060x', 1],
    ['direction mark', '\u200ex', 1],
    ['soft hyphen', 'a\u00adb', 3],
    ['enclosing circle', 'a\u20ddb', 2],
    ['Arabic number sign', '\u0600x', 2],
    ['ambiguous', 'α…─', 3],
    ['emoji of Unicode 14', '🫶', 2],
  ])('%s', async (_, text, expected) => {
    expect(await cells(text, { unicode: 'codepoints' })).toBe(expected);
    expect(await cells(text, XTERM)).toBe(expected);
  });

  it('knows all emoji of one code point as two cells', async () => {
    const emoji = readFileSync(new URL('./rgi-emoji.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('# '))
      .flatMap((line) => line.split(' '))
      .filter((text) => [...text].length === 1);
    expect(emoji.length).toBeGreaterThan(1100);
    expect(await cells(emoji.slice(0, 99).join(''), { unicode: 'codepoints' })).toBe(198);
    const screen = await play(2, emoji.length, emoji.join('\r\n'), { unicode: 'codepoints' });
    expect(screenText(screen)).toEqual(emoji);
  });

  it('keeps marks with their letter', async () => {
    const screen = await play(10, 1, 'e\u0301\u0323x', { unicode: 'codepoints' });
    expect([screenText(screen)[0], screen.cursor.col]).toEqual(['e\u0301\u0323x', 2]);
  });
});

describe('variation selector 15', () => {
  it('leaves emoji wide where nothing is known of the terminal', async () => {
    expect(await cells('⌚\ufe0e|')).toBe(3);
  });

  it.each([KITTY, GHOSTTY])('makes them narrow in %j', async (terminal) => {
    const screen = await play(6, 1, '⌚\ufe0eab', terminal);
    expect([screenText(screen)[0], screen.cursor.col]).toEqual(['⌚\ufe0eab', 3]);
    expect(await cells('\u303d\ufe0e\u3297\ufe0e🈚\ufe0e|', terminal)).toBe(4);
  });

  it('makes only those narrow that have a variation for text, and stand right before it', async () => {
    expect(await cells('🥰\ufe0e|', KITTY)).toBe(3);
    expect(await cells('漢\ufe0e|', KITTY)).toBe(3);
    expect(await cells('⌚\u0301\ufe0e|', KITTY)).toBe(3);
    expect(await cells('⌚\x1b[m\ufe0e|', KITTY)).toBe(3);
  });

  it('at the end of a row brings the cursor back into it', async () => {
    const screen = await play(4, 2, 'ab⌚\ufe0ec', KITTY);
    expect([screenText(screen), screen.cursor.row]).toEqual([['ab⌚\ufe0ec', ''], 0]);
  });

  it('leaves nothing of the wide one, and what follows joins nothing', async () => {
    const screen = await play(6, 1, 'xxxxx\r⌚\ufe0e', KITTY);
    expect(screenText(screen)[0]).toBe('⌚\ufe0e xxx');
    expect(await cells('⌚\ufe0e\u200d🦀|', KITTY)).toBe(3);
  });

  it('is the same where it is searched', () => {
    const terminal = TracedTerminal.open({ cols: 4, rows: 1 }, KITTY)!;
    terminal.write('⌚\ufe0eabc', 0);
    const seen: string[] = [];
    terminal.visitChanged((line) => seen.push(line.text));
    expect(seen).toEqual(['⌚\ufe0eabc']);
  });
});

describe('characters of ambiguous width', () => {
  const wide = { ambiguousWidth: 2 };

  it.each([
    ['Greek, Cyrillic, a degree sign', 'αЖ°', 6],
    ['lines and blocks', '─│█', 6],
    ['quotes and an ellipsis', '“…”', 6],
    ['private use, of all three planes', '\ue0b0\u{f0000}\u{100000}', 6],
    ['circled numbers', '①②', 4],
    ['Latin with marks', 'e\u0301', 1],
    ['letters and soft hyphens', 'az\u00ad', 3],
    ['what is wide anyhow', '漢🦀', 4],
    ['half width katakana', 'ｶ', 1],
  ])('are two cells where asked for: %s', async (_, text, expected) => {
    expect(await cells(text, wide)).toBe(expected);
    expect(await cells(text, { ...wide, unicode: 'codepoints' })).toBe(expected);
  });

  it('are one cell else', async () => expect(await cells('αЖ°─│█“…”\ue0b0①')).toBe(11));
});

describe('the terminal that was recorded', () => {
  it.each([
    ['XTerm(379)', 'codepoints'],
    ['XTerm(390)', 'codepoints'],
    ['VTE(7600)', 'codepoints'],
    ['kitty(0.46.2)', 'graphemes'],
    ['ghostty 1.3.1', 'graphemes'],
    ['WezTerm 20240203-110809-5046fc22', 'graphemes'],
    ['iTerm2 3.6.9', 'graphemes'],
    ['tmux 3.6b', 'graphemes'],
    ['foot(1.16.2)', 'graphemes'],
    ['xterm.js(6.1.0-beta.91)', 'graphemes'],
    ['', 'graphemes'],
    ['12', 'graphemes'],
  ])('%j has widths by %s', (termVersion, method) => expect(terminalWidths(termVersion).method).toBe(method));

  it('WezTerm passes over variation selectors', async () => {
    expect(await cells('❤\ufe0f', { termVersion: 'WezTerm 20240203-110809' })).toBe(1);
  });

  it('counts less than what was asked for', async () => {
    expect(await cells('👩\u200d👩', { ...XTERM, unicode: 'graphemes' })).toBe(2);
    expect(await cells('👩\u200d👩', { ...KITTY, unicode: 'codepoints' })).toBe(4);
  });
});

const CASE = new URL('../../../shared/cases/61-width-unicode16.cast', import.meta.url);

it.skipIf(!existsSync(CASE))(
  'U+2630 of a recording is one column (../shared/cases/61, skipped without it)',
  async () => {
    const [, , output] = JSON.parse(readFileSync(CASE, 'utf8').trim().split('\n')[1]!) as [number, string, string];
    const text = ['text', '', 'NORMAL a.txt  1% \u2630 1/9:1', ''];
    expect(screenText(await play(24, 4, output))).toEqual(text);
    expect(screenText(await play(24, 4, output, XTERM))).toEqual(text);
  },
);
