// A process that does jobs, one after the other. The one that started it ends it: what a terminal sends to both is not for it.
import '../node/platform/install.js';
import workerpool from 'workerpool';
import { runTask } from './render-job.js';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

// Whoever started it may be gone at any moment, and then there is nobody to tell anything.
process.on('error', () => process.exit(1));

workerpool.worker({ runTask });
