// castkit site: the files of a gallery, their links, and that only what has changed is made anew. In Chromium, where there is one.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { HELLO } from '../support/casts.js';
import { chromiumPath, openChromium, watched } from '../support/chromium.js';
import { useFolder } from '../support/folder.js';
import { skeletonOf } from '../support/pages.js';
import { run } from '../support/program.js';

const path = useFolder();
const site = (...words: string[]) => run(['castkit', 'site', ...words, '-o', 'public'], { cwd: path() });
const page = (name: string): string => readFileSync(path('public', name), 'utf8');
const titled = (title: string): string => HELLO.replace('{', `{"title":${JSON.stringify(title)},`);
/** Pictures may have a > in their words, as XML allows. */
const tagsOf = (name: string): string[] => skeletonOf(page(name).replace(/<svg [\s\S]*?<\/svg>/, ''));
const names = (): string[] => readdirSync(path('public')).sort();

beforeEach(() => {
  mkdirSync(path('casts/deep'), { recursive: true });
  writeFileSync(path('casts/one.cast'), titled('First & foremost'));
  writeFileSync(path('casts/deep/one.cast'), HELLO);
  writeFileSync(path('casts/two words.cast'), HELLO);
});

describe('castkit site', () => {
  it('makes an index, and for each recording a page, a thumbnail and the recording', () => {
    const { status, stderr } = site('casts', '--title', 'Our demos');
    expect([status, stderr]).toEqual([0, 'public  3 recordings, 3 made anew\n']);
    const own = ['one', 'one-2', 'two-words'].flatMap((name) =>
      ['cast', 'html', 'svg'].map((ending) => `${name}.${ending}`),
    );
    expect(names()).toEqual(['.castkit-site.json', 'assets', 'index.html', ...own].sort());
    expect(page('index.html')).toContain('<h1>Our demos</h1>');
    expect(page('index.html')).toContain('First &amp; foremost');
    expect(page('one.html')).toMatch(/<link rel="alternate" type="application\/x-asciicast" href="one(?:-2)?\.cast"/);
  });

  it('has no link that leads nowhere', () => {
    site('casts');
    const pages = names().filter((name) => name.endsWith('.html'));
    const links = pages.flatMap((name) =>
      [
        ...page(name)
          .replace(/<code>.*?<\/code>/g, '')
          .matchAll(/ (?:href|src)="([^"?#]+)"/g),
      ].map(([, link = '']) => link),
    );
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((link) => !existsSync(path('public', decodeURIComponent(link))))).toEqual([]);
  });

  it('names whole addresses for previews and oEmbed where it knows them', () => {
    site('casts/one.cast', '--url', 'https://demos.example/x');
    expect(JSON.parse(page('one.oembed.json'))).toMatchObject({
      version: '1.0',
      type: 'rich',
      title: 'First & foremost',
    });
    expect(page('one.html')).toContain('type="application/json+oembed" href="https://demos.example/x/one.oembed.json"');
    expect(page('one.html')).toContain('<meta property="og:image" content="https://demos.example/x/one.svg">');
  });

  it('makes anew what has changed, and no more', () => {
    site('casts');
    const before = statSync(path('public/two-words.html')).mtimeMs;
    writeFileSync(path('casts/one.cast'), titled('Another'));
    expect(site('casts').stderr).toBe('public  3 recordings, 1 made anew\n');
    expect(page('index.html')).toContain('Another');
    expect(statSync(path('public/two-words.html')).mtimeMs).toBe(before);
    expect(site('casts', '--theme', 'nord').stderr).toContain('3 made anew');
  });

  it('goes on after a recording that cannot be read, and says so', () => {
    writeFileSync(path('casts/bad.cast'), 'nonsense');
    const { status, stderr } = site('casts');
    expect([status, stderr]).toEqual([1, expect.stringMatching(/casts\/bad\.cast:?.*expected[\s\S]*3 made anew/)]);
    expect(page('index.html')).not.toContain('bad.html');
  });

  it('is not changed by what a stranger wrote', () => {
    site('casts');
    const plain = [tagsOf('index.html'), tagsOf('one.html')];
    const nasty = '"></a></script><script>alert(1)</script><!-- \u2028';
    for (const name of ['one.cast', 'deep/one.cast', 'two words.cast'])
      writeFileSync(path('casts', name), titled(nasty));
    site('casts');
    expect([tagsOf('index.html'), tagsOf('one.html')]).toEqual(plain);
  });

  it('needs recordings', () => {
    mkdirSync(path('empty'));
    const { status, stderr } = site('empty');
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining('expected recordings (*.cast) in this folder, found none'),
    ]);
  });
});

describe.skipIf(!chromiumPath)('a gallery in Chromium', () => {
  it('is searched, and leads to pages that play, without a word on the console or a request elsewhere', async () => {
    site('casts');
    const browser = await openChromium();
    try {
      const shown = await browser.newPage({ viewport: { width: 390, height: 800 } });
      const noise = watched(shown);
      await shown.goto(pathToFileURL(join(path('public'), 'index.html')).href);
      expect(await shown.evaluate('document.documentElement.scrollWidth')).toBe(390);
      await shown.getByRole('searchbox').fill('foremost first');
      await shown.getByText('1 found').waitFor();
      expect(await shown.locator('#recordings > li:visible').count()).toBe(1);
      await shown.getByRole('link', { name: 'First & foremost' }).click();
      await shown.locator('.ap-term', { hasText: 'hello' }).waitFor();
      await shown.getByRole('link', { name: 'All recordings' }).click();
      await shown.locator('#recordings').waitFor();
      expect(noise).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
