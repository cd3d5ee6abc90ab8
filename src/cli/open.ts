// The recording of a command that shows nothing of it: what is odd about its output is told all the same.
import type { Warn } from '../core/errors.js';
import { type Cast, loadCast } from '../index.js';
import type { Context } from './command.js';

export const openChecked = (input: string, reading: Context['reading'], warn: Warn): Promise<Cast> =>
  loadCast(input, { ...reading, warn, checkOutput: true });
