// Commands that the documentation shows, in ```console blocks: run as a reader would, in a folder with demo.cast and docs/.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { environment, programPath, shellWord } from './program.js';

const demo = join(import.meta.dirname, '../../examples/demo.cast');

export interface Shown {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** What a command that is shown comes to. */
export const DONE: Partial<Shown> = { status: 0, stderr: expect.not.stringContaining('error') };

/** The code of the blocks in one language. */
export const codeBlocks = (page: string, language: string): string[] =>
  [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , text = '']) => text);

/** Files that a page shows: blocks that begin with their name, as `# plan.yaml`. */
export const shownFiles = (page: string): [name: string, text: string][] =>
  codeBlocks(page, 'yaml').flatMap((text): [string, string][] => {
    const name = /^# ([\w.-]+)\n/.exec(text)?.[1];
    return name === undefined ? [] : [[name, text]];
  });

/** The lines of all console blocks, without the comments after them. */
export const consoleLines = (page: string): string[] =>
  codeBlocks(page, 'console').flatMap((text) =>
    text
      .trim()
      .split('\n')
      .map((line) => line.replace(/ +#.*$/, '')),
  );

/** Blocks of text that begin with `$ `: what was typed after each, and the lines that came of it. */
export const shownSessions = (page: string): { line: string; output: string }[][] =>
  codeBlocks(page, 'text')
    .filter((text) => text.startsWith('$ '))
    .map((text) =>
      text
        .split(/^\$ /m)
        .slice(1)
        .map((part) => {
          const end = part.indexOf('\n');
          return { line: part.slice(0, end), output: part.slice(end + 1) };
        }),
    );

/** Runs one of them, with castkit and cast2gif as bash functions. */
export function runShown(line: string, folder: string): Shown {
  mkdirSync(join(folder, 'docs'), { recursive: true });
  copyFileSync(demo, join(folder, 'demo.cast'));
  const programs = (['castkit', 'cast2gif'] as const).map(
    (name) => `${name}() { ${shellWord(process.execPath)} ${shellWord(programPath(name))} "$@"; }`,
  );
  const script = [...programs, 'set -e -o pipefail', line].join('\n');
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
  });
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}
