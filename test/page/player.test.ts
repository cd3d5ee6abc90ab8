// Pages that play, as text: what is inside, what their policy allows, what a stranger's recording cannot do to them. That they play is
// test/web/player.test.ts.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCast, player, playerFiles, readCast, writeCast } from '../../src/index.js';
import { corpusMissing, corpusPaths, nameOf } from '../support/corpus.js';
import { policyOf, recordingIn, scriptsIn, settingsIn, sha256, skeletonOf, stylesIn } from '../support/pages.js';
import { output, recording } from '../support/recordings.js';

const read = (text: string) => [...readCast(new TextEncoder().encode(text)).events];
const demo = await loadCast('examples/demo.cast');
const hello = recording([output(0, 'hello'), output(2, ' world')], { title: 'Hello' });

describe('a page that plays', () => {
  it('holds the recording, as asciicast v3', async () => {
    const text = recordingIn(await player(demo));
    expect(text).toBe([...writeCast(demo, { version: 3 })].join(''));
    expect(read(text)).toHaveLength([...demo.events].length);
  });

  it('allows by its policy each script and style sheet in it, and nothing else', async () => {
    const page = await player(demo);
    const policy = policyOf(page);
    for (const text of [...scriptsIn(page), ...stylesIn(page)]) expect(policy).toContain(`'${sha256(text)}'`);
    expect(scriptsIn(page)).toHaveLength(2);
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-\S+ 'sha256-\S+ 'wasm-unsafe-eval'; style-src /);
    expect(policy).not.toMatch(/unsafe-inline|\*|https?:/);
  });

  it("keeps the player's licence", async () => {
    expect((await player(hello)).match(/Apache License 2\.0/g)).toHaveLength(2);
  });

  it('is the same in every run', async () => {
    expect(await player(demo)).toBe(await player(demo));
  });

  it('has a poster as SVG, of the best moment or another, or none', async () => {
    const poster = (page: string) => /<div id="poster">([\s\S]*)<\/div>/.exec(page)?.[1] ?? '';
    expect(poster(await player(demo))).toMatch(/^<svg /);
    const letters = (page: string) => [...poster(page).matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text);
    expect(letters(await player(hello, { poster: '1' }))).toEqual(['hello']);
    expect(letters(await player(hello, { poster: 'npt:0:02' }))).toEqual(['hello world']);
    expect(poster(await player(hello, { poster: 'none' }))).not.toContain('<svg');
    expect(settingsIn(await player(hello, { poster: 'none' })).poster).toBeNull();
    expect(settingsIn(await player(hello, { poster: 'end' })).poster).toBeCloseTo(2, 2);
  });

  it('tells the player what was asked for, and no more', async () => {
    expect(settingsIn(await player(hello)).options).toEqual({ controls: 'auto', fit: 'width', theme: 'castkit' });
    const asked = { autoplay: true, loop: true, speed: 2, idleTimeLimit: 3, startAt: '50%', cols: 90, rows: 30 };
    expect(settingsIn(await player(hello, { ...asked, controls: true, fit: 'both' })).options).toEqual({
      autoPlay: true,
      loop: true,
      speed: 2,
      idleTimeLimit: 3,
      startAt: 1,
      cols: 90,
      rows: 30,
      controls: true,
      fit: 'both',
      theme: 'castkit',
    });
  });

  it.each([
    [true, true],
    [0, true],
    [3, 3],
    [1, undefined],
  ])('loops as animations do: %s', async (loop, told) => {
    expect(settingsIn(await player(hello, { loop })).options.loop).toBe(told);
  });

  it('has the colours of its theme: one that was asked for, the recording’s, or a light and a dark one', async () => {
    const css = async (theme?: string, cast = hello) => stylesIn(await player(cast, { theme }))[2] ?? '';
    expect(await css('nord')).toContain('--term-color-background:#2e3440');
    expect(await css()).toContain('--term-color-background:#282a36');
    const theme = { foreground: 0x111111, background: 0xfafafa, palette: [] };
    expect(await css(undefined, { ...hello, header: { ...hello.header, theme } })).toContain('background:#fafafa');
    expect(await css('light=castkit-light,dark=nord')).toMatch(
      /#fdfdfc.*@media \(prefers-color-scheme:dark\).*#2e3440/,
    );
  });

  it('lists the chapters, with times as they play', async () => {
    const slow = recording([output(0, 'a'), output(60, 'b'), { time: 61_000_000, type: 'marker', label: 'B & co' }]);
    const page = await player(slow, { idleTimeLimit: 2 });
    expect(page).toContain('<li><span>0:03</span><a href="?t=61.0">B &amp; co</a></li>');
  });

  it('takes other markers in place of the recording’s', async () => {
    const events = (text: string) => read(text).filter(({ type }) => type === 'marker');
    const marked = recordingIn(await player(demo, { markers: ['5=Build', 'text:"="=Equals', 'end'] as never }));
    expect(events(marked)).toMatchObject([{ time: 5e6, label: 'Build' }, { label: 'Equals' }, { label: '' }]);
    expect(events(recordingIn(await player(demo, { markers: 'none' as never })))).toEqual([]);
    const listed = recordingIn(await player(hello, { markers: '[[0.5,"a"],1]' as never }));
    expect(events(listed)).toMatchObject([{ time: 500_000, label: 'a' }, { time: 1_000_000 }]);
  });

  it('says what it is to other pages', async () => {
    const page = await player(hello, {
      description: 'Says "hello".',
      url: 'https://a.example/x',
      image: 'https://a.example/x.png',
    });
    expect(page).toContain('<meta property="og:title" content="Hello">');
    expect(page).toContain('<meta property="og:description" content="Says &quot;hello&quot;.">');
    expect(page).toContain('<meta property="og:url" content="https://a.example/x">');
    expect(page).toContain('<meta property="og:image" content="https://a.example/x.png">');
    expect(page).toContain('<title>Hello</title>');
  });

  it('finds its scripts in a folder that pages share', async () => {
    const page = await player(hello, {}, {}, { assets: '../assets/' });
    const { scripts, styles } = playerFiles();
    for (const { name } of scripts) expect(page).toContain(`<script src="../assets/${name}"></script>`);
    for (const { name } of styles) expect(page).toContain(`<link rel="stylesheet" href="../assets/${name}">`);
    expect(page.length).toBeLessThan(10_000);
    expect(policyOf(page)).toContain("script-src 'self' 'wasm-unsafe-eval'");
  });

  it('plays recordings without any event', async () => {
    expect(recordingIn(await player(recording([])))).toContain('[0.000, "o", ""]');
  });

  it.each([
    [{ poster: 'soon' }, 'poster: expected'],
    [{ startAt: 'never' }, 'startAt: expected'],
    [{ markers: ['soon=x'] as never }, 'markers: expected'],
    [{ url: 'javascript:alert(1)' }, 'url: expected'],
    [{ theme: 'drakula' }, 'theme: expected'],
    [{ poster: '99' }, 'no moment "99"'],
    [{ startAt: 'marker:x' }, 'marker'],
  ])('refuses %o', async (given, words) => {
    await expect(player(hello, given)).rejects.toThrow(words);
  });
});

