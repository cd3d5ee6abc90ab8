// What the package holds, by kind: nothing that docs/package.md does not give a reason for, all that package.json names, and not
// too much of it. What a project that has it installed can do is a matter of test/all/package.test.ts.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifest, pack, root } from './support.js';

const { size, files } = pack('--dry-run');
const paths = files.map(({ path }) => path);

/** The first column of the table in docs/package.md: a path, with `*` for a name and `**` for a path. */
const kinds = [...readFileSync(join(root, 'docs/package.md'), 'utf8').matchAll(/^\| (`.+?`) \|/gm)].flatMap(
  ([, cell = '']) => [...cell.matchAll(/`(.+?)`/g)].map(([, kind = '']) => kind),
);
const matcher = (kind: string): RegExp =>
  new RegExp(`^${kind.replace(/[.+]/g, '\\$&').replace(/\*\*|\*/g, (star) => (star === '**' ? '.+' : '[^/]+'))}$`);

describe('the package', () => {
  it('holds only files of the kinds that docs/package.md lists', () => {
    expect(kinds.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !kinds.some((kind) => matcher(kind).test(path)))).toEqual([]);
  });

  it.each(kinds)('holds %s', (kind) => {
    expect(paths.some((path) => matcher(kind).test(path))).toBe(true);
  });

  it('is under 8.5 MB', () => {
    expect(size).toBeLessThan(8_500_000);
  });

  it('holds all that package.json names', () => {
    const targets = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    const named = [...targets, ...Object.values(manifest.bin), ...manifest.man];
    expect(paths).toEqual(expect.arrayContaining(named.map((path) => path.replace('./', ''))));
  });

  it('names each manual page, so that npm links it', () => {
    expect(manifest.man).toEqual(
      readdirSync(join(root, 'dist/man'))
        .sort()
        .map((name) => `./dist/man/${name}`),
    );
  });

  it('has the types that public types lead to, and no others', () => {
    const types = paths.filter((path) => path.endsWith('.d.ts'));
    const imported = types.flatMap((path) =>
      [
        ...readFileSync(join(root, path), 'utf8').matchAll(/(?:\bfrom|\bimport\(|^import)\s*["'](\.[^"']+)\.js["']/gm),
      ].map(([, name]) => posix.join(posix.dirname(path), `${name}.d.ts`)),
    );
    const entries = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [] : [(target['types'] ?? '').replace('./', '')],
    );
    expect([...new Set([...imported, ...entries])].sort()).toEqual(types.sort());
  });

  it('has a source map, with the source in it, for each file of the library', () => {
    const library = paths.filter((path) => /^dist\/(?!bundle\/|player\/|pages\/).*\.js$/.test(path));
    expect(library.length).toBeGreaterThan(100);
    for (const path of library) {
      const { sourcesContent } = JSON.parse(readFileSync(join(root, `${path}.map`), 'utf8'));
      expect(sourcesContent).toEqual([expect.any(String)]);
    }
  });
});
