// What runs elsewhere (GitHub, Kubernetes, a batch system, pre-commit), run here: its steps as scripts, its files as data.
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { planJobs } from '../../src/build/plan.js';
import { readManifest } from '../../src/build/read-manifest.js';
import { HELLO } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { programPath, shellWord } from '../support/program.js';

interface Step {
  id?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

const root = join(import.meta.dirname, '../..');
const yaml = <T>(...names: string[]): T => parse(readFileSync(join(root, ...names), 'utf8')) as T;
const path = useFolder();

/** A shell in the folder, with castkit among its programs. */
function shell(command: string, words: readonly string[], variables: Record<string, string> = {}) {
  const env = { ...process.env, PATH: `${path('bin')}${delimiter}${process.env['PATH']}`, ...variables };
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: path(), env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

beforeEach(() => {
  mkdirSync(path('bin'));
  const castkit = `${shellWord(process.execPath)} ${shellWord(programPath('castkit'))}`;
  writeFileSync(path('bin/castkit'), `#!/bin/sh\nexec ${castkit} "$@"\n`);
  chmodSync(path('bin/castkit'), 0o755);
  for (const name of ['a', 'b', 'c', 'd']) writeFileSync(path(`${name}.cast`), HELLO);
  writeFileSync(path('castkit.yaml'), 'inputs: "*.cast"\noutputs: "{name}.gif"\n');
});

const gifs = (): string[] => readdirSync(path()).filter((name) => name.endsWith('.gif'));

describe('the GitHub Action', () => {
  const action = yaml<{
    inputs: Record<string, { description: string; default: string }>;
    runs: { using: string; steps: Step[] };
  }>('action.yml');
  const stepOf = (name: string) => action.runs.steps.find(({ id }) => id === name) as Required<Step>;

  /** Runs the step as GitHub does: bash -eo pipefail, inputs filled into its variables. */
  function runStep(given: Record<string, string> = {}, { env: asked, run } = stepOf('build')) {
    const inputs = { ...Object.fromEntries(Object.entries(action.inputs).map(([k, v]) => [k, v.default])), ...given };
    const env = Object.entries(asked).map(([name, value]): [string, string] => [
      name,
      value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input: string) => inputs[input] ?? 'no such input'),
    ]);
    const files = { GITHUB_OUTPUT: path('output'), GITHUB_STEP_SUMMARY: path('summary') };
    return shell('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
      ...Object.fromEntries(env),
      ...files,
    });
  }

  it('builds', () => {
    expect(runStep({ jobs: '1' })).toMatchObject({ status: 0 });
    expect(gifs()).toHaveLength(4);
    expect(existsSync(path('summary'))).toBe(false);
  });

  it('lists what is stale in the job summary, and fails', () => {
    runStep();
    writeFileSync(path('b.gif'), 'old');
    const { status, stderr } = runStep({ check: 'true', report: 'report.xml' });
    expect(status).toBe(1);
    expect(stderr).toContain('1 is stale');
    expect(readFileSync(path('summary'), 'utf8')).toMatch(
      /^### .*\n\n- `b\.gif`\n\n`castkit build` makes them anew\.\n$/,
    );
    expect(readFileSync(path('output'), 'utf8')).toMatch(/^stale<<(\S+)\nb\.gif\n\1\n$/);
    expect(readFileSync(path('report.xml'), 'utf8')).toContain('failures="1"');
  });

  it.each([{ check: 'yes' }, { ffmpeg: '1' }, { cache: '' }, { shard: '2' }, { jobs: 'all' }])(
    'refuses inputs before anything is installed: %j',
    (given) => {
      const [[name, value]] = Object.entries(given) as [[string, string]];
      const { status, stdout } = runStep(given, stepOf('inputs'));
      expect(stdout).toMatch(new RegExp(`^::error::${name}: expected .*, found "${value}"\n$`));
      expect(status).toBe(1);
      expect(runStep({ check: 'true', shard: '2/5', jobs: '4' }, stepOf('inputs')).status).toBe(0);
    },
  );

  it('installs its own checkout, never what is the newest', () => {
    const { run: install } = stepOf('install');
    expect(install).toContain('$GITHUB_ACTION_PATH');
    expect(readFileSync(join(root, 'action.yml'), 'utf8')).not.toContain('latest');
    expect(action.runs.steps.findIndex(({ id }) => id === 'inputs')).toBe(0);
  });

  it('does a shard', () => {
    runStep({ shard: '1/2' });
    expect(gifs()).toHaveLength(2);
  });

  it('records a command straight to pictures, and ends with its status', () => {
    const given = {
      command: 'echo "so $((6*7))"; exit 3',
      output: 'docs/new demo.svg\nrun.cast\n',
      'window-size': '30x5',
    };
    expect(runStep(given, stepOf('record'))).toMatchObject({ status: 3 });
    expect(readFileSync(path('docs/new demo.svg'), 'utf8')).toContain('so 42');
    expect(readFileSync(path('run.cast'), 'utf8')).toContain('"cols":30,"rows":5');
    expect(runStep({ ...given, command: 'true' }, stepOf('record'))).toMatchObject({ status: 0 });
  });

  it('runs nothing that stands in an input', () => {
    const { status } = runStep({ manifest: '"; touch pwned; $(touch pwned) `touch pwned`' });
    expect(status).toBe(1);
    expect(existsSync(path('pwned'))).toBe(false);
    for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{');
  });

  it('documents its inputs, and uses all of them', () => {
    const text = readFileSync(join(root, 'action.yml'), 'utf8');
    for (const [name, { description }] of Object.entries(action.inputs)) {
      expect(description).toMatch(/^[A-Z].{10,}[^.]$/);
      expect(text).toContain(`inputs.${name}`);
    }
    expect(action.runs.using).toBe('composite');
  });

  it('has the inputs that the workflow gives it', () => {
    const workflow = yaml<{ jobs: Record<string, { steps: Step[] }> }>('examples/ci/github.yml');
    const steps = Object.values(workflow.jobs).flatMap(({ steps }) => steps);
    const given = steps
      .filter(({ uses }) => uses?.startsWith('castkit/'))
      .flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.length).toBeGreaterThan(1);
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(given));
  });
});

