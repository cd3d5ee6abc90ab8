// A hundred recordings of each load, as a user makes them: no byte is missing, and none is out of order.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readCast } from '../../src/index.js';
import { useFolder } from '../support/folder.js';
import { digest, loads } from '../support/losses.js';
import { run } from '../support/program.js';

const RUNS = 100;
const path = useFolder();

it.each(loads())('holds every byte, in order: $name', ({ command, bytes }) => {
  for (let time = 0; time < RUNS; time++) {
    run(['castkit', 'rec', 'demo.cast', '-q', '--overwrite', '--headless', '-c', command], { cwd: path() });
    const events = [...readCast(readFileSync(path('demo.cast')), { name: 'demo.cast' }).events];
    const output = events.flatMap((event) => (event.type === 'output' ? [event.data] : [])).join('');
    expect(digest(Buffer.from(output))).toBe(digest(bytes));
    expect(events.at(-1)?.type).toBe('exit');
  }
});
