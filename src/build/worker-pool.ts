// The processes that run the jobs: this one alone, or several others. Processes, not threads: what a job takes of memory goes with them,
// and one that crashes (an encoder is native code) takes no other job along.

import { fileURLToPath } from 'node:url';
import type { Pool } from 'workerpool';
import { namesFlags } from '../core/options/option-name.js';
import { isBundled } from '../node/bundled.js';
import { type Outcome, runTask, type Task } from './render-job.js';

export interface WorkerPool {
  /** Tasks that it does at the same time. */
  readonly size: number;
  run(task: Task): Promise<Outcome>;
  /** At once, whatever it is doing. */
  stop(): void;
}

/** Beside this file in dist/build, and beside all that is bundled in dist/bundle; not in the sources. */
const WORKER = new URL('./build-worker.js', import.meta.url);

/** One process a core keeps every core busy: threads that help it collect garbage only take turns with the other processes. */
const ALONE_ON_ITS_CORE = ['--single-threaded-gc'];

/** @param size processes; 1 starts none */
export async function openWorkerPool(size: number, signal: AbortSignal | undefined): Promise<WorkerPool> {
  if (size <= 1 || !isBundled(WORKER)) {
    return { size: 1, run: (task) => runTask(task, signal), stop: () => undefined };
  }
  const { default: workerpool } = await import('workerpool');
  const pool = workerpool.pool(fileURLToPath(WORKER), {
    workerType: 'process',
    maxWorkers: size,
    forkOpts: { serialization: 'advanced', execArgv: ALONE_ON_ITS_CORE },
  });
  return {
    size,
    run: (task) => runElsewhere(pool, { ...task, namesFlags: namesFlags() }),
    stop: () => void pool.terminate(true),
  };
}

async function runElsewhere(pool: Pool, task: Task): Promise<Outcome> {
  try {
    return (await pool.exec('runTask', [task])) as Outcome;
  } catch (error) {
    const { message } = error as Error;
    const code = /(?:signalCode|exitCode): `(?!null)(\w+)`/.exec(message)?.[1] ?? 'no reason given';
    const sentence = `${task.job.input}: the process that rendered it ended unexpectedly (${code})`;
    return { made: [], failure: { name: 'Error', message: sentence }, warnings: [] };
  }
}
