// The entry of the second thread.
import './install.js';
import { workerData } from 'node:worker_threads';
import { codeTurns, type EncodeTask } from '../../core/codec/gif/encode-turns.js';

codeTurns(workerData as EncodeTask);
