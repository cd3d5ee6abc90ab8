// Names of outputs that end as another format's files do, for every renderer and edit; the ones that are fine; packed ones.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { endingOf, type NameRequest, refuseOtherEnding } from '../../src/cli/endings.js';
import type { Product } from '../../src/cli/product.js';
import { commands } from '../../src/cli/registry.js';
import { HELLO } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { run as runProgram } from '../support/program.js';

const path = useFolder();
const run = (...words: string[]) => runProgram(['castkit', ...words], { cwd: path() });

const ENDINGS = 'gif svg png webp avif jpg jpeg mp4 webm txt ansi html htm json vtt'.split(' ');
const loaded = await Promise.all(Object.values(commands).map(({ load }) => load()));
const products = loaded.flatMap((command) => (command.product ? [{ command, product: command.product }] : []));

function refusal(request: Partial<NameRequest> & { product: Product }, output: string): string {
  const line = { command: 'x', input: 'demo.cast', values: {}, args: ['demo.cast', output], takesJson: false };
  try {
    refuseOtherEnding(output, { ...line, ...request });
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a name that ends as another format does', () => {
  const edits = products.filter(({ product }) => product.recording === true);

  it.each(edits.map(({ command, product }) => [command.name, product] as const))(
    'is refused by %s',
    (name, product) => {
      for (const ending of ENDINGS) {
        if (name === 'convert' && ['txt', 'json'].includes(ending)) continue;
        expect(refusal({ product, command: name }, `out.${ending}`)).toMatch(/^output: expected a name for .*castkit /);
      }
    },
  );

  const renderers = products.filter(({ product }) => product.recording !== true && product.extension !== '');

  it.each(renderers.map(({ command, product }) => [command.name, product] as const))(
    'is refused by %s',
    (_, product) => {
      const own = product.endings?.({}) ?? [product.extension];
      const others = ENDINGS.filter((ending) => !own.includes(ending));
      const refused = others.filter((ending) => refusal({ product }, `OUT.${ending.toUpperCase()}`) !== '');
      expect(refused).toEqual(others);
      expect(own.map((ending) => refusal({ product }, `out.${ending}`)).join('')).toBe('');
    },
  );

  it('is told with the command that was meant', () => {
    const gif = products.find(({ command }) => command.name === 'gif')!;
    const trim = products.find(({ command }) => command.name === 'trim')!;
    expect(refusal({ product: gif.product }, 'my out.svg')).toMatch(
      /For an SVG: castkit svg demo\.cast 'my out\.svg'$/,
    );
    expect(refusal({ product: gif.product }, 'out.mov')).toMatch(
      /castkit writes no \.mov\. For an MP4: castkit mp4 demo\.cast out\.mp4$/,
    );
    const args = ['demo.cast', '-o', 'out.gif', '--start', '2'];
    expect(refusal({ product: trim.product, command: 'trim', args }, 'out.gif')).toMatch(
      /For a GIF: castkit trim demo\.cast --start 2 \| castkit gif - out\.gif$/,
    );
  });

  it('may end as nobody else does, or as the recording itself', () => {
    const { product } = edits[0]!;
    expect(refusal({ product }, 'v1.2')).toBe('');
    expect(refusal({ product }, 'out.cast.gz')).toBe('');
    expect(refusal({ product, input: 'old.json' }, 'new.json')).toBe('');
    expect(refusal({ product }, 'out.cast.zst')).toMatch(/gzip only/);
    expect(endingOf('a.b/OUT.Cast.GZ')).toBe('cast');
  });
});

describe('the programs', () => {
  beforeEach(() => writeFileSync(path('demo.cast'), HELLO));

  it.each([
    ['gif demo.cast out.svg', /castkit svg demo\.cast out\.svg/],
    ['demo.cast -o out.webp', /castkit webp demo\.cast out\.webp/],
    ['svg demo.cast out.gif', /castkit gif demo\.cast out\.gif/],
    ['frames demo.cast out.mp4', /castkit mp4 demo\.cast out\.mp4/],
    [
      'mark add demo.cast m.gif --at 1 --label x',
      /castkit mark add demo\.cast --at 1 --label x \| castkit gif - m\.gif/,
    ],
    ['convert demo.cast out.txt -f v2', /The options ask for another format/],
    ['convert demo.cast out.cast -f raw', /The options ask for another format/],
    ['mark export demo.cast out.vtt --as csv', /The options ask for another format/],
    ['info demo.cast out.json', /For JSON add --json/],
  ])('refuse castkit %s', (words, sentence) => {
    const { status, stderr } = run(...words.split(' '));
    expect(stderr).toMatch(sentence);
    expect(status).toBe(2);
    expect(readdirSync(path())).toEqual(['demo.cast']);
  });

  it('pack what is named so, the same every time', () => {
    expect(run('convert', 'demo.cast', 'out.cast.gz', '-f', 'v2').status).toBe(0);
    expect(gunzipSync(readFileSync(path('out.cast.gz'))).toString()).toContain('hello');
    expect(run('svg', 'out.cast.gz', 'out.svgz', '-q').status).toBe(0);
    expect(gunzipSync(readFileSync(path('out.svgz'))).toString()).toMatch(/^<svg /);
  });

  it('make the folders that are missing, and leave none of them after a failure', () => {
    expect(run('gif', 'demo.cast', 'a/b/c.gif', '-q').status).toBe(0);
    expect(run('render', 'demo.cast', '-o', 'r/x.gif', '-o', 's/y.txt', '-q').status).toBe(0);
    expect(run('init', 'docs/new/castkit.yaml').status).toBe(0);
    expect(
      ['a/b/c.gif', 'r/x.gif', 's/y.txt', 'docs/new/castkit.yaml'].filter((name) => !existsSync(path(name))),
    ).toEqual([]);
    expect(run('gif', 'demo.cast', 'new/er/x.gif', '--start', '99').status).toBe(1);
    expect(existsSync(path('new'))).toBe(false);
  });
});
