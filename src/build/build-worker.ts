// A process that does jobs, one after the other. The one that started it ends it: what a terminal sends to both is not for it.
import '../node/platform/install.js';
import workerpool from 'workerpool';
import { runTask } from './render-job.js';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

workerpool.worker({ runTask });