describe('a stranger’s recording', () => {
  const nasty = fc.constantFrom(
    ...[
      '</script>',
      '<script>alert(1)</script>',
      '<!--',
      '-->',
      ']]>',
      '</style>',
      '</title>',
      '</noscript>',
      '"',
      "'",
    ],
    ...['&lt;', '&#60;', '<img src=x onerror=alert(1)>', '\u2028', '\x00', '\ud800', '\ufffe', '\n', '`$', '\\', '字'],
  );
  const text = fc.array(nasty, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));

  it('changes no tag and no attribute of the page', async () => {
    const plain = recording([output(0, 'x'), { time: 1, type: 'marker', label: 'm' }], { title: 't' });
    const expected = skeletonOf(await player(plain, { poster: 'none', description: 'd' }));
    await fc.assert(
      fc.asyncProperty(text, text, text, text, async (title, label, data, description) => {
        const events = [output(0, data), { time: 1, type: 'marker' as const, label: `m${label}` }];
        const cast = recording(events, { title: `t${title}`, command: data, env: { SHELL: data } });
        expect(skeletonOf(await player(cast, { poster: 'none', description: `d${description}` }))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves the data of the page what they are', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (title, data) => {
        const page = await player(recording([output(0, data)], { title }));
        expect(scriptsIn(page)).toHaveLength(2);
        expect(settingsIn(page).options.theme).toBe('castkit');
        expect(read(recordingIn(page))).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });
});

/** Player, style sheets and scripts; the recording in base64; 40 kB for all else, the poster among it. */
const limitOf = (recorded: Buffer): number => {
  const { scripts, styles } = playerFiles();
  const files = [...scripts, ...styles].reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  return files + (4 / 3) * gzipSync(recorded, { level: 9 }).length + 40_000;
};

describe.skipIf(corpusMissing)('of recordings from the wild, a page', () => {
  const small = corpusPaths.filter((path) => readFileSync(path).length < 200_000);

  it.each(small.map(nameOf))('is little more than player and recording: %s', async (name) => {
    const path = small.find((known) => nameOf(known) === name)!;
    expect(Buffer.byteLength(await player(await loadCast(path)))).toBeLessThan(limitOf(readFileSync(path)));
  });

  it('of 5 MB of random blocks has less than 900 kB', async () => {
    const path = corpusPaths.find((known) => /textual-asciinema__static/.test(known))!;
    expect(Buffer.byteLength(await player(await loadCast(path)))).toBeLessThan(900_000);
  });
});
