// Loads under which recorders lose the end of a program's output, for the short run of the tests and the long one.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export interface Load {
  name: string;
  /** For /bin/sh. */
  command: string;
  /** The bytes that a terminal shows of it: its last line is what the rest is told by. */
  bytes: Buffer;
  /** A reader that takes its time. */
  slow?: boolean;
}

const folder = mkdtempSync(join(tmpdir(), 'castkit-losses-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Numbered lines: what is missing, or out of order, can be seen. */
const lines = (count: number): string =>
  Array.from({ length: count }, (_, line) => `${line} ${'ó→x'.repeat(line % 20)}\n`).join('');

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** As the terminal's line discipline passes it on. */
const shown = (text: string): Buffer => Buffer.from(text.replaceAll('\n', '\r\n'));

export function loads(): Load[] {
  const large = lines(95_000);
  const small = lines(400);
  const path = file('large.txt', large);
  const short = file('small.txt', small);
  return [
    { name: 'a fast cat of 5 MB', command: `cat ${path}`, bytes: shown(large) },
    { name: 'a slow reader', command: `cat ${short}`, bytes: shown(small), slow: true },
    { name: 'an exit with output in flight', command: `cat ${short}; exit 3`, bytes: shown(small) },
    { name: 'a kill -9 of the program', command: `cat ${short}; kill -9 $$`, bytes: shown(small) },
    { name: 'a job that holds the terminal', command: `sleep 60 & cat ${short}`, bytes: shown(small) },
    { name: 'a daemon that holds the terminal', command: `setsid sleep 5 & cat ${short}`, bytes: shown(small) },
  ];
}

/** Short enough for a message. */
export const digest = (bytes: Uint8Array): string =>
  `${bytes.length} bytes, ${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`;
