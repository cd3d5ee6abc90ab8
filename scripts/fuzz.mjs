// npm run fuzz -- [--seed N] [--minutes N | --runs N] [--only NAME]: the fuzz targets of test/fuzz, for so long, or so many inputs each.
// Says the seed first; a failure says the smallest input that it found.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    minutes: { type: 'string', default: '5' },
    runs: { type: 'string' },
    only: { type: 'string' },
  },
});

for (const [name, value] of [
  ['seed', values.seed],
  ['minutes', values.minutes],
  ['runs', values.runs ?? '1'],
]) {
  if (/^\d+(\.\d+)?$/.test(value)) continue;
  console.error(`--${name}: expected a number, found ${JSON.stringify(value)}`);
  process.exit(2);
}

const length = values.runs === undefined ? `${values.minutes} minutes` : `${values.runs} inputs each`;
console.error(`fuzzing with --seed ${values.seed} for ${length}`);

const env = {
  ...process.env,
  FUZZ_SEED: values.seed,
  ...(values.runs === undefined ? { FUZZ_SECONDS: String(Number(values.minutes) * 60) } : { FUZZ_RUNS: values.runs }),
};
const words = ['vitest', 'run', 'test/fuzz', ...(values.only === undefined ? [] : ['--testNamePattern', values.only])];
const { status } = spawnSync('npx', words, { env, stdio: 'inherit' });
process.exitCode = status ?? 1;
