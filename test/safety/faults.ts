// Breaks programs off at chosen steps of their work on the disk, and looks at what they leave.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { long } from '../support/casts.js';
import { environment, programPath } from '../support/program.js';

const PRELOAD = join(import.meta.dirname, 'fault.cjs');

/** Something that replaces files: the words of castkit, and what has to be there. */
export interface Work {
  words: string[];
  files: Record<string, string>;
  /** Files that are made or replaced. */
  outputs: string[];
}

export const works: Record<string, Work> = {
  'a render': {
    words: ['render', 'a.cast', '-o', 'a.gif', '-o', 'a.svg', '-o', 'a.txt', '-o', 'a.json'],
    files: { 'a.cast': long(20), 'a.gif': 'old', 'a.txt': 'old' },
    outputs: ['a.gif', 'a.svg', 'a.txt', 'a.json'],
  },
  'a build': {
    words: ['build', '--jobs', '1'],
    files: {
      'a.cast': long(20),
      'b.cast': long(10),
      'castkit.yaml': 'inputs: "*.cast"\noutputs: ["{name}.gif", "sub/{name}.txt", "{name}.svg"]\n',
      'a.gif': 'old',
      'b.svg': 'old',
    },
    outputs: ['a.gif', 'b.gif', 'a.svg', 'b.svg', 'sub/a.txt', 'sub/b.txt'],
  },
  'an edit in place': {
    words: ['speed', 'a.cast', '--in-place', '--factor', '2'],
    files: { 'a.cast': long(24_000) },
    outputs: ['a.cast'],
  },
};

type Contents = (string | undefined)[];

/** Runs it in a folder of its own. */
export class Site {
  readonly #folder: string;
  readonly #work: Work;

  constructor(folder: string, work: Work) {
    this.#folder = folder;
    this.#work = work;
    this.reset();
  }

  reset(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder);
    for (const [name, text] of Object.entries(this.#work.files)) writeFileSync(join(this.#folder, name), text);
  }

  /** @param fault as fault.cjs has it */
  run(fault?: string): SpawnSyncReturns<Buffer> {
    const preload = fault === undefined ? [] : ['--require', PRELOAD];
    return spawnSync(process.execPath, [...preload, programPath('castkit'), ...this.#work.words], {
      cwd: this.#folder,
      env: { ...environment, ...(fault !== undefined && { TEST_FAULT: fault }) },
    });
  }

  /** What a whole run makes, and in how many steps. */
  whole(): Whole {
    this.reset();
    const old = this.contents();
    const file = `${this.#folder}.count`;
    expect(this.run(`count:${file}`).status).toBe(0);
    return { ...JSON.parse(readFileSync(file, 'utf8')), old, made: this.contents(), names: this.names() };
  }

  contents(): Contents {
    return this.#work.outputs.map((name) => {
      const path = join(this.#folder, name);
      return existsSync(path) ? readFileSync(path, 'latin1') : undefined;
    });
  }

  names(): string[] {
    return readdirSync(this.#folder, { recursive: true, encoding: 'utf8' }).sort();
  }

  /** Unfinished files and folders of castkit. */
  temporaries(): string[] {
    return this.names().filter((name) => name.includes('.castkit-'));
  }

  /** What is done cannot be done again: a second run would be another edit. */
  get replacesItsInput(): boolean {
    return this.#work.words.includes('--in-place');
  }
}

export interface Whole {
  steps: number;
  writes: number;
  /** The step that puts the first file in its place. */
  place: number;
  old: Contents;
  made: Contents;
  names: string[];
}

/** So many of 1, 1.5, 2, ... last + 0.5, from the first to the last: before and after each step. */
export function pointsOf(last: number, count: number): number[] {
  const spread = Array.from({ length: count }, (_, i) => Math.round((i * (2 * last - 1)) / (count - 1)) / 2 + 1);
  return [...new Set(spread)];
}

type Judge = (result: SpawnSyncReturns<Buffer>, changed: boolean) => void;

const EXITS = { SIGINT: 130, SIGTERM: 143 } as const;

/** What a run that was broken off says; `changed`: it has put something in its place. */
export const judges: Record<'SIGKILL' | 'SIGINT' | 'SIGTERM' | 'ENOSPC' | 'EPIPE', Judge> = {
  SIGKILL: ({ signal }) => expect(signal).toBe('SIGKILL'),
  SIGINT: signalled('SIGINT'),
  SIGTERM: signalled('SIGTERM'),
  EPIPE: ({ status }, changed) => expect({ status, changed }).toEqual({ status: 0, changed: true }),
  ENOSPC: ({ status, stderr }) => {
    expect(stderr.toString()).toContain('no space left on the disk');
    // A build whose memory cannot be written has been one all the same.
    expect(status).toBe(/will be made again/.test(stderr.toString()) && !/failed/.test(stderr.toString()) ? 0 : 1);
  },
};

/** A signal that comes when all is done may come too late. */
function signalled(signal: keyof typeof EXITS): Judge {
  return ({ status }, changed) => expect(changed ? [0, EXITS[signal]] : [EXITS[signal]]).toContain(status);
}

export type Fault = keyof typeof judges;

/** How many of the points are surely before anything is put in its place: a file may have to be closed, or get its mode, first. */
export const pointsBefore = (points: readonly number[], { place }: Whole): number =>
  points.filter((point) => point < place - 1).length;

/** Breaks the work off at some points, each time anew, and looks. Gives how often nothing had been replaced. */
export function breakOff(site: Site, fault: Fault, points: readonly number[], whole: Whole): number {
  let untouched = 0;
  for (const point of points) {
    site.reset();
    const result = site.run(`${fault}:${point}`);
    const found = site.contents();
    const { old, made } = whole;
    const changed = found.some((content, i) => content !== old[i]);
    for (const [i, content] of found.entries()) {
      expect(content === old[i] || content === made[i], `${fault} at ${point}: output ${i} is whole`).toBe(true);
    }
    if (!changed) untouched++;
    judges[fault](result, changed);
    if (fault !== 'SIGKILL') expect(site.temporaries(), `${fault} at ${point}`).toEqual([]);
    else if (!changed || !site.replacesItsInput) goOn(site, whole);
  }
  return untouched;
}

/** The next run makes what is missing and cleans up. */
function goOn(site: Site, { made, names }: Whole): void {
  expect(site.run().status).toBe(0);
  expect(site.contents()).toEqual(made);
  expect(site.names()).toEqual(names);
}
