// What npm installs along with castkit: pinned, and nothing of it runs or downloads anything while it is installed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Locked {
  version?: string;
  integrity?: string;
  resolved?: string;
  dev?: boolean;
  hasInstallScript?: boolean;
}

const root = join(import.meta.dirname, '../..');
const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };
const locked = Object.entries(packages).filter(([path]) => path !== '');
const shipped = locked.filter(([, { dev }]) => dev !== true);
const names = (found: [string, Locked][]): string[] => found.map(([path]) => path.replace(/^.*node_modules\//, ''));

describe('the lockfile', () => {
  it('pins every package by version and by what is in it', () => {
    expect(locked.length).toBeGreaterThan(50);
    const pinned = ([, { version, integrity }]: [string, Locked]): boolean =>
      /^\d+\.\d+\.\d+/.test(version ?? '') && /^sha512-/.test(integrity ?? '');
    expect(names(locked.filter((entry) => !pinned(entry)))).toEqual([]);
  });

  it('takes packages from the registry that is set, from nowhere else', () => {
    expect(names(locked.filter(([, { resolved }]) => resolved !== undefined))).toEqual([]);
  });

  it('agrees with package.json', () => {
    const { dependencies, devDependencies } = read('package.json');
    expect(packages['']).toMatchObject({ dependencies, devDependencies });
  });
});

describe('what ships', () => {
  it('runs nothing when it is installed', () => {
    expect(shipped.length).toBeGreaterThan(20);
    expect(names(shipped.filter(([, { hasInstallScript }]) => hasInstallScript))).toEqual([]);
  });

  it('runs nothing of its own either: prepare is for copies of the repository', () => {
    const { scripts } = read('package.json') as { scripts: Record<string, string> };
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$/.test(name))).toEqual([]);
  });

  it('is no tool for development', () => {
    const { dependencies } = read('package.json') as { dependencies: Record<string, string> };
    expect(Object.keys(dependencies).filter((name) => packages[`node_modules/${name}`]?.dev)).toEqual([]);
  });
});

it('of the tools for development, only the bundler has a script to install: it puts its own program in place', () => {
  expect(names(locked.filter(([, { hasInstallScript }]) => hasInstallScript))).toEqual(['esbuild']);
});

it('what decides the bytes of outputs is pinned for those who install castkit, too', () => {
  const { dependencies } = read('package.json') as { dependencies: Record<string, string> };
  const deciding = Object.entries(dependencies).filter(([name]) => /^(@xterm\/|gifenc$)/.test(name));
  expect(deciding).toHaveLength(4);
  expect(deciding.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
