// How a build scales: many recordings, copies of a corpus with small changes, to GIFs by one process that has one core (taskset:
// V8 has threads of its own, which would use the others) and by several processes; then again with nothing changed.
// node bench/build.mjs [folder of recordings] [--copies 200] [--jobs 2]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { copies: { type: 'string', default: '200' }, jobs: { type: 'string', default: '2' } },
});
const corpus = resolve(positionals[0] ?? 'bench/casts');
const copies = Number(values.copies);
const program = resolve(import.meta.dirname, '../bin/castkit.js');
const folder = mkdtempSync(join(tmpdir(), 'castkit-bench-'));

/** asciicast v1 is one JSON document: nothing can be added at its end. */
function hasEventLines(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8').split('\n', 1)[0]).version > 1;
  } catch {
    return false;
  }
}

/** A copy that says its number at the end: no two make the same GIF. */
function makeCopies() {
  const recordings = readdirSync(corpus).filter((name) => name.endsWith('.cast') && hasEventLines(join(corpus, name)));
  if (recordings.length === 0) throw new Error(`no recordings in ${corpus}; "npm run bench" makes some`);
  mkdirSync(join(folder, 'in'));
  for (let i = 0; i < copies; i++) {
    const text = readFileSync(join(corpus, recordings[i % recordings.length]), 'utf8').trimEnd();
    const version = JSON.parse(text.split('\n', 1)[0]).version;
    const last = version === 2 ? JSON.parse(text.slice(text.lastIndexOf('\n') + 1))[0] : 0.1;
    const extra = version === 2 || version === 3 ? `\n${JSON.stringify([last, 'o', `copy ${i}`])}\n` : '\n';
    writeFileSync(join(folder, 'in', `${i}.cast`), text + extra);
  }
  writeFileSync(join(folder, 'castkit.yaml'), 'inputs: in\noutputs: "{name}.gif"\n');
}

/** The words that start Node; on one core only, where the system has a program for that. */
function node(cores) {
  const canPin = cores === 1 && spawnSync('taskset', ['-c', '0', 'true']).status === 0;
  return canPin ? ['taskset', '-c', '0', process.execPath] : [process.execPath];
}

/** Seconds of one run; tells the peak memory of the process that leads it too. */
function build(name, cores, ...words) {
  const usage = join(folder, 'usage.json');
  const started = performance.now();
  const hook = ['--require', resolve(import.meta.dirname, 'usage.cjs')];
  const [start, ...rest] = node(cores);
  const { stderr } = spawnSync(start, [...rest, ...hook, program, 'build', '-o', join(folder, name), ...words], {
    cwd: folder,
    env: { ...process.env, BENCH_USAGE: usage },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const seconds = (performance.now() - started) / 1000;
  const total = stderr.split('\n').find((line) => /^\d+ outputs: /.test(line)) ?? stderr;
  const memory = `${(JSON.parse(readFileSync(usage, 'utf8')).peak / 1e6).toFixed(0)} MB`;
  console.log([name.padEnd(8), `${seconds.toFixed(2).padStart(7)} s`, memory.padStart(7), total].join('  '));
  return seconds;
}

makeCopies();
try {
  const one = build('one', 1, '--jobs', '1', '--force');
  const several = build('several', undefined, '--jobs', values.jobs, '--force');
  build('several', undefined, '--jobs', values.jobs);
  console.log(`${values.jobs} jobs: ${(one / several).toFixed(2)} times the rate of one core`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
