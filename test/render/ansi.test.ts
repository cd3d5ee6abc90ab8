import { describe, expect, test } from 'vitest';
import type { Cast } from '../../src/core/recording/cast.js';
import { screenAt } from '../../src/core/replay/replay.js';
import type { Screen } from '../../src/core/terminal/screen.js';
import { ansi, screenAnsi } from '../../src/core/text/ansi.js';
import { html } from '../../src/core/text/html.js';
import { loadCast } from '../../src/node/source/load.js';
import { corpusMissing, corpusPaths, nameOf } from '../support/corpus.js';
import { screenFacts } from '../support/equal-screens.js';
import { castOf, output } from './recordings.js';

/** The screen of a terminal into which the text was printed. */
function printed(text: string, { cols, rows }: Screen): Promise<Screen> {
  const data = text.replace(/\n$/, '').replaceAll('\n', '\r\n');
  return screenAt(castOf(output([0, data]), { cols, rows }), 0);
}

const rowsOf = (screen: Screen) => screenFacts(screen).rows;

async function expectRoundTrip(cast: Cast, time = Number.POSITIVE_INFINITY): Promise<void> {
  const screen = await screenAt(cast, time);
  expect(rowsOf(await printed(screenAnsi(screen), screen))).toEqual(rowsOf(screen));
}

const wide = (data: string) => castOf(output([0, data]), { cols: 30, rows: 4 });

describe('ansi, printed into a terminal, gives the same screen', () => {
  test.each([
    ['1', '2', '3', '5', '7', '8', '9', '53'],
    ['4', '4:2', '4:3', '4:4', '4:5', '21'],
    ['4;58;2;9;8;7', '4;58;5;200', '4:3;58:2::1:2:3'],
    ['31', '97', '38;5;200', '38;2;1;2;3', '41', '107', '48;5;17', '48;2;200;100;0'],
    ['1;31;44', '7;1;4;9;38;5;3'],
  ])('with SGR %s and the like', async (...codes) => {
    await expectRoundTrip(wide(codes.map((code) => `\x1b[${code}mab\x1b[m `).join('')));
  });

  test('with wide graphemes, emoji and marks', async () => {
    await expectRoundTrip(wide('日本\x1b[31m語🦀\x1b[m e\u0301 👨‍👩‍👧 │'));
  });

  test('with coloured blanks up to the edge, and full rows', async () => {
    await expectRoundTrip(wide(`\x1b[44m\x1b[K\r\n${'x'.repeat(30)}\x1b[m\r\n\x1b[7m   \x1b[m`));
  });

  test('with rows of double size', async () => {
    await expectRoundTrip(wide('\x1b#6wide\r\n\x1b#3top\r\n\x1b#4top'));
  });

  test('with links', async () => {
    await expectRoundTrip(wide('\x1b]8;;https://x.test/?a=1\x1b\\link\x1b]8;;\x1b\\ not'));
  });

  test.skipIf(corpusMissing).for(corpusPaths.slice(0, 12).map((path) => [nameOf(path), path] as const))(
    'of %s',
    async ([, path]) => {
      const cast = await loadCast(path);
      const screen = await screenAt(cast, 5e6);
      const shown = rowsOf(await printed(screenAnsi(screen), screen));
      // Colours that the program redefined are given by value.
      if (screen.colours.palette.size === 0) expect(shown).toEqual(rowsOf(screen));
    },
  );
});

describe('ansi', () => {
  test('leaves out links that are no web or mail address', async () => {
    const text = await ansi(wide('\x1b]8;;javascript:alert(1)\x1b\\x\x1b]8;;file:///etc\x1b\\y'));
    expect(text).not.toContain('\x1b]8');
  });

  test('gives colours that the program redefined by their value', async () => {
    expect(await ansi(wide('\x1b]4;1;#102030\x07\x1b[31mx'))).toContain('38;2;16;32;48');
  });

  test('ends each row plain, so that the next one is', async () => {
    expect(await ansi(castOf(output([0, '\x1b[44mab']), { rows: 1 }))).toBe('\x1b[0;44mab\x1b[0m\n');
  });
});

describe('html', () => {
  test('holds nothing of a recording that a browser would obey', async () => {
    const cast = castOf(output([0, '<b>&"\'\r\n</pre>']), { title: '</title><script>' });
    for (const htmlStyle of ['classes', 'inline'] as const) {
      const page = await html(cast, { htmlStyle });
      expect(page).toContain('&lt;b&gt;&amp;&quot;&#39;\n&lt;/pre&gt;');
      expect(page).toContain('<title>&lt;/title&gt;&lt;script&gt;</title>');
      expect(page).not.toMatch(/<script|<b>/);
    }
  });

  test('links web and mail addresses only', async () => {
    const page = await html(
      wide('\x1b]8;;https://x.test/?a=1&b="\x1b\\a\x1b]8;;javascript:alert(1)\x1b\\b\x1b]8;;mailto:a@b.c\x1b\\c'),
    );
    expect([...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      'https://x.test/?a=1&amp;b=&quot;',
      'mailto:a@b.c',
    ]);
  });

  test('has the colours of the theme, in a style sheet or at the text', async () => {
    const cast = wide('\x1b[31;1;4:3mx');
    expect(await html(cast, { theme: 'nord', fragment: true })).toMatch(
      /\.f-bf616a\{color:#bf616a\}[\s\S]*<span class="f-bf616a bold underline u-wavy">x<\/span>/,
    );
    const inline = await html(cast, { theme: 'nord', htmlStyle: 'inline', fragment: true });
    expect(inline).toMatch(/^<pre style="color:#d8dee9;background:#2e3440;|^<pre style="[^"]*background:#2e3440/);
    expect(inline).toContain(
      'color:#bf616a;font-weight:bold;text-decoration-line:underline;text-decoration-style:wavy',
    );
    expect(inline).not.toContain('<style');
  });

  test('keeps the columns where other fonts have to draw: each such cell has its width', async () => {
    const page = await html(wide('a⣿✔\ufe0e\x1b[31m\ue0b0b\x1b[m日│'), { theme: 'nord' });
    expect(page).toContain(
      'a<span class="cell">⣿</span><span class="cell">✔\ufe0e</span><span class="f-bf616a cell">\ue0b0</span>' +
        '<span class="f-bf616a">b</span><span class="wide">日</span>│\n',
    );
    expect(page).toContain('.cell{display:inline-block;width:1ch}');
  });

  test('hides concealed text', async () => {
    expect(await html(wide('\x1b[8msecret'))).not.toContain('secret');
  });

  test('of a session gives every line its time', async () => {
    const page = await html(castOf(output([0.5, 'one\r\n'], [1.25, '\x1b[31mtwo'])), {
      transcript: true,
      fragment: true,
    });
    expect(page).toContain('<span class="clock">00:00.500</span>  one\n');
    expect(page).toMatch(/<span class="clock">00:01\.250<\/span> {2}<span class="f-[0-9a-f]{6}">two<\/span>\n/);
  });
});
