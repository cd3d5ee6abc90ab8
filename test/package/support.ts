// The package as npm would publish it: what it lists, and its files unpacked where a project would have them.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

export const manifest: {
  version: string;
  bin: Record<string, string>;
  man: string[];
  exports: Record<string, string | Record<string, string>>;
  dependencies: Record<string, string>;
} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

export interface Packed {
  filename: string;
  size: number;
  files: { path: string; size: number }[];
}

/** What npm says that it packs, with `--dry-run`, or has packed. Nothing is built. */
export function pack(...options: string[]): Packed {
  const words = ['pack', '--json', '--ignore-scripts', ...options];
  const text = execFileSync('npm', words, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
  const said: unknown = JSON.parse(text);
  return (Array.isArray(said) ? said : Object.values(said as object))[0]; // a list, from npm 12 on by name
}

/** Packs castkit and unpacks it as a project's dependency, without a network: castkit's own are linked from this tree's. */
export function installInto(project: string): string {
  const { filename } = pack('--pack-destination', project);
  const modules = join(project, 'node_modules');
  mkdirSync(modules, { recursive: true });
  execFileSync('tar', ['-xzf', filename], { cwd: project });
  const installed = join(modules, 'castkit');
  renameSync(join(project, 'package'), installed);
  for (const name of readdirSync(join(root, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction');
  return installed;
}
