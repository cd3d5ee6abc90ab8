// Runs whole Node processes and says what they took: wall and CPU milliseconds, peak bytes of memory, bytes written.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const USAGE = fileURLToPath(new URL('usage.cjs', import.meta.url));

/** `stages  emulate 38 ms, draw 3 ms` among the words of `-v`, as { emulate: 38, draw: 3 }. */
function stagesOf(words) {
  const line = /^stages\s+(.*)$/m.exec(words)?.[1] ?? '';
  return Object.fromEntries(
    [...line.matchAll(/([a-z][\w -]*?) ([\d.]+) ms/gi)].map(([, name, ms]) => [name, Number(ms)]),
  );
}

function runOnce(script, args, folder, { extension, limit }) {
  const output = join(folder, `output.${extension}`);
  const usage = join(folder, 'usage.json');
  const began = performance.now();
  const run = spawnSync(process.execPath, ['--require', USAGE, script, ...args, output], {
    env: { ...process.env, BENCH_USAGE: usage },
    encoding: 'utf8',
    timeout: limit,
    killSignal: 'SIGKILL',
  });
  const wall = performance.now() - began;
  if (run.error?.code === 'ETIMEDOUT') throw new Error(`no end after ${limit / 1000} s`);
  if (run.status !== 0)
    throw new Error(`${script} ${args.join(' ')} ended with ${run.status ?? run.signal}: ${run.stderr}`);
  return {
    wall,
    ...JSON.parse(readFileSync(usage, 'utf8')),
    bytes: statSync(output).size,
    stages: stagesOf(run.stderr),
  };
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function summary(runs) {
  const of = (key) => median(runs.map((run) => run[key]));
  const stages = Object.keys(runs[0].stages).map((name) => [name, median(runs.map((run) => run.stages[name] ?? 0))]);
  return {
    runs: runs.length,
    wall: of('wall'),
    cpu: of('cpu'),
    peak: Math.max(...runs.map(({ peak }) => peak)),
    bytes: runs[0].bytes,
    stages: Object.fromEntries(stages),
  };
}

/**
 * Runs `script ...args OUTPUT` up to `times` times; no more once `enough` milliseconds have gone by.
 * Gives medians, and the highest peak. Throws where a run takes more than `limit` milliseconds.
 */
export function measure(script, args, { times, enough = Infinity, extension = 'gif', limit }) {
  const folder = mkdtempSync(join(tmpdir(), 'castkit-bench-'));
  const runs = [];
  try {
    const began = performance.now();
    do runs.push(runOnce(script, args, folder, { extension, limit }));
    while (runs.length < times && performance.now() - began < enough);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return summary(runs);
}