describe('shards on many machines', () => {
  it('of a matrix are all of them', () => {
    const { jobs } = yaml<{ jobs: { build: { strategy: { matrix: { shard: string[] } } } } }>('examples/ci/github.yml');
    const { shard } = jobs.build.strategy.matrix;
    expect(shard).toEqual(shard.map((_, i) => `${i + 1}/${shard.length}`));
  });

  it('of an Indexed Job make every output once', () => {
    const { spec } = yaml<{
      spec: { completions: number; template: { spec: { containers: [{ command: [string]; args: [string] }] } } };
    }>('examples/ci/kubernetes.yaml');
    const [{ command, args }] = spec.template.spec.containers;
    expect(args[0]).toContain(`/${spec.completions}"`);
    let made = 0;
    for (let index = 0; index < spec.completions; index++) {
      const [program, ...words] = [...command, ...args];
      const { status, stderr } = shell(program, words, { JOB_COMPLETION_INDEX: String(index) });
      made += Number(/: (\d+) written/.exec(stderr)?.[1] ?? 0);
      expect({ status, stderr }).toMatchObject({ status: 0 });
    }
    expect(made).toBe(4);
    expect(gifs()).toHaveLength(4);
  });

  it.each([
    [
      'Slurm',
      (i: number) => ({ SLURM_ARRAY_TASK_ID: `${i + 1}`, SLURM_ARRAY_TASK_MIN: '1', SLURM_ARRAY_TASK_COUNT: '3' }),
    ],
    [
      'Slurm from 0',
      (i: number) => ({ SLURM_ARRAY_TASK_ID: `${i}`, SLURM_ARRAY_TASK_MIN: '0', SLURM_ARRAY_TASK_COUNT: '3' }),
    ],
    ['Grid Engine', (i: number) => ({ SGE_TASK_ID: `${i + 1}`, SGE_TASK_LAST: '3' })],
    ['AWS Batch', (i: number) => ({ AWS_BATCH_JOB_ARRAY_INDEX: `${i}`, CASTKIT_SHARDS: '3' })],
  ] as const)('of a batch array (%s) make every output once', (_, variables) => {
    const script = join(root, 'examples/ci/batch-array.sh');
    const made = [0, 1, 2].map((i) => {
      const { status, stderr } = shell('sh', [script], variables(i));
      expect({ status, stderr }).toMatchObject({ status: 0 });
      return Number(/: (\d+) written/.exec(stderr)?.[1] ?? 0);
    });
    expect(made.reduce((sum, count) => sum + count)).toBe(4);
    expect(Math.max(...made)).toBe(2);
    expect(gifs()).toHaveLength(4);
  });
});

describe('the pre-commit hooks', () => {
  const hooks = yaml<{ id: string; entry: string; files: string; language: string }[]>('.pre-commit-hooks.yaml');

  it('are called for recordings, tapes and manifests', () => {
    for (const { id, files, language } of hooks) {
      expect(language).toBe('node');
      const names = id === 'castkit-tape' ? ['docs/a.tape'] : ['docs/a.cast', 'a.cast.gz'];
      for (const name of names) expect(name).toMatch(new RegExp(files));
      for (const name of ['a.castle', 'docs/a.gif', 'broadcast']) expect(name).not.toMatch(new RegExp(files));
    }
  });

  it('run', () => {
    const statuses = hooks.map(({ id, entry }) => {
      const names = id === 'castkit-validate' ? ['a.cast', 'b.cast'] : id === 'castkit-tape' ? ['a.tape'] : [];
      if (id === 'castkit-tape') writeFileSync(path('a.tape'), 'Type "ls"\n');
      return [id, shell('sh', ['-c', [entry, ...names].join(' ')]).status];
    });
    expect(Object.fromEntries(statuses)).toEqual({
      'castkit-build': 0,
      'castkit-check': 0,
      'castkit-validate': 0,
      'castkit-tape': 0,
    });
  });
});

describe('the container file', () => {
  it('starts castkit, and packs what npm packs', () => {
    const text = readFileSync(join(root, 'Containerfile'), 'utf8');
    const bins = Object.keys(yaml<{ bin: Record<string, string> }>('package.json').bin);
    expect(bins).toContain(/^ENTRYPOINT \["(\w+)"\]$/m.exec(text)?.[1]);
    expect(text).toMatch(/npm ci && npm pack/);
    for (const line of text.split('\n').filter((line) => line.startsWith('FROM ')))
      expect(line).toMatch(/node:\d+-slim/);
  });
});

describe('the example manifest', () => {
  it('is right, and makes of the demo what it says', async () => {
    mkdirSync(path('examples/ci'), { recursive: true });
    copyFileSync(join(root, 'examples/demo.cast'), path('examples/demo.cast'));
    copyFileSync(join(root, 'examples/ci/castkit.yaml'), path('examples/ci/castkit.yaml'));
    const jobs = await planJobs(readManifest(path('examples/ci/castkit.yaml')), (warning) => expect(warning).toBe(''));
    expect(
      jobs.map(({ output, edits }) => [
        output.replace('\0', '*'),
        edits.flatMap(({ steps }) => steps.map(({ name }) => name)),
      ]),
    ).toEqual([
      ['demo.gif', ['idle']],
      ['chapters/demo-*.png', ['idle']],
    ]);
  });
});
