// Starts the second thread of an encoder. Its entry is encode-worker.js: beside this file in dist, and beside all that is bundled in
// dist/bundle; not in the sources.
import { isBundled } from '../bundled.js';

const WORKER = new URL('./encode-worker.js', import.meta.url);
/** Heap of the worker for what is short-lived: with more it is as fast, and holds on to memory. */
const YOUNG_MB = 8;

/** As Platform has it. */
export function startEncodeThread(task: object): { stop(): void } | undefined {
  if (!isBundled(WORKER)) return undefined;
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const worker = new Worker(WORKER, {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  worker.on('error', () => undefined);
  worker.unref();
  return { stop: () => void worker.terminate() };
}
