// Time zone, language, rights of new files, cores and folders do not matter; test/all has the whole corpus.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useFolder } from '../support/folder.js';
import { differences } from './twice.js';

const path = useFolder();
const demo = join(import.meta.dirname, '../../examples/demo.cast');

it('everything is the same in other surroundings', async () => {
  const defaults = { 'font-size': 11, window: 'macos', 'fps-cap': 5 };
  const edits = [{ trim: { start: 8, end: 9 } }];
  expect(await differences(path(), [demo], { edits, defaults })).toEqual([]);
});
